import Languages

/// The exception that ended a cell, with where it happened.
public struct CellFailure: Error {
  /// A line of a cell on the way to the error.
  public struct Place: Sendable {
    /// Its number, from 1.
    public let line: Int
    /// Where on it, in characters from 0.
    public let columns: Range<Int>
    /// The line itself.
    public let text: String
    /// The function it belongs to; nil at the top of the cell.
    public let function: String?
    /// Whether the line belongs to a cell that ran before.
    public let isElsewhere: Bool
  }

  /// The exception's name, `ValueError`.
  public let name: String
  /// Its message in Python's or NumPy's own words; may be empty.
  public let message: String
  /// What helps on.
  public let hint: Localized<String>?
  /// From the innermost line outwards.
  public let places: [Place]

  init(_ error: PythonError, _ source: SourceText) {
    name = error.name
    message = error.message
    hint = error.hint
    var places = error.places.map { Place($0, in: source) }
    if let span = error.span {
      places.append(Place(.init(source: source, span: span, function: nil), in: source))
    }
    self.places = places
  }

  /// The innermost line, from 1; 0 where nothing is known.
  public var line: Int { places.first?.line ?? 0 }
  /// Its column, from 1; 0 where nothing is known.
  public var column: Int { places.first.map { $0.columns.lowerBound + 1 } ?? 0 }

  /// As a person reads it: the exception, the innermost line with a caret, the callers, the hint.
  public func text(_ language: Language) -> String {
    var lines = [message.isEmpty ? name : "\(name): \(message)"]
    if let first = places.first { lines += Self.innermost(first, language) }
    lines += callers(language)
    if let hint { lines.append("  " + hint[language]) }
    return lines.joined(separator: "\n")
  }

  private static func innermost(_ place: Place, _ language: Language) -> [String] {
    var heading = Localized(en: "  line \(place.line)", zh: "  第 \(place.line) 行")[language]
    if let function = place.function {
      heading += Localized(en: ", in \(function)", zh: "，函数 \(function)")[language]
    }
    if place.isElsewhere { heading += Localized(en: " (another cell)", zh: "（另一个代码块）")[language] }
    let indent = place.text.prefix { $0 == " " || $0 == "\t" }.count
    let width = max(1, place.columns.count)
    let caret =
      String(repeating: " ", count: max(0, place.columns.lowerBound - indent))
      + String(repeating: "^", count: width)
    return [heading, "      " + place.text.dropFirst(indent), "      " + caret]
  }

  /// One line for each caller; a function that calls itself over and over is named once.
  private func callers(_ language: Language) -> [String] {
    var lines: [String] = []
    var skipped = 0
    let outer = places.dropFirst()
    for (position, place) in outer.enumerated() {
      if outer.count > 8, position >= 2, position < outer.count - 2 {
        skipped += 1
        continue
      }
      if skipped > 0 {
        lines.append(
          Localized(en: "  … \(skipped) more calls", zh: "  …… 还有 \(skipped) 层调用")[language])
        skipped = 0
      }
      let text = place.text.stripped
      lines.append(
        Localized(
          en: "  called from line \(place.line): \(text)", zh: "  由第 \(place.line) 行调用：\(text)")[
            language])
    }
    return lines
  }
}

extension CellFailure.Place {
  init(_ place: PythonError.Place, in source: SourceText) {
    let text = place.source.text(line: place.source.line(at: place.span.start))
    line = place.source.line(at: place.span.start)
    self.text = text
    function = place.function
    isElsewhere = place.source !== source
    let start = place.source.column(at: place.span.start)
    let isOneLine = place.source.line(at: max(place.span.start, place.span.end - 1)) == line
    let end =
      isOneLine
      ? place.source.column(at: max(place.span.start, place.span.end - 1)) + 1 : text.count
    columns = start..<max(start + 1, end)
  }
}
