import Matrices

/// A JSON value whose members keep their order.
public indirect enum JSON: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number, without decimals.
  case integer(Int)
  /// A number with 17 significant digits; `NaN`, `Infinity` and `-Infinity` become strings.
  case number(Double)
  /// Text.
  case string(String)
  /// A list.
  case array([JSON])
  /// Named values in the order given.
  case object([(String, JSON)])
  /// A list of rows, each a list of numbers.
  case matrix(Matrix<Double>)

  /// The side lengths of a matrix: `[3, 16]`.
  public static func shape(_ shape: Shape) -> JSON {
    .array([.integer(shape.rows), .integer(shape.columns)])
  }

  /// Text, or `null` where there is none.
  public static func optional(_ text: String?) -> JSON {
    text.map(JSON.string) ?? .null
  }

  /// A number, or `null` where there is none.
  public static func optional(_ number: Double?) -> JSON {
    number.map(JSON.number) ?? .null
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  /// Text written in the source.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number written in the source.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A truth value written in the source.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
