import Matrices

/// What a formula can give.
public enum Value: Hashable, Sendable {
  /// Numbers: one, a row of them, or a matrix.
  case array(NumPyArray)
  /// Several values: a shape, or what `concatenate` joins.
  case tuple([Value])
  /// A text, as a file's name.
  case text(String)
  /// Nothing: what `np.random.seed` gives, and `None`.
  case none

  /// A single number.
  public init(_ number: Double) { self = .array(NumPyArray(number)) }

  /// A matrix; one of one row stays a matrix.
  public init(_ matrix: Matrix<Double>) { self = .array(NumPyArray(matrix)) }

  /// A shape, as `.shape` gives it.
  public init(shape: [Int]) { self = .tuple(shape.map { Value(Double($0)) }) }

  /// The numbers, if it is made of numbers.
  public var array: NumPyArray? {
    if case .array(let array) = self { array } else { nil }
  }

  /// The numbers as a matrix: a single one (1, 1), a row (1, n); nil for what is not numbers.
  public var matrix: Matrix<Double>? { array?.matrix }

  /// The one number there is; nil where there are more or none.
  public var number: Double? { array?.number }

  /// Whether the one number there is differs from 0; nil where there are more or none.
  public var truth: Bool? { number.map { $0 != 0 } }

  /// What kind of value it is.
  public var kind: ValueKind {
    switch self {
    case .array: .array
    case .tuple: .tuple
    case .text: .text
    case .none: .none
    }
  }
}

/// The kinds of values.
public enum ValueKind: Hashable, Sendable {
  /// One number or many.
  case array
  /// A shape or another list of values.
  case tuple
  /// A text.
  case text
  /// Nothing.
  case none
}
