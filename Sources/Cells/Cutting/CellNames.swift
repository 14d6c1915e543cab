/// Where a cell names what stands outside its functions, as far as its text tells.
///
/// ```swift
/// let names = CellNames("def f(a):\n    return a + b\nb = f(b)")
/// let changed = names?.changed  // f, b
/// let replaced = names?.replacing("b", by: "c")
/// ```
public struct CellNames {
  private struct Reading {
    let name: String
    let start: Int
    /// Whether it may be read again and again, or never.
    let isRepeated: Bool
  }

  private let source: SourceText
  private let readings: [Reading]
  private let statements: [Int]
  /// The names that get a value, or whose items do.
  public let changed: Set<String>
  /// Whether anything is changed where it is, by `+=` or `x[0] =`.
  public let changesInPlace: Bool

  /// Reads a cell; nil where it is no Python.
  public init?(_ cell: String) {
    let source = SourceText(cell)
    let read = onDeepStack { try? CellRunner.parse(source) }
    guard let read else { return nil }
    self.source = source
    statements = read.statements.map(\.span.start)
    changed = read.scope.outsideChanges
    changesInPlace = read.scope.changesInPlace
    let loops = read.statements.flatMap(\.repeated)
    var seen: Set<Int> = []
    readings = read.scope.outsideReadings.sorted { $0.span.start < $1.span.start }
      .filter { seen.insert($0.span.start).inserted }
      .map { name, span, isInside in
        let isInLoop = loops.contains { ($0.start..<$0.end).contains(span.start) }
        return Reading(name: name, start: span.start, isRepeated: isInside || isInLoop)
      }
  }

  /// Every name that is read, in a function or not.
  public var read: Set<String> { Set(readings.map(\.name)) }

  /// Whether a name is read at all.
  public func reads(_ name: String) -> Bool { readings.contains { $0.name == name } }

  /// Whether a name is read just once as the cell runs: in one place, in no function, and in no loop
  /// but at its head.
  public func readsOnce(_ name: String) -> Bool {
    let places = readings.filter { $0.name == name }
    return places.count == 1 && places.allSatisfy { !$0.isRepeated }
  }

  /// The cell with a text in every place where a name is read.
  public func replacing(_ name: String, by text: String) -> String {
    var (result, end) = ("", 0)
    for reading in readings where reading.name == name {
      result += source[Span(end, reading.start)] + text
      end = reading.start + name.utf8.count
    }
    return result + source[Span(end, source.bytes.count)]
  }

  /// The cell in two: up to the statement at its top that a place lies in, and from there on.
  /// - Parameters:
  ///   - line: From 1.
  ///   - column: In characters, from 0.
  public func cut(atLine line: Int, column: Int) -> (before: String, after: String) {
    let rows = (1..<max(line, 1)).map { source.text(line: $0).utf8.count + 1 }
    let place = rows.reduce(0, +) + String(source.text(line: line).prefix(column)).utf8.count
    let start = statements.last { $0 <= place } ?? 0
    return (source[Span(0, start)], source[Span(start, source.bytes.count)])
  }
}

extension PythonStatement {
  /// What in it runs again and again: the bodies of loops, and what `while` asks.
  fileprivate var repeated: [Span] {
    switch kind {
    case .whileLoop(let condition, let body, let otherwise):
      [condition.span] + body.flatMap(\.all) + otherwise.flatMap(\.repeated)
    case .forLoop(_, _, let body, let otherwise):
      body.flatMap(\.all) + otherwise.flatMap(\.repeated)
    case .branch(let parts, let otherwise):
      (parts.map(\.1) + [otherwise]).flatMap { $0.flatMap(\.repeated) }
    default: []
    }
  }

  /// It, and every statement in it.
  private var all: [Span] {
    let inner: [[PythonStatement]] =
      switch kind {
      case .whileLoop(_, let body, let otherwise): [body, otherwise]
      case .forLoop(_, _, let body, let otherwise): [body, otherwise]
      case .branch(let parts, let otherwise): parts.map(\.1) + [otherwise]
      default: []
      }
    return [span] + inner.flatMap { $0.flatMap(\.all) }
  }
}
