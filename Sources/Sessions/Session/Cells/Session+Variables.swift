import Cells
import Formulas

/// The learner's variables: one store for formula lines and cells.
///
/// `state.memory` holds them all as Python has them, `state.variables` what of them formulas can
/// hold. Both are values of the session's state, so that what fails or is undone is put back.
extension Session {
  /// Gives a variable of the learner's a value that a formula line worked out; cells hear of it
  /// when one is run, so that a line costs what it computes.
  func keep(_ value: Value, as name: String, isWhole: Bool = false) {
    // What stays the same is not written: the state before the line would be copied for that.
    if state.variables[name]?.hasBits(of: value) != true {
      let before = state.variablesMark
      state.variables[name] = value
      summedVariables.follow(name, value, from: before, to: state.variablesMark)
    }
    if state.wholeness[name] != isWhole { state.wholeness[name] = isWhole }
  }

  /// Whether the numbers of a variable are whole by their type.
  func isWholeVariable(_ name: String) -> Bool {
    state.wholeness[name] ?? state.memory?.isWhole(name) ?? false
  }

  /// Whether a variable is a function or a class of the learner's.
  func isOwnFunction(_ name: String) -> Bool {
    state.variables[name] == nil && state.memory?.isCallable(name) == true
  }

  /// Lets cells see the variables as the session's state has them.
  func adoptVariables() {
    cells.restore(state.memory)
    let known = state.memory?.formulaValues ?? [:]
    for (name, value) in state.variables.sorted(by: { $0.key < $1.key }) {
      if let isWhole = state.wholeness[name] {
        cells.set(name, value, isWhole: isWhole)
      } else if known[name] != value {
        cells.set(name, value)
      }
    }
    for name in known.keys where state.variables[name] == nil { _ = cells.forget(name) }
  }

  /// Takes the variables as cells have left them into the session's state.
  func saveVariables() {
    state.wholeness = [:]
    let memory = cells.save()
    guard memory !== state.memory || state.variables != memory.formulaValues else { return }
    let before = state.variables
    state.memory = memory
    state.variables = memory.formulaValues
    for name in before.keys where before[name] != state.variables[name] {
      state.definitions[name] = nil
    }
  }

  /// Forgets variables of the learner's.
  func forget(_ names: [String]) {
    adoptVariables()
    for name in names { _ = cells.forget(name) }
    saveVariables()
  }
}
