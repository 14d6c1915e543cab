import Formulas
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

    init(tensor: String, shape: Shape, isTransposed: Bool) {
      name = tensor + (isTransposed ? ".T" : "")
      self.tensor = tensor
      self.shape = isTransposed ? shape.transposed : shape
    }

    /// Whether the rows must match the columns of the left neighbour in a product.
    var hasInnerRows = false
    /// Whether the columns must match the rows of the right neighbour in a product.
    var hasInnerColumns = false
  }

  /// Takes a tensor's formula; names without a shape are left as they are.
  public init(_ target: String, _ formula: Syntax, shapes: [String: Shape]) {
    self.formula = "\(target) = \(formula)"
    let written = [.name(target), .symbols(" = ")] + formula.written.pieces
    pieces = Self.markingProducts(Self.pieces(written, shapes))
  }

  /// Tells tensors from what stands between; one that is transposed takes its `.T` along.
  private static func pieces(
    _ written: [FormulaText.Piece], _ shapes: [String: Shape]
  ) -> [Piece] {
    var (pieces, symbols, next): ([Piece], String, Int) = ([], "", 0)
    for piece in written {
      next += 1
      guard case .name(let name) = piece, let shape = shapes[name] else {
        symbols += piece.text.dropFirst(symbols.isEmpty && pieces.last.isTransposed ? 2 : 0)
        continue
      }
      let isTransposed = written.dropFirst(next).first?.text.hasPrefix(".T") ?? false
      if !symbols.isEmpty { pieces.append(.symbols(symbols)) }
      symbols = ""
      pieces.append(.operand(Operand(tensor: name, shape: shape, isTransposed: isTransposed)))
    }
    return symbols.isEmpty ? pieces : pieces + [.symbols(symbols)]
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

extension FormulaText.Piece {
  fileprivate var text: String {
    switch self {
    case .name(let text), .symbols(let text): text
    }
  }
}

extension Equation.Piece? {
  fileprivate var isTransposed: Bool { self?.operand.map { $0.name != $0.tensor } ?? false }
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
