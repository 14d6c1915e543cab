import Engine
import Languages
import Matrices
import Presentation

extension Session {
  /// The report of a stop at a blank, with the shapes of what its formula may read; nil for any
  /// other error.
  func blankReport(_ error: any Error) -> ErrorReport? {
    guard case TrainingError.blank(let tensor, _) = error, let error = error as? TrainingError,
      let run = state.experiment.trainer, let spec = run.plan.tensor(named: tensor)
    else { return nil }
    let report = error.report
    // What the tensor was in the iteration before may have been smaller.
    let examples = run.scalar("m").flatMap { Int(exactly: $0) } ?? 0
    let shape = spec.isScalar ? "()" : "\(spec.shape(examples: examples))"
    let readable = run.readableShapes(before: tensor)
    return ErrorReport(
      kind: report.errorKind, message: report.words,
      hint: Localized(
        en: "rewrite \(tensor) = …, of shape \(shape); to be read: \(readable)",
        zh: "rewrite \(tensor) = …，形状 \(shape)；可以读：\(readable)"))
  }
}

extension Trainer {
  /// How many names are told at a blank.
  private static var most: Int { 20 }

  /// What a tensor's formula may read, with shapes, the nearest layers first; states of the
  /// optimizer where parameters are updated.
  fileprivate func readableShapes(before tensor: String) -> String {
    let layer = tensor.layerNumber
    let isUpdate = plan.stage(writing: tensor)?.id.pass == .update
    let specs = plan.readable(before: tensor).filter {
      isUpdate || !plan.lives(on: $0) || $0.role.isOfModel
    }
    let ordered = specs.enumerated().sorted { a, b in
      let (first, second) = (a.element.name, b.element.name)
      let distances = (distance(of: first, from: layer), distance(of: second, from: layer))
      return distances.0 == distances.1 ? a.offset < b.offset : distances.0 < distances.1
    }
    let told = ordered.prefix(Self.most).map { _, spec in
      spec.isScalar ? spec.name : "\(spec.name) \(shape(of: spec))"
    }
    let counts = ["m"] + (isUpdate ? ["alpha", "t"] : [])
    let rest = specs.count > told.count ? ["…"] : []
    return (told + counts + rest).joined(separator: ", ")
  }

  private func distance(of name: String, from layer: Int?) -> Int {
    guard let layer, let own = name.layerNumber else { return layer == 1 || layer == nil ? 1 : 2 }
    return abs(own - layer)
  }
}

extension TensorSpec.Role {
  /// Whether it is learnt, or an average that batch norm keeps.
  fileprivate var isOfModel: Bool {
    switch self {
    case .parameter: true
    default: false
    }
  }
}

extension String {
  /// The number behind a tensor's letters.
  fileprivate var layerNumber: Int? {
    Int(drop { !$0.isNumber }.prefix { $0.isNumber })
  }
}
