import Languages

/// A table with what is said about it.
public struct TableReport: Report {
  /// The line above, where there is one.
  public let title: Localized<String>?
  /// Rows and columns.
  public let table: Table
  /// What follows, where there is something to say.
  public let note: Localized<String>?

  /// Creates a report of a table.
  public init(
    title: Localized<String>? = nil, _ table: Table, note: Localized<String>? = nil
  ) {
    self.title = title
    self.table = table
    self.note = note
  }

  /// Creates a report whose title is the same in every language.
  public init(title: String, _ table: Table, note: Localized<String>? = nil) {
    self.init(title: Localized(title), table, note: note)
  }

  /// `table`.
  public var kind: String { "table" }

  /// `title` and `note` where there are any, `columns`, `rows`.
  public var fields: [(String, JSON)] {
    let title: [(String, JSON)] = title.map { [("title", .string($0.en))] } ?? []
    let note: [(String, JSON)] = note.map { [("note", .string($0.en))] } ?? []
    return title + table.fields + note
  }

  /// The title, the table, the note.
  public func text(for page: Page) -> String {
    let title = title.map { page.style(page.line($0[page]).wrapped(to: page.width), as: .heading) }
    let note = note.map { page.style(page.prose($0[page]).wrapped(to: page.width), as: .muted) }
    return [title, table.text(for: page), note].compactMap(\.self).joined(separator: "\n")
  }
}
