import Engine
import Formulas
import Languages
import Matrices
import Presentation

/// What `why` and `unroll` are asked about: `dW2[0, 3]`, `J`.
struct ElementRequest {
  /// The name that was typed.
  let name: String
  /// The indices that were typed; none for a whole tensor.
  private let indices: [Int]
  private let source: String

  /// Reads `NAME`, `NAME[i, j]` or `NAME[i]`.
  init(_ source: String, in session: Session) throws {
    self.source = source
    guard let syntax = try? Parser.parseExpression(source) else { throw Self.notAnElement(source) }
    switch syntax.kind {
    case .name(let name): (self.name, indices) = (name, [])
    case .element(let base, let places):
      guard case .name(let name) = base.kind else { throw Self.notAnElement(source) }
      self.name = name
      indices = try places.map { try Self.index($0, source, session) }
    default: throw Self.notAnElement(source)
    }
  }

  /// Names an element.
  init(_ name: String, _ row: Int, _ column: Int) {
    (self.name, indices, source) = (name, [row, column], "\(name)[\(row), \(column)]")
  }

  private static func notAnElement(_ source: String) -> SessionError {
    .kind(
      source,
      needed: Localized(
        en: "one number of a tensor, such as dW2[0, 3] or J", zh: "张量里的一个数（例如 dW2[0, 3]）或 J"))
  }

  private static func index(
    _ place: Syntax.Index, _ source: String, _ session: Session
  ) throws -> Int {
    guard case .value(let syntax) = place,
      let number = try session.value(of: "\(syntax)").number.flatMap({ Int(exactly: $0) })
    else { throw notAnElement(source) }
    return number
  }

  /// The row and the column in a tensor of a shape.
  /// - Throws: `ElementError` where there is no such element, or none was named.
  func place(in shape: Shape) throws -> (row: Int, column: Int) {
    let sides = [shape.rows, shape.columns]
    let full = indices.isEmpty && shape.count == 1 ? [0, 0] : indices
    guard full.count == 2 else { throw ElementError.unnamed(name, shape, indices.count) }
    let places = zip(full, sides).map { index, side in index < 0 ? index + side : index }
    guard zip(places, sides).allSatisfy({ (0..<$1).contains($0) }) else {
      throw ElementError.outside(source, shape)
    }
    return (places[0], places[1])
  }
}

/// Why there is no such element.
enum ElementError: Error {
  /// A whole tensor was named, or a row of it.
  case unnamed(String, Shape, Int)
  /// An index beyond a side.
  case outside(String, Shape)
}

extension ElementError {
  /// The sentence, and what to do.
  func report(in line: String) -> ErrorReport {
    switch self {
    case .unnamed(let name, let shape, _):
      ErrorReport(
        kind: "usage",
        message: Localized(
          en: "\(name) is \(shape): which of its numbers?", zh: "\(name) 是 \(shape)：问哪一个数？"),
        hint: Localized(
          en: "name a row and a column, from 0, such as ", zh: "写出行和列，从 0 数起，例如 ")
          + "\(name)[\(shape.rows - 1), \(max(0, shape.columns - 1))]",
        excerpt: .init(line: line, word: name))
    case .outside(let source, let shape):
      ErrorReport(
        kind: "shape",
        message: Localized(
          en: "there is no \(source): the shape is \(shape)", zh: "没有 \(source)：形状是 \(shape)"),
        hint: Localized(
          en: "rows go from 0 to \(shape.rows - 1), columns from 0 to \(shape.columns - 1)",
          zh: "行从 0 到 \(shape.rows - 1)，列从 0 到 \(shape.columns - 1)"),
        excerpt: .init(line: line, word: source))
    }
  }
}
