/// A formula as it is written, in pieces: the names of values, and what stands between them.
///
/// `W1 @ X + b1` is the name W1, the symbols ` @ `, the name X, the symbols ` + `, the name b1.
public struct FormulaText: Hashable, Sendable {
  /// A piece of the text.
  public enum Piece: Hashable, Sendable {
    /// A variable's name; a function's is among the symbols.
    case name(String)
    /// Signs, numbers, functions, parentheses.
    case symbols(String)
  }

  /// The pieces from left to right; no two symbols stand side by side.
  public private(set) var pieces: [Piece] = []

  init(name: String) { pieces = [.name(name)] }

  fileprivate init(pieces: [Piece]) { self.pieces = pieces }

  fileprivate mutating func append(_ piece: Piece) {
    guard case .symbols(let text) = piece else { return pieces.append(piece) }
    if text.isEmpty { return }
    if case .symbols(let before) = pieces.last {
      pieces[pieces.count - 1] = .symbols(before + text)
    } else {
      pieces.append(piece)
    }
  }
}

extension FormulaText: CustomStringConvertible {
  /// The text in one.
  public var description: String {
    pieces.map { piece in
      switch piece {
      case .name(let text), .symbols(let text): text
      }
    }.joined()
  }
}

extension FormulaText: ExpressibleByStringInterpolation {
  /// What stands around and between the parts of a formula.
  public init(stringLiteral value: String) {
    if !value.isEmpty { pieces = [.symbols(value)] }
  }

  /// Puts the parts together.
  public init(stringInterpolation: StringInterpolation) {
    self.init(pieces: stringInterpolation.text.pieces)
  }

  /// Collects the pieces of the parts.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = FormulaText(pieces: [])

    /// Begins with nothing.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Takes symbols.
    public mutating func appendLiteral(_ literal: String) { text.append(.symbols(literal)) }

    /// Takes symbols.
    public mutating func appendInterpolation(_ symbols: String) { text.append(.symbols(symbols)) }

    /// Takes a part with its pieces.
    public mutating func appendInterpolation(_ part: FormulaText) {
      for piece in part.pieces { text.append(piece) }
    }
  }
}
