import CEditLine
import Glibc

extension EditLineReader {
  /// The reader that a libedit handle belongs to.
  static func reader(of handle: OpaquePointer?) -> EditLineReader? {
    guard let handle, let client = edit_client(handle) else { return nil }
    return Unmanaged<EditLineReader>.fromOpaque(client).takeUnretainedValue()
  }

  /// Tells libedit where keys, prompts and commands come from.
  func connect() {
    edit_set_client(edit.handle, Unmanaged.passUnretained(self).toOpaque())
    edit_set_keys(edit.handle) { handle, cell in
      EditLineReader.reader(of: handle)?.deliverKey(to: cell) ?? 0
    }
    edit_set_prompts(
      edit.handle,
      { handle in EditLineReader.reader(of: handle)?.leftPrompt.bytes },
      { handle in EditLineReader.reader(of: handle)?.rightPrompt.bytes },
      CChar(1))
    edit.addCommands()
    edit.bindKeys()
    if settings.readsEditrc, let path = EditRC.standardPath { obey(EditRC(path: path)) }
    if edit_is_on(edit.handle) { edit_hold_keys(edit.handle) }
  }

  /// The next key; Escape alone is none: libedit would wait for the key that it belongs to.
  private func waitForEditingKey() -> Unicode.Scalar? {
    while true {
      let key = waitForKey()
      guard key == "\u{1B}", !keys.goesOn, !edit.hasViKeys else { return key }
      decorate()
    }
  }

  private func obey(_ file: EditRC) {
    problems += file.problems
    keys.decoder.untouched = file.apply(to: edit)
  }

  /// What libedit's `EL_GETCFN` returns: 1 for a key, 0 at the end, -1 when the line is dropped.
  private func deliverKey(to cell: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    hintBeforeKey = nil
    undoing.note(UndoStack.Line(edit.line.before, edit.line.after))
    if !isInterrupted && !isAtEnd && keys.isEmpty {
      placePrompt()
      decorate()
    }
    isEditing = true
    let key = waitForEditingKey()
    isEditing = false
    guard let scalar = key else {
      errno = EINTR
      return isInterrupted ? -1 : 0
    }
    if scalar == "\r" || scalar == "\n" { paint(isFinal: true) }
    cell?.pointee = wchar_t(bitPattern: scalar.value)
    return 1
  }
}
