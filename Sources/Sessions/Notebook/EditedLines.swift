/// Lines as they stand in an editor, and what a person has made of them.
///
/// What they left as it was stays the line it was: only changed text is cut anew, and that at the
/// old borders where it has as many rows as before.
struct EditedLines {
  /// A part of the changed text.
  enum Part {
    /// A line that was left as it was.
    case same(Notebook.Entry)
    /// A cell of Python's of several rows, in as many other rows.
    case cell(String)
    /// Text that is to be cut.
    case new(String)
  }

  private let entries: [Notebook.Entry]

  init(_ entries: [Notebook.Entry]) { self.entries = entries }

  /// What the editor shows.
  var text: String { entries.map(\.edited).joined() }

  /// The parts of what the editor left, in order.
  func parts(of changed: String) -> [Part] {
    let rows = changed.editedRows
    let places = places(in: rows)
    var (parts, waiting, next) = ([Part](), [Notebook.Entry](), 0)
    for (entry, place) in zip(entries, places) {
      guard let place else {
        waiting.append(entry)
        continue
      }
      Self.add(rows[next..<place.lowerBound], of: waiting, to: &parts)
      parts.append(.same(entry))
      (waiting, next) = ([], place.upperBound)
    }
    Self.add(rows[next...], of: waiting, to: &parts)
    return parts
  }

  /// Where the rows of each line are now; nil where they were changed.
  private func places(in rows: [String]) -> [Range<Int>?] {
    let matches = Self.matches(entries.flatMap(\.edited.editedRows), rows)
    var first = 0
    return entries.map { entry in
      let own = matches[first..<first + entry.edited.editedRows.count]
      first = own.endIndex
      guard let start = own.first ?? nil else { return nil }
      let isWhole = own.enumerated().allSatisfy { $1 == start + $0 }
      return isWhole ? start..<start + own.count : nil
    }
  }

  /// Where each of the old rows is among the new ones.
  private static func matches(_ old: [String], _ new: [String]) -> [Int?] {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.offset))
    let inserted = Set(difference.insertions.map(\.offset))
    var left = new.indices.filter { !inserted.contains($0) }[...]
    return old.indices.map { removed.contains($0) ? nil : left.popFirst() }
  }

  private static func add(
    _ rows: ArraySlice<String>, of old: [Notebook.Entry], to parts: inout [Part]
  ) {
    guard let first = rows.first(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
    let counts = old.map(\.edited.editedRows.count)
    if counts.reduce(0, +) == rows.count {
      var rest = rows
      for (entry, count) in zip(old, counts) {
        parts += Self.part(rest.prefix(count).joined(separator: "\n"), of: entry)
        rest = rest.dropFirst(count)
      }
    } else if first.goesOn, case .same(let entry)? = parts.last {
      // Rows that were put behind a function's belong to it.
      parts[parts.count - 1] = .new(([entry.text] + rows).joined(separator: "\n"))
    } else {
      parts.append(.new(rows.joined(separator: "\n")))
    }
  }

  private static func part(_ text: String, of entry: Notebook.Entry) -> [Part] {
    guard !text.allSatisfy(\.isWhitespace) else { return [] }
    return [entry.isCell && entry.text.contains("\n") ? .cell(text.withoutEmptyEnd) : .new(text)]
  }
}

extension CollectionDifference.Change {
  /// Where it is.
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}

extension Notebook.Entry {
  /// It in an editor: a line of more than one row ends with an empty one, as where it is typed.
  fileprivate var edited: String { text + (text.contains("\n") ? "\n\n" : "\n") }
}

extension String {
  /// The rows, none behind the last end of a row.
  fileprivate var editedRows: [String] {
    let rows = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return rows.last == "" ? rows.dropLast() : rows
  }

  /// Whether it goes on with a compound statement.
  fileprivate var goesOn: Bool {
    first?.isWhitespace == true
      || ["elif", "else", "except", "finally"].contains(String(prefix(while: \.isLetter)))
  }
}
