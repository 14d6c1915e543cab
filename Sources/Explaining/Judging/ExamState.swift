import Formulas
import Matrices

/// A state of a run as a formula sees it, which also knows how large a value is without fetching it.
public protocol ExamState: Scope {
  /// The shape of the numbers of a name; nil where there are none.
  func shape(of name: String) -> Shape?
}

extension ExamState {
  /// The shape of a value that is fetched for it.
  public func shape(of name: String) -> Shape? { value(named: name)?.matrix?.shape }
}

extension Variables: ExamState {}
