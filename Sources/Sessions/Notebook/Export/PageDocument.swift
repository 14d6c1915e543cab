import Languages
import Presentation

/// A session as one HTML file: it needs no network, follows the light or dark of its reader, can be
/// printed, and steps are gone through with the arrow keys.
struct PageDocument {
  private let language: Language
  private var figures = 0

  /// The page's file.
  static func files(
    _ path: String, _ language: Language, _ cells: [Rehearsal.Cell]
  ) -> [DocumentFile] {
    var document = PageDocument(language: language)
    let body = document.body(of: cells)
    let title = Localized(en: "A Backstep session", zh: "一次 Backstep 会话")[language]
    let code = language == .zh ? "zh" : "en"
    return [
      DocumentFile(
        path,
        """
        <!DOCTYPE html>
        <html lang="\(code)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title)</title>
        <style>
        \(PageStyle.sheet)
        </style>
        </head>
        <body>
        <main>
        <h1>\(title)</h1>
        \(body)
        </main>
        <script>
        \(PageStyle.script)
        </script>
        </body>
        </html>

        """)
    ]
  }

  private init(language: Language) { self.language = language }

  /// Lines that step, one after another, are one sequence to be gone through.
  private mutating func body(of cells: [Rehearsal.Cell]) -> String {
    var (parts, steps): ([String], [Rehearsal.Cell]) = ([], [])
    for cell in cells {
      if cell.isStep {
        steps.append(cell)
      } else {
        parts += sequence(steps) + [section(cell)]
        steps = []
      }
    }
    return (parts + sequence(steps)).joined(separator: "\n")
  }

  private mutating func section(_ cell: Rehearsal.Cell) -> String {
    if cell.command == "note" {
      let text = String(cell.text.dropFirst("note".count)).trimmed
      return "<p class=\"note\">\(text.htmlEscaped.withEmphasis)</p>"
    }
    let said = cell.said.map { output($0, cell.language) }
    let time = cell.time.map { "<p class=\"time\">\($0[language].htmlEscaped)</p>" }
    return "<section>\n"
      + ([input(cell)] + said + [time].compactMap(\.self)).joined(separator: "\n")
      + "\n</section>"
  }

  private func input(_ cell: Rehearsal.Cell) -> String {
    let text = cell.text.htmlEscaped
    guard cell.command != nil else { return "<pre class=\"input\">\(text)</pre>" }
    let end = text.firstIndex(where: \.isWhitespace) ?? text.endIndex
    return "<pre class=\"input\"><b>\(text[..<end])</b>\(text[end...])</pre>"
  }

  private mutating func output(_ said: Transcript.Said, _ language: Language) -> String {
    if let figure = said.figure {
      figures += 1
      return "<figure>\(figure.svg.inline(figures))</figure>"
    }
    if let table = said.html(language) { return "<div class=\"table\">\(table)</div>" }
    let isError = if case .error = said { true } else { false }
    return "<pre class=\"\(isError ? "error" : "output")\">\(said.text(language).htmlEscaped)</pre>"
  }

  /// Steps as frames of which one is seen at a time; without a script, and on paper, all are.
  private mutating func sequence(_ cells: [Rehearsal.Cell]) -> [String] {
    guard !cells.isEmpty else { return [] }
    let frames = cells.flatMap { cell in
      cell.frames.map { said in
        "<div class=\"frame\">\n\(input(cell))\n\(said.map { output($0, cell.language) }.joined())\n</div>"
      }
    }
    let hint = Localized(en: "arrow keys go back and forth", zh: "用方向键前后移动")[language]
    let bar =
      "<div class=\"bar\"><button data-by=\"-1\">◀</button><output></output>"
      + "<button data-by=\"1\">▶</button><span>\(hint)</span></div>"
    return [
      "<div class=\"steps\" tabindex=\"0\">\n\(bar)\n\(frames.joined(separator: "\n"))\n</div>"
    ]
  }
}

extension Rehearsal.Cell {
  /// Whether it goes on or back by stages.
  fileprivate var isStep: Bool { (command == "step" || command == "back") && !hasFailed }

  /// What it said, one stage at a time.
  fileprivate var frames: [[Transcript.Said]] {
    guard case .report(let first)? = said.first, let steps = first as? StepReport,
      steps.stages.count > 1
    else { return [said] }
    let last = steps.stages.count - 1
    return steps.stages.enumerated().map { index, stage in
      let next = index == last ? steps.next : steps.stages[index + 1].name
      let report = StepReport([stage], next: next, digits: steps.digits)
      return [.report(report)] + (index == last ? Array(said.dropFirst()) : [])
    }
  }
}

extension String {
  /// Markdown's `code`, **strong** and *stressed* words of a remark as a page has them.
  fileprivate var withEmphasis: String {
    replacing(#/`([^`]+)`/#) { "<code>\($0.output.1)</code>" }
      .replacing(#/\*\*(\S|\S[^*]*\S)\*\*/#) { "<strong>\($0.output.1)</strong>" }
      .replacing(#/\*(\S|\S[^*]*\S)\*/#) { "<em>\($0.output.1)</em>" }
  }

  /// An SVG file as an element of a page, where other pictures have names of their own.
  fileprivate func inline(_ number: Int) -> String {
    let start = firstRange(of: "<svg")?.lowerBound ?? startIndex
    return String(self[start...]).replacing("id=\"", with: "id=\"f\(number)-")
      .replacing("url(#", with: "url(#f\(number)-").replacing(
        "href=\"#", with: "href=\"#f\(number)-")
  }
}
