import Engine
import Matrices
import Presentation

extension NetworkError {
  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .noLayers: network("a network needs a layer", "net 1 sigmoid is the smallest")
    case .tooManyLayers(let count):
      network("\(count) layers are too many", "at most \(Network.limits.layers)")
    case .units(let count, let layer):
      network(
        "layer \(layer) cannot have \(count) units", "from 1 to \(Network.limits.units)")
    case .keepProbability(let keep, let layer):
      network(
        "keep=\(keep) of layer \(layer) is not in (0, 1]",
        "keep= is the share of units that stay, such as 0.8")
    case .dropoutOnOutput(let layer):
      network(
        "layer \(layer) is the output and cannot drop out",
        "every output is needed for the loss; put keep= on a hidden layer")
    case .softmaxInside(let layer):
      network(
        "layer \(layer) has softmax but is not the output", "use relu or tanh in hidden layers")
    case .softmaxWithOneUnit(let layer):
      network(
        "softmax over one unit is always 1 (layer \(layer))",
        "use 1 sigmoid for two classes, or a unit for each class")
    case .slope(let slope, let layer):
      network("slope=\(slope) of layer \(layer) is not a number", "such as 0.01")
    case .lossNeedsProbabilities(let loss, let activation):
      network(
        "\(loss.rawValue) takes the logarithm of the output, which \(activation.rawValue) does "
          + "not keep between 0 and 1",
        "end with sigmoid or softmax, or use loss squared")
    }
  }

  private func network(_ message: String, _ hint: String) -> ErrorReport {
    ErrorReport(kind: "network", message: message, hint: hint)
  }
}

extension TrainingError {
  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .examplesDiffer(let X, let Y):
      data("X \(X) and Y \(Y) have different numbers of examples", "examples stand in columns")
    case .noExamples: data("there is no example to learn from", nil)
    case .feature(let value, let row, let column):
      data("X[\(row), \(column)] is \(value)", "every feature must be a finite number")
    case .inputs(let network, let data):
      fit("the network takes \(network) features, the data has \(data)", "describe it anew: net …")
    case .outputs(let network, let data):
      fit(
        "the network has \(network) output\(network == 1 ? "" : "s"), the labels Y have \(data) "
          + "row\(data == 1 ? "" : "s")",
        "the last layer must have \(data) unit\(data == 1 ? "" : "s")")
    case .label(let value, let row, let column):
      fit(
        "the label Y[\(row), \(column)] is \(value), which this loss cannot take",
        "bce needs labels from 0 to 1; use loss squared to predict numbers")
    case .notOneHot(let column):
      fit(
        "ce needs one-hot labels, and column \(column) of Y is not",
        "each column has one 1 and else 0; with a single row of 0 and 1 use 1 sigmoid")
    case .batchSize(let size): fit("a mini-batch cannot have \(size) examples", "set batch=64")
    case .unknownTensor(let name):
      ErrorReport(kind: "name", message: "there is no tensor \(name)", hint: "show lists them")
    case .shape(let name, let expected, let found):
      ErrorReport(
        kind: "shape", message: "\(name) is \(expected) and cannot become \(found)",
        hint: found == expected.transposed ? "transpose it with .T" : nil)
    case .cannotSet(let name):
      ErrorReport(
        kind: "name", message: "\(name) follows from other tensors and cannot be set")
    case .notANumber(let tensor, let stage, let iteration):
      ErrorReport(
        kind: "nan",
        message: "\(tensor) stopped being a number at \(stage), iteration \(iteration)",
        hint: "a smaller lr, or normalize; step up to there and show \(tensor) to see it. "
          + "Everything is as it was before the command")
    }
  }

  private func data(_ message: String, _ hint: String?) -> ErrorReport {
    ErrorReport(kind: "data", message: message, hint: hint)
  }

  private func fit(_ message: String, _ hint: String) -> ErrorReport {
    ErrorReport(kind: "fit", message: message, hint: hint)
  }
}

extension ShapeError {
  /// The sentence.
  var report: ErrorReport {
    switch self {
    case .cannotBroadcast(let a, let b):
      ErrorReport(kind: "shape", message: "\(a) and \(b) do not fit element by element")
    case .cannotMultiply(let a, let b):
      ErrorReport(
        kind: "shape", message: "cannot multiply \(a) by \(b): \(a.columns) ≠ \(b.rows)")
    case .cannotReshape(let a, let b):
      ErrorReport(kind: "shape", message: "\(a) cannot become \(b): \(a.count) ≠ \(b.count)")
    case .impossible(let rows, let columns):
      ErrorReport(kind: "shape", message: "(\(rows), \(columns)) is too large or not a shape")
    }
  }
}
