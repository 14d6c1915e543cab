import Engine
import Formulas
import Languages
import Presentation

extension Session {
  /// What is said of variables that have been changed and that formulas of the learner's took as
  /// they were.
  func keptValues(of name: String) -> [any Report] {
    state.experiment.hyperparameters.own.entries.isEmpty ? [] : keptValues(of: [name])
  }

  /// The same of several.
  func keptValues(of names: [String]) -> [any Report] {
    names.sorted().compactMap { name in
      let entries = state.experiment.hyperparameters.own.entries
      let keeping = entries.filter { entry in
        entry.values[name].map { $0 != state.variables[name] } ?? false
      }
      guard let first = keeping.first, let value = first.values[name] else { return nil }
      let tensors = keeping.map(\.tensor).joined(separator: ", ")
      let old = value.number.map { " = \($0.shortText())" } ?? ""
      return TextReport(
        Localized(
          en:
            "the formula of \(tensors) keeps \(name)\(old), taken when it was written: rewrite it "
            + "anew to change that",
          zh: "\(tensors) 的公式仍用写下时的 \(name)\(old)：重新 rewrite 一次才会改变"), as: .hint)
    }
  }
}
