import Formulas
import Matrices

extension Session {
  /// What formulas would see had the run begun with other numbers; the session is not touched.
  ///
  /// Variables the lesson or the learner made of numbers vary; those made of others follow.
  func variedScope() -> SessionScope {
    var variation = Variation()
    let twin = (try? state.experiment.varied(by: &variation)) ?? state.experiment
    var scope = SessionScope(twin, variables: state.variables, random: state.random)
    for line in state.lesson?.definitions ?? [] { define(line, in: &scope, &variation) }
    for (name, value) in dataVariables(in: twin) { scope.variables[name] = value }
    return scope
  }

  private func define(_ line: String, in scope: inout SessionScope, _ variation: inout Variation) {
    guard let statement = try? Parser.parse(line), case .assignment(let target, _, _) = statement,
      state.variables[target.name.text] != nil,
      case .assignment(let name, let value) = try? scope.evaluate(statement)
    else { return }
    var bare = BareScope()
    let isNumbers = (try? bare.evaluate(statement.expression)) != nil
    scope.variables[name] = isNumbers ? variation.variable(value) : value
  }

  /// The variables the data came from: in the twin they are the twin's data.
  private func dataVariables(in twin: Experiment) -> [(String, Value)] {
    guard let live = state.experiment.splits?.train, let other = twin.splits?.train else {
      return []
    }
    return state.variables.compactMap { name, value in
      if value.matrix == live.X { return (name, Value(other.X)) }
      return value.matrix == live.Y ? (name, Value(other.Y)) : nil
    }
  }
}
