import Formulas

/// Whether a line that the formula language refused may be Python's.
enum PythonClaim {
  /// Cells know the name that formulas do not.
  case certain
  /// Python may have a way; where it has none either, the formula's error says more.
  case possible

  /// Nil where Python would refuse the line just so.
  init?(_ error: any Error, in session: Session) {
    switch error {
    case SessionError.cannotAssign(_, .computed), SessionError.cannotAssign(_, .function):
      self = .certain
    case let failure as FormulaFailure:
      guard let claim = Self.claim(failure.error.problem, in: session) else { return nil }
      self = claim
    default: return nil
    }
  }

  private static func claim(_ problem: Problem, in session: Session) -> PythonClaim? {
    switch problem {
    case .unknownName(let name, _), .unknownFunction(let name, _), .variableCalled(let name),
      .functionNotCalled(let name):
      let isKnown =
        session.hasVariable(name) || session.cells.isBuiltin(name) || session.cells.explains(name)
      return isKnown ? .certain : .possible
    case .unknownMember, .attributeCalled, .methodNotCalled, .unknownKeyword, .missingArgument,
      .tooManyArguments, .comparesTwo, .wrongKind, .notNumeric, .badIndex, .notWhole:
      return .possible
    default: return nil
    }
  }
}
