import Languages
import Lessons
import Presentation

/// A session as one HTML file: it needs no network, follows the light or dark of its reader, can be
/// printed, and steps are gone through with the arrow keys.
struct PageDocument {
  private let language: Language
  private var figures = 0

  /// The page's file.
  static func files(
    _ path: String, _ language: Language, _ cells: [SessionReplay.Cell]
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

  /// Lines that step, one after another, are one sequence to be gone through, and remarks one text.
  private mutating func body(of cells: [SessionReplay.Cell]) -> String {
    var (parts, run): ([String], [SessionReplay.Cell]) = ([], [])
    for cell in cells {
      if let last = run.last, last.kind != cell.kind || cell.kind == .other {
        parts += self.parts(run)
        run = []
      }
      run.append(cell)
    }
    return (parts + self.parts(run)).joined(separator: "\n")
  }

  /// Neighbouring lines of one kind.
  private mutating func parts(_ cells: [SessionReplay.Cell]) -> [String] {
    switch cells.first?.kind {
    case nil: []
    case .step: sequence(cells)
    case .remark: [Self.remark(cells)]
    case .other: cells.map { section($0) }
    }
  }

  private static func remark(_ cells: [SessionReplay.Cell]) -> String {
    let text = cells.map { String($0.text.dropFirst("note".count)).trimmed }
    return "<div class=\"note\">\n\(RemarkPage(text.joined(separator: "\n\n")).html)</div>"
  }

  private mutating func section(_ cell: SessionReplay.Cell) -> String {
    let said = cell.said.map { output($0, cell.language) }
    let time = cell.time.map { "<p class=\"time\">\($0[language].htmlEscaped)</p>" }
    return "<section>\n"
      + ([input(cell)] + said + [time].compactMap(\.self)).joined(separator: "\n")
      + "\n</section>"
  }

  private func input(_ cell: SessionReplay.Cell) -> String {
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
  ///
  /// One alone is a line as any other.
  private mutating func sequence(_ cells: [SessionReplay.Cell]) -> [String] {
    let frames = cells.flatMap { cell in
      cell.frames.map { said in
        "<div class=\"frame\">\n\(input(cell))\n\(said.map { output($0, cell.language) }.joined())\n</div>"
      }
    }
    guard frames.count > 1 else { return cells.map { section($0) } }
    let hint = Localized(en: "arrow keys go back and forth", zh: "用方向键前后移动")[language]
    let bar =
      "<div class=\"bar\"><button data-by=\"-1\">◀</button><output></output>"
      + "<button data-by=\"1\">▶</button><span>\(hint)</span></div>"
    return [
      "<div class=\"steps\" tabindex=\"0\">\n\(bar)\n\(frames.joined(separator: "\n"))\n</div>"
    ]
  }
}

extension SessionReplay.Cell {
  fileprivate enum Kind {
    /// It goes on or back by stages.
    case step
    /// It is a remark.
    case remark
    case other
  }

  fileprivate var kind: Kind {
    if hasFailed { return .other }
    return switch command {
    case "step", "back": .step
    case "note": .remark
    default: .other
    }
  }

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
  /// An SVG file as an element of a page, where other pictures have names of their own.
  fileprivate func inline(_ number: Int) -> String {
    let start = firstRange(of: "<svg")?.lowerBound ?? startIndex
    return String(self[start...]).replacing("id=\"", with: "id=\"f\(number)-")
      .replacing("url(#", with: "url(#f\(number)-").replacing(
        "href=\"#", with: "href=\"#f\(number)-")
  }
}
