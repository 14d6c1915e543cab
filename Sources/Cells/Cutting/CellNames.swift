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
    let isInFunction: Bool
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
    var seen: Set<Int> = []
    readings = read.scope.outsideReadings.sorted { $0.span.start < $1.span.start }
      .filter { seen.insert($0.span.start).inserted }
      .map { Reading(name: $0.name, start: $0.span.start, isInFunction: $0.isInFunction) }
  }

  /// Whether a name is read at all.
  public func reads(_ name: String) -> Bool { readings.contains { $0.name == name } }

  /// Whether a name is read just once as the cell runs: in one place, in no function, and in no loop
  /// but at its head.
  public func readsOnce(_ name: String) -> Bool {
    let places = readings.filter { $0.name == name }
    guard let place = places.first, places.count == 1, !place.isInFunction else { return false }
    let before = source[Span(0, place.start)]
    let loops = before.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      .count { $0 == "for" || $0 == "while" }
    guard loops > 0 else { return true }
    let row = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    return loops == 1 && row.contains("for ") && !row.contains(":")
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
