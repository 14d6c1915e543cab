/// A table with what is said about it.
public struct TableReport: Report {
  /// The line above, where there is one.
  public let title: String?
  /// Rows and columns.
  public let table: Table
  /// What follows, where there is something to say.
  public let note: String?

  /// Creates a report of a table.
  public init(title: String? = nil, _ table: Table, note: String? = nil) {
    self.title = title
    self.table = table
    self.note = note
  }

  /// `table`.
  public var kind: String { "table" }

  /// `title` and `note` where there are any, `columns`, `rows`.
  public var fields: [(String, JSON)] {
    let title: [(String, JSON)] = title.map { [("title", .string($0))] } ?? []
    let note: [(String, JSON)] = note.map { [("note", .string($0))] } ?? []
    return title + table.fields + note
  }

  /// The title, the table, the note.
  public func text(for page: Page) -> String {
    let title = title.map { page.style(page.line($0).wrapped(to: page.width), as: .heading) }
    let note = note.map { page.style(page.prose($0).wrapped(to: page.width), as: .muted) }
    return [title, table.text(for: page), note].compactMap(\.self).joined(separator: "\n")
  }
}
