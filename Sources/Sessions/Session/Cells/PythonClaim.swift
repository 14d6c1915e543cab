import Cells
import Engine
import Formulas

/// Whether a line that the formula language refused may be Python's.
enum PythonClaim {
  /// Cells know the name that formulas do not.
  case certain
  /// A module that cells have, and that nobody has imported.
  case module(import: String)
  /// Python may have a way; where it has none either, the formula's error says more.
  case possible

  /// Nil where Python would refuse the line just so.
  init?(_ error: any Error, in formula: Syntax, _ session: Session) {
    switch error {
    case SessionError.cannotAssign(_, .computed), SessionError.cannotAssign(_, .function):
      self = .certain
    case TrainingError.cannotSet, FunctionProblem.ownFunction: self = .certain
    case let failure as FormulaFailure:
      let problem = failure.error.problem
      guard let claim = Self.module(problem, formula) ?? Self.claim(problem, in: session)
      else { return nil }
      self = claim
    default: return nil
    }
  }

  /// `math.log(3)`, `plt.plot(J)`.
  private static func module(_ problem: Problem, _ formula: Syntax) -> PythonClaim? {
    switch problem {
    case .unknownName(let name, _), .functionNotCalled(let name):
      guard formula.hasDot(after: name) else { return nil }
      return CellRunner.importing(name).map { .module(import: $0) }
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

extension Syntax {
  /// Whether something is asked of a name: `math.log(3)`, `copy.deepcopy`.
  fileprivate func hasDot(after name: String) -> Bool {
    switch kind {
    case .member(let base, _) where base.kind == .name(name): true
    case .method(let base, _, _) where base.kind == .name(name): true
    default: kind.children.contains { $0.hasDot(after: name) }
    }
  }
}

extension FormulaFailure {
  /// Whether a cell that failed too has come further than the formula did: to what is left out on
  /// purpose, or to a value that cannot be changed.
  func saysLess(than failure: CellFailure) -> Bool {
    switch error.problem {
    case .unknownName, .unknownFunction, .unknownMember, .unknownKeyword:
      !["NameError", "AttributeError", "TypeError", "UnboundLocalError"].contains(failure.name)
    default: false
    }
  }
}
