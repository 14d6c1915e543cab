import Engine
import Formulas

extension Plan {
  /// The tensors that a word means: `dW2` itself, `dW[l]` that of every layer, and under an optimizer
  /// of the learner's own `W` and the names of its states those of every parameter.
  func tensors(meantBy word: String) -> [String] {
    if let stem = word.stemOfEveryLayer {
      return (1...network.depth).map { "\(stem)\($0)" }.filter { stage(writing: $0) != nil }
    }
    return ofEveryParameter(word) ?? [canonicalName(word)]
  }

  /// The tensor that another name likely means, the same but for capitals: `dW1` for `dw1`, a blank
  /// before others.
  func tensor(likely name: String) -> String? {
    let names = blanks.map(\.name) + stages.flatMap(\.writes).map(\.name) + ["alpha"]
    return names.first { $0 != name && $0.lowercased() == name.lowercased() }
  }

  /// What a name stands for in the formulas of an optimizer of the learner's own; nil where it is
  /// none of its names.
  func ofEveryParameter(_ name: String) -> [String]? {
    guard let own = ownOptimizer, !own.isWhole else { return nil }
    if name == "W" { return parameters.map(\.name) }
    return own.states.contains(name) ? parameters.map { "\(name)d\($0.name)" } : nil
  }
}

extension String {
  /// `dW` of `dW[l]`; nil where the word does not speak of every layer.
  fileprivate var stemOfEveryLayer: String? {
    hasSuffix("[l]") ? String(dropLast(3)).trimmed : nil
  }
}
