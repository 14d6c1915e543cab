import Languages
import Presentation

/// A session as a Jupyter notebook (nbformat 4.5): a code cell for each line, a Markdown cell for
/// each remark.
struct NotebookDocument {
  /// The tag of a cell of Python.
  static let python = "python"
  /// Jupyter's tag of a cell that fails, behind which a run goes on.
  static let fails = "raises-exception"

  private var ids: Set<String> = []

  /// The notebook's file.
  static func files(_ path: String, _ cells: [SessionReplay.Cell]) -> [DocumentFile] {
    var document = NotebookDocument()
    let kernel: JSON = .object([
      ("display_name", "Backstep"), ("language", "backstep"), ("name", "backstep"),
    ])
    let language: JSON = .object([("file_extension", ".bs"), ("name", "backstep")])
    let notebook: JSON = .object([
      ("cells", .array(cells.map { document.cell($0) })),
      ("metadata", .object([("kernelspec", kernel), ("language_info", language)])),
      ("nbformat", 4), ("nbformat_minor", 5),
    ])
    return [DocumentFile(path, notebook.text + "\n")]
  }

  private mutating func cell(_ cell: SessionReplay.Cell) -> JSON {
    let id = id(of: cell)
    if cell.command == "note" {
      let text = String(cell.text.dropFirst("note".count)).trimmed
      return .object([
        ("cell_type", "markdown"), ("id", .string(id)), ("metadata", .object([])),
        ("source", Self.lines(text)),
      ])
    }
    let tags = (cell.isBlock ? [Self.python] : []) + (cell.hasFailed ? [Self.fails] : [])
    let metadata: [(String, JSON)] = tags.isEmpty ? [] : [("tags", .array(tags.map(JSON.string)))]
    return .object([
      ("cell_type", "code"), ("execution_count", .integer(cell.number)), ("id", .string(id)),
      ("metadata", .object(metadata)), ("outputs", .array(outputs(of: cell))),
      ("source", Self.lines(cell.text)),
    ])
  }

  /// The number of the line, which stays; lines of one script are counted behind it.
  private mutating func id(of cell: SessionReplay.Cell) -> String {
    var (id, count) = ("cell-\(cell.number)", 1)
    while !ids.insert(id).inserted {
      count += 1
      id = "cell-\(cell.number)-\(count)"
    }
    return id
  }

  private func outputs(of cell: SessionReplay.Cell) -> [JSON] {
    cell.said.map { said in
      let data = said.media(cell.language)
      return .object([
        ("data", .object(data.map { ($0.type, Self.lines($0.text)) })),
        ("metadata", .object([])), ("output_type", "display_data"),
      ])
    }
  }

  /// A text as notebooks hold it: its lines, each with its end.
  private static func lines(_ text: String) -> JSON {
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
    return .array(
      parts.enumerated().map { .string($1 + ($0 < parts.count - 1 ? "\n" : "")) })
  }
}

extension Transcript.Said {
  /// What was said in the forms that a notebook can show, the plain text among them.
  fileprivate func media(_ language: Language) -> [(type: String, text: String)] {
    var media = [(type: "text/plain", text: text(language))]
    if let figure { media.append(("image/svg+xml", figure.svg)) }
    if let table = html(language) { media.append(("text/html", table)) }
    return media
  }

  /// A table as HTML; nil for what is none.
  func html(_ language: Language) -> String? {
    guard case .report(let report) = self, let report = report as? TableReport else { return nil }
    let page = Page(width: 80, language: language)
    func paragraph(_ text: Localized<String>?) -> String {
      text.map { "<p>\($0[language].htmlEscaped)</p>\n" } ?? ""
    }
    return paragraph(report.title) + report.table.html(for: page) + "\n" + paragraph(report.note)
  }
}
