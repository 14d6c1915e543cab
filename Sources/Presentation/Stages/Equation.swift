import Matrices

/// A formula with the shapes of its tensors: the inner dimensions of a product are marked, because
/// they must match.
public struct Equation: Sendable, Hashable {
  /// The formula as it is written: `Z2 = W2 @ A1 + b2`.
  public let formula: String
  let pieces: [Piece]

  /// A tensor or what stands between two.
  enum Piece: Sendable, Hashable {
    case operand(Operand)
    case symbols(String)
  }

  /// A tensor with its shape, as the formula has it: transposed where `.T` follows.
  struct Operand: Sendable, Hashable {
    let name: String
    let tensor: String
    let shape: Shape
    /// Whether the rows must match the columns of the left neighbour in a product.
    var hasInnerRows = false
    /// Whether the columns must match the rows of the right neighbour in a product.
    var hasInnerColumns = false
  }

  /// Reads a formula; names without a shape are left as they are.
  public init(_ formula: String, shapes: [String: Shape]) {
    self.formula = formula
    var scanner = FormulaScanner(formula, shapes: shapes)
    pieces = Self.markingProducts(scanner.pieces())
  }

  private static func markingProducts(_ pieces: [Piece]) -> [Piece] {
    var marked = pieces
    for index in pieces.indices.dropFirst().dropLast() where pieces[index].isProduct {
      marked[index - 1].mark(\.hasInnerColumns)
      marked[index + 1].mark(\.hasInnerRows)
    }
    return marked
  }

  /// Whether it multiplies matrices.
  var hasProduct: Bool { pieces.contains(where: \.isProduct) }

  /// The tensor to the left of `=`.
  var target: Operand? { pieces.first?.operand }

  /// Every tensor, each once, with the shape it is stored in.
  var tensors: [(name: String, shape: Shape)] { Self.tensors(in: pieces) }

  /// The tensors to the right of the first `=`.
  var operands: [(name: String, shape: Shape)] {
    Self.tensors(in: pieces.drop { !$0.isEquals })
  }

  private static func tensors(in pieces: some Sequence<Piece>) -> [(name: String, shape: Shape)] {
    var seen: Set<String> = []
    return pieces.compactMap { piece in
      guard case .operand(let operand) = piece, seen.insert(operand.tensor).inserted else {
        return nil
      }
      let isTransposed = operand.name != operand.tensor
      return (operand.tensor, isTransposed ? operand.shape.transposed : operand.shape)
    }
  }
}

extension Equation.Piece {
  /// The tensor, where it is one.
  var operand: Equation.Operand? {
    if case .operand(let operand) = self { operand } else { nil }
  }

  fileprivate var isProduct: Bool { symbols == "@" }
  fileprivate var isEquals: Bool { symbols == "=" }

  private var symbols: String? {
    guard case .symbols(let text) = self else { return nil }
    return text.filter { $0 != " " }
  }

  fileprivate mutating func mark(_ side: WritableKeyPath<Equation.Operand, Bool>) {
    guard case .operand(var operand) = self else { return }
    operand[keyPath: side] = true
    self = .operand(operand)
  }
}
