import Cells
import Engine
import Formulas
import Languages
import Matrices

/// What cells see of the network: as formulas, without the learner's own variables.
struct NetworkView: EngineView {
  let scope: SessionScope

  static let dictionaries = ["parameters", "grads"]

  /// Tensors, scalars, parts of the data, and the dictionaries of parameters and gradients; none
  /// before there is a network.
  var names: [String] {
    scope.run == nil ? [] : scope.networkNames + Self.dictionaries
  }

  /// The value of a name, by the conventions of NumPy.
  func value(_ name: String) -> EngineValue? {
    if let run = scope.run, Self.dictionaries.contains(name) {
      return .dictionary(tensors(of: run, areGradients: name == "grads"))
    }
    guard let array = scope.networkValue(named: name)?.array else { return nil }
    if Self.wholes.contains(name), let whole = array.number.flatMap({ Int(exactly: $0) }) {
      return .integer(whole)
    }
    return .array(array)
  }

  /// The keys of one of its dictionaries.
  func keys(of dictionary: String) -> [String] {
    guard let run = scope.run else { return [] }
    return tensors(of: run, areGradients: dictionary == "grads").map(\.0)
  }

  func isReadByLines(_ name: String) -> Bool { scope.hidesVariable(name) }

  /// Scalars that count something.
  static let wholes: Set<String> = ["m", "t", "epoch", "iteration"]

  /// The parameters as they are, or their gradients as far as they are computed.
  private func tensors(of run: Trainer, areGradients: Bool) -> [(String, NumPyArray)] {
    run.plan.model.filter { !$0.spec.isAverage }.compactMap { spec, _ in
      let name = areGradients ? "d" + spec.name : spec.name
      guard run.plan.tensor(named: name) != nil else { return nil }
      return run.tensor(name).map { (name, NumPyArray($0)) }
    }
  }

  /// The stage that will compute a tensor.
  func whyAbsent(_ name: String) -> Localized<String>? {
    guard let plan = scope.run?.plan, let tensor = plan.tensor(named: name),
      let stage = plan.stage(writing: tensor.name)?.id
    else { return nil }
    return Localized(
      en: "\(stage) computes \(name): step on to it", zh: "\(stage) 计算 \(name)：先运行到那里")
  }
}
