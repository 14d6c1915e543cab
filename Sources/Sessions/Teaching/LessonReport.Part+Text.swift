import Languages
import Lessons
import Presentation
import TextMeasures

extension LessonReport.Part {
  /// The part in lines.
  func text(for page: Page, in language: Language) -> String {
    switch self {
    case .block(let block): block.text(for: page, in: language)
    case .commands(let commands):
      Self.isPreparation(commands)
        ? Self.packed(commands.map(\.line), page)
        : commands.map { Self.text(of: $0.line, $0.results, page) }.joined(separator: "\n")
    case .type(let lines, let done): TypeTask(lines: lines, done: done).text(for: page, language)
    case .exercise(let report): report.text(for: page)
    case .note(let note): page.message(note)
    }
  }

  /// Whether commands are a preparation of some length that prints nothing.
  private static func isPreparation(
    _ commands: [(line: String, results: [any Report])]
  ) -> Bool {
    commands.count > 4 && commands.allSatisfy { $0.results.isEmpty && !$0.line.contains("\n") }
  }

  /// Commands side by side, as many as a row takes: they are there to look up, not to be read one by one.
  private static func packed(_ lines: [String], _ page: Page) -> String {
    let mark = page.style(page.glyphs.isASCII ? ">" : "❯", as: .muted)
    let commands = lines.map { "\(mark) " + page.style($0.sanitizedLine, as: .formula) }
    let rows = commands.reduce(into: [String]()) { rows, command in
      let wider = rows.last.map { "\($0)   \(command)" }
      if let wider, wider.displayWidth <= page.limited.width {
        rows[rows.count - 1] = wider
      } else {
        rows.append(command)
      }
    }
    return rows.map { $0.wrapped(to: page.width, hanging: 2) }.joined(separator: "\n")
  }

  private static func text(of line: String, _ results: [any Report], _ page: Page) -> String {
    let mark = page.style(page.glyphs.isASCII ? ">" : "❯", as: .muted)
    let echo = line.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      (($0 == 0 ? mark : " ") + " " + page.style($1.sanitizedLine, as: .formula))
        .wrapped(to: page.width, hanging: 2)
    }.joined(separator: "\n")
    return ([echo] + results.map { $0.text(for: page) })
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The part as members of a JSON object.
  func members(in language: Language) -> [(String, JSON)] {
    switch self {
    case .block(let block): block.members(in: language)
    case .commands(let commands):
      [("part", "run"), ("commands", .array(commands.map(Self.member)))]
    case .type(let lines, let done):
      [("part", "type"), ("lines", .array(lines.map(JSON.string))), ("typed", .integer(done))]
    case .exercise(let report): [("part", "exercise")] + report.fields
    case .note(let note): [("part", "note"), ("text", .string(note))]
    }
  }

  private static func member(_ command: (line: String, results: [any Report])) -> JSON {
    .object([
      ("command", .string(command.line)), ("results", .array(command.results.map(\.json))),
    ])
  }
}

extension Block {
  fileprivate func text(for page: Page, in language: Language) -> String {
    switch self {
    case .text(let both, _): (both[language].isEmpty ? both.en : both[language]).text(for: page)
    case .table(let table, _): table.table(in: language, for: page).text(for: page.limited)
    case .formula(let both, _):
      page.style(
        both.shown(in: language).sanitized.trimmedLines.folded(to: page.width - 2), as: .formula
      ).indented(by: 2)
    default: ""
    }
  }

  fileprivate func members(in language: Language) -> [(String, JSON)] {
    switch self {
    case .text(let both, _): [("part", "text"), ("text", .string(both[language].plainText))]
    case .table(let table, _):
      [("part", "table")] + table.table(in: language, for: Page()).fields
    case .formula(let both, _):
      [("part", "formula"), ("text", .string(both.shown(in: language)))]
    default: []
    }
  }
}

extension LessonTable {
  /// The table in one language.
  fileprivate func table(in language: Language, for page: Page) -> Table {
    let columns = zip(header, alignments).map { cell, alignment in
      Table.Column(cell[language].plainText, alignment.side)
    }
    return Table(columns: columns, rows: rows.map { $0.map { .text($0[language].plainText) } })
  }
}

extension LessonTable.Alignment {
  fileprivate var side: Presentation.Alignment {
    switch self {
    case .left: .leading
    case .center: .center
    case .right: .trailing
    }
  }
}

extension String {
  /// With lines that a narrow window would cut anywhere broken between words; others stay as drawn.
  fileprivate func folded(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.displayWidth > width ? String(line).wrapped(to: width, hanging: 4) : String(line)
    }.joined(separator: "\n")
  }

  /// Without empty lines at its ends.
  fileprivate var trimmedLines: String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let full = lines.indices.filter { !lines[$0].trimmed.isEmpty }
    guard let first = full.first, let last = full.last else { return "" }
    return lines[first...last].joined(separator: "\n")
  }
}

extension Localized<String> {
  /// The side in `language`, or the other one where an author left it out.
  fileprivate func shown(in language: Language) -> String {
    self[language].isEmpty ? (en.isEmpty ? zh : en) : self[language]
  }
}
