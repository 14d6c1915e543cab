import Presentation

extension WeightsError {
  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .noNetwork(let saved):
      ErrorReport(
        kind: "order", message: "weights can be loaded once there are data and a network",
        hint: saved.map { "the file was saved from: \($0)" } ?? "data …, then net …, then load")
    case .missing(let name, let file):
      ErrorReport(
        kind: "weights", message: "\(file) holds no \(name), which the network needs",
        hint: "load \(file) layers=1-2 takes only some layers")
    case .unknown(let name, let file):
      ErrorReport(
        kind: "weights", message: "\(file) holds \(name), which the network does not have",
        hint: "load \(file) layers=1-2 takes only some layers")
    case .shape(let name, let network, let file):
      ErrorReport(
        kind: "shape", message: "\(name) is \(network) in the network and \(file) in the file",
        hint: "layers=1-2 takes only some layers")
    case .nextLayer(let layer, let units, let needed):
      ErrorReport(
        kind: "shape",
        message: "layer \(layer) cannot have \(units) units: W\(layer + 1) takes \(needed)",
        hint: "give it \(needed) units, or describe the network anew with net")
    }
  }
}
