import Cells
import Languages
import Presentation

/// A session as a text to read, its pictures beside it.
struct MarkdownDocument {
  private let path: String
  private let language: Language
  private var files: [DocumentFile] = []
  private var blocks: [String] = []

  init(_ path: String, _ language: Language) { (self.path, self.language) = (path, language) }

  /// The text's file, then those of its pictures.
  func files(of cells: [SessionReplay.Cell]) -> [DocumentFile] {
    var document = self
    document.blocks = ["# " + Localized(en: "A Backstep session", zh: "一次 Backstep 会话")[language]]
    for cell in cells { document.add(cell) }
    let text = document.blocks.joined(separator: "\n\n") + "\n"
    return [DocumentFile(path, text)] + document.files
  }

  private mutating func add(_ cell: SessionReplay.Cell) {
    if cell.command == "note" {
      blocks.append(String(cell.text.dropFirst("note".count)).trimmed.withoutFences)
      return
    }
    blocks.append(Fence.fenced(cell.text, isBlock: cell.isBlock, fails: cell.hasFailed))
    var words: [String] = []
    for said in cell.said {
      guard let figure = said.figure else {
        words.append(said.text(cell.language))
        continue
      }
      addOutput(&words)
      add(figure, cell)
    }
    addOutput(&words)
    if let time = cell.time { blocks.append("*\(time[language])*") }
  }

  private mutating func addOutput(_ words: inout [String]) {
    // In a shell an empty line sets a page apart from what was typed.
    let text = words.filter { !$0.isEmpty }.joined(separator: "\n").drop { $0 == "\n" }
    if !text.isEmpty { blocks.append(CodeFence.around(String(text), "text")) }
    words = []
  }

  private mutating func add(_ figure: Figure, _ cell: SessionReplay.Cell) {
    let picture = "\(path.dropLast(3))-\(files.count + 1).svg"
    files.append(DocumentFile(picture, figure.svg))
    let name = picture.split(separator: "/").last.map(String.init) ?? picture
    let title = figure.title[cell.language].filter { !"[]".contains($0) }
    blocks.append("![\(title)](<\(name)>)")
  }
}

extension String {
  /// The text with a backslash before what would be a fence: a remark is no command when the
  /// document is read back.
  fileprivate var withoutFences: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { row in
      let start = row.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      guard ["```", "~~~"].contains(where: start.hasPrefix) else { return String(row) }
      return "\(row[..<start.startIndex])\\\(start)"
    }.joined(separator: "\n")
  }
}

extension SessionReplay.Cell {
  /// How long it took, where that is worth saying.
  var time: Localized<String>? {
    guard let seconds, seconds >= 2 else { return nil }
    let number = NumberFormat.time(seconds)
    return Localized(en: "took \(number) s", zh: "用时 \(number) 秒")
  }
}

extension NumberFormat {
  /// Seconds with one decimal.
  fileprivate static func time(_ seconds: Double) -> String {
    "\((seconds * 10).rounded() / 10)"
  }
}
