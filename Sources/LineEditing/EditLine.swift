import CEditLine

/// The owner of a libedit editor and of the history it knows.
final class EditLine {
  let handle: OpaquePointer
  private let entries: OpaquePointer

  /// Nil where libedit cannot start.
  init?(program: String, historySize: Int) {
    guard let entries = history_init() else { return nil }
    guard let handle = edit_open(program) else {
      history_end(entries)
      return nil
    }
    self.handle = handle
    self.entries = entries
    edit_history_size(entries, Int32(clamping: historySize))
    edit_set_history(handle, entries)
    edit_use_emacs_keys(handle)
  }

  deinit {
    edit_close(handle)
    history_end(entries)
  }

  /// A line, cut in two at the cursor.
  struct Line {
    let before, after: String

    /// Whether it has more than one row.
    var hasRows: Bool { before.contains("\n") || after.contains("\n") }
  }

  /// The line being edited.
  var line: Line {
    guard let info = el_wline(handle)?.pointee else { return Line(before: "", after: "") }
    return Line(
      before: text(from: info.buffer, to: info.cursor),
      after: text(from: info.cursor, to: info.lastchar))
  }

  /// Whether vi's keys are on, for which Escape is a key of its own.
  var hasViKeys: Bool { edit_has_vi_keys(handle) }

  /// Lets a line be edited; nil at its end or when the key function gave up.
  func read() -> String? {
    var count: Int32 = 0
    guard let start = el_wgets(handle, &count), count > 0 else { return nil }
    let line = text(from: start, to: start + Int(count))
    return line.last == "\n" ? String(line.dropLast()) : line
  }

  func remember(_ entry: String) { edit_history_add(entries, entry) }

  /// Puts a text at the cursor and the cursor behind it; false where memory is short.
  @discardableResult
  func insert(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.filter { $0.value != 0 }
    return el_winsertstr(handle, scalars.map { wchar_t(bitPattern: $0.value) } + [0]) == 0
  }

  /// Makes `text` the line, with the cursor at its end.
  func replaceLine(by text: String) {
    moveToEnd()
    el_deletestr(handle, Int32(clamping: line.before.unicodeScalars.count))
    insert(text)
  }

  func deleteBackward(scalars count: Int) { el_deletestr(handle, Int32(clamping: count)) }

  func move(by scalars: Int) { el_cursor(handle, Int32(clamping: scalars)) }

  func moveToEnd() { move(by: line.after.unicodeScalars.count) }

  /// Draws prompt and line anew from the row the cursor is in.
  func redraw() { edit_redraw(handle) }

  private func text(
    from start: UnsafePointer<wchar_t>?, to end: UnsafePointer<wchar_t>?
  ) -> String {
    guard let start, let end, start < end else { return "" }
    var text = String.UnicodeScalarView()
    for unit in UnsafeBufferPointer(start: start, count: end - start) {
      if let scalar = Unicode.Scalar(UInt32(bitPattern: unit)) { text.append(scalar) }
    }
    return String(text)
  }
}
