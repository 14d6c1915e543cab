import Matrices
import TestSupport

/// A reference case as a script a person could have typed, with the arrays in CSV files beside it.
struct GoldenScript {
  let reference: GoldenCase
  private var spec: GoldenCase.Spec { reference.spec }

  /// Writes the arrays into a folder and gives back the script's lines.
  func lines(in folder: TemporaryFolder, precision: String) throws -> [String] {
    let initial = reference.initial.sorted { $0.key < $1.key }
    for (name, tensor) in [("X", reference.X), ("Y", reference.Y)] + initial {
      try folder.write(tensor.matrix.csv, to: "\(name).csv")
    }
    func load(_ name: String) -> String { "\(name) = load(\"\(folder.path)/\(name).csv\")" }
    return ["seed \(spec.seed)", load("X"), load("Y"), "data from X Y"] + settings
      + ["set precision=\(precision)"] + frozen + initial.map { load($0.key) }
      + reference.iterations.flatMap { iteration in
        ["step iteration", "show indices epoch " + names(of: iteration).joined(separator: " ")]
      }
  }

  /// The tensors the reference has after an iteration, in order.
  func names(of iteration: GoldenCase.Iteration) -> [String] { iteration.tensors.keys.sorted() }

  private var settings: [String] {
    let layers = spec.layers.map(words).joined(separator: ", ")
    let numbers = [
      ("batch", spec.batch.map(String.init)), ("l1", spec.l1.map { "\($0)" }),
      ("l2", spec.l2.map { "\($0)" }),
    ]
    return ["net \(layers)", "loss \(spec.loss)", "optimizer " + words(spec.optimizer)]
      + numbers.compactMap { name, value in value.map { "set \(name)=\($0)" } }
      + (spec.decay.map { ["decay " + words($0)] } ?? [])
  }

  private func words(_ layer: GoldenCase.Spec.Layer) -> String {
    let words = ["\(layer.units)", layer.activation]
    let options = [
      layer.keepProbability.map { "keep=\($0)" }, "init=\(layer.initialization)",
      layer.slope.map { "slope=\($0)" },
    ]
    return (words + (layer.batchnorm == true ? ["batchnorm"] : []) + options.compactMap(\.self))
      .joined(separator: " ")
  }

  /// The kind, then the options as `name=value`.
  private func words(_ settings: [String: GoldenCase.Setting]) -> String {
    let options = settings.filter { $0.key != "kind" }.sorted { $0.key < $1.key }
    return ([settings["kind"].map { "\($0)" } ?? ""] + options.map { "\($0.key)=\($0.value)" })
      .joined(separator: " ")
  }

  private var frozen: [String] {
    spec.layers.enumerated().filter { $1.frozen == true }.map { "freeze \($0.0 + 1)" }
  }
}

extension Matrix<Double> {
  /// One line a row; a missing number is an empty field or a question mark.
  fileprivate var csv: String {
    (0..<shape.rows).map { row in
      (0..<shape.columns).map { column in
        let value = self[row, column]
        return value.isNaN ? (column % 2 == 0 ? "" : "?") : "\(value)"
      }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }
}
