import CEditLine

/// What the editor can do beyond libedit's own commands; `.editrc` may bind these names too.
enum EditorCommand: String, CaseIterable {
  case completeWord = "complete-word"
  case pasteText = "paste-text"
  case insertNewline = "insert-newline"
  case insertPrepared = "insert-prepared"
  case olderEntry = "older-entry"
  case newerEntry = "newer-entry"
  case olderByPrefix = "older-entry-by-prefix"
  case newerByPrefix = "newer-entry-by-prefix"
  case searchHistory = "search-history"
  case clearScreen = "clear-window"
  case nextOrHint = "next-char-or-hint"
  case endOrHint = "line-end-or-hint"
  case nextWordOrHint = "next-word-or-hint"
  case insertBlank = "insert-blank"
  case deleteBack = "delete-back"
  case deleteOrEnd = "delete-or-end"
  case undo = "undo-change"
  case redo = "redo-change"
  case lastWord = "insert-last-word"

  var help: String {
    switch self {
    case .completeWord: "Complete the word before the cursor, or list what it may become"
    case .pasteText: "Insert pasted text, line ends and all"
    case .insertPrepared: "Insert the text that waits to be mended"
    case .insertNewline: "Begin another line without running this one"
    case .olderEntry: "Move a row up; on the first row go to the entry before"
    case .newerEntry: "Move a row down; on the last row go to the entry after"
    case .olderByPrefix: "Go to the entry before that begins like this line"
    case .newerByPrefix: "Go to the entry after that begins like this line"
    case .searchHistory: "Search the entries while typing"
    case .clearScreen: "Clear the window and draw the prompt at its top"
    case .nextOrHint: "Move one character on, or take the suggestion"
    case .endOrHint: "Move to the end of the line, or take the suggestion"
    case .nextWordOrHint: "Move one word on, or take a word of the suggestion"
    case .insertBlank: "Insert a blank, but for those that a cell's row began with by itself"
    case .deleteBack: "Delete the character before the cursor, or a step of indentation"
    case .deleteOrEnd: "Delete the next character; on an empty row end the cell, or leave"
    case .undo: "Take the last change of the line back"
    case .lastWord: "Insert the last word of the entry before"
    case .redo: "Make the change again that was taken back last"
    }
  }

  /// libedit calls with nothing but its handle, so each command finds its reader there.
  var function: edit_command {
    switch self {
    case .completeWord: { handle, _ in run(handle) { $0.completeWord() } }
    case .pasteText: { handle, _ in run(handle) { $0.paste() } }
    case .insertPrepared: { handle, _ in run(handle) { $0.insertPrepared() } }
    case .insertNewline: { handle, _ in run(handle) { $0.insertNewline() } }
    case .olderEntry: { handle, _ in run(handle) { $0.showEntry(step: -1) } }
    case .newerEntry: { handle, _ in run(handle) { $0.showEntry(step: 1) } }
    case .olderByPrefix: { handle, _ in run(handle) { $0.showEntryByPrefix(step: -1) } }
    case .newerByPrefix: { handle, _ in run(handle) { $0.showEntryByPrefix(step: 1) } }
    case .searchHistory: { handle, _ in run(handle) { $0.searchHistory() } }
    case .clearScreen: { handle, _ in run(handle) { $0.clearWindow() } }
    case .nextOrHint: { handle, _ in run(handle) { $0.moveOrTakeHint(by: 1) } }
    case .endOrHint: { handle, _ in run(handle) { $0.moveOrTakeHint(by: nil) } }
    case .nextWordOrHint: { handle, _ in run(handle) { $0.moveOrTakeWord() } }
    case .insertBlank: { handle, _ in run(handle) { $0.insertBlank() } }
    case .deleteBack: { handle, _ in run(handle) { $0.deleteBack() } }
    case .deleteOrEnd: { handle, _ in run(handle) { $0.deleteOrEnd() } }
    case .undo: { handle, _ in run(handle) { $0.undoChange() } }
    case .lastWord: { handle, _ in run(handle) { $0.insertLastWord() } }
    case .redo: { handle, _ in run(handle) { $0.redoChange() } }
    }
  }
}

private func run(
  _ handle: OpaquePointer?, _ command: (EditLineReader) -> EditOutcome
) -> UInt8 {
  guard let reader = EditLineReader.reader(of: handle) else { return EditOutcome.beep.code }
  return command(reader).code
}
