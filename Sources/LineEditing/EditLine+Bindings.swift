import CEditLine

extension EditLine {
  /// Makes the commands known to libedit by name.
  func addCommands() {
    for command in EditorCommand.allCases {
      edit_add_command(handle, command.rawValue, command.help, command.function)
    }
  }

  /// Binds keys; `bind -v` and `bind -e` in `.editrc` forget them all.
  func bindKeys() {
    for (key, name) in Self.keys {
      edit_bind(handle, String(Character(key.scalar)), name)
      edit_bind_alternative(handle, String(Character(key.scalar)), name)
    }
    for (key, command) in Self.controls { edit_bind(handle, key, command) }
    for (key, command) in Self.viControls { edit_bind_alternative(handle, key, command) }
  }

  private static let keys: [(Key, String)] = [
    (.up, EditorCommand.olderEntry.rawValue),
    (.down, EditorCommand.newerEntry.rawValue),
    (.left, "ed-prev-char"),
    (.right, EditorCommand.nextOrHint.rawValue),
    (.home, "ed-move-to-beg"),
    (.end, EditorCommand.endOrHint.rawValue),
    (.pageUp, EditorCommand.olderByPrefix.rawValue),
    (.pageDown, EditorCommand.newerByPrefix.rawValue),
    (.delete, "ed-delete-next-char"),
    (.wordLeft, "ed-prev-word"),
    (.wordRight, EditorCommand.nextWordOrHint.rawValue),
    (.newline, EditorCommand.insertNewline.rawValue),
    (.paste, EditorCommand.pasteText.rawValue),
    (.lastWord, EditorCommand.lastWord.rawValue),
    (.deleteWord, "em-delete-next-word"),
    (.prepared, EditorCommand.insertPrepared.rawValue),
    (.olderByPrefix, EditorCommand.olderByPrefix.rawValue),
    (.newerByPrefix, EditorCommand.newerByPrefix.rawValue),
  ]

  private static let controls: [(String, String)] = [
    ("^I", EditorCommand.completeWord.rawValue),
    ("^R", EditorCommand.searchHistory.rawValue),
    ("^S", EditorCommand.searchHistory.rawValue),
    ("^L", EditorCommand.clearScreen.rawValue),
    ("^P", EditorCommand.olderEntry.rawValue),
    ("^N", EditorCommand.newerEntry.rawValue),
    ("^F", EditorCommand.nextOrHint.rawValue),
    ("^E", EditorCommand.endOrHint.rawValue),
    ("^W", "ed-delete-prev-word"),
    (" ", EditorCommand.insertBlank.rawValue),
    ("^H", EditorCommand.deleteBack.rawValue), ("^?", EditorCommand.deleteBack.rawValue),
    ("^D", EditorCommand.deleteOrEnd.rawValue), ("^\\", "ed-ignore"),
    ("^_", EditorCommand.undo.rawValue), ("^[/", EditorCommand.redo.rawValue),
    // libedit's own commands have no place here: its prompt for them drops the line.
    ("^[x", "ed-unassigned"), ("^[X", "ed-unassigned"),
  ]

  private static let viControls: [(String, String)] = [
    ("k", EditorCommand.olderEntry.rawValue),
    ("j", EditorCommand.newerEntry.rawValue),
    (":", "ed-unassigned"),
  ]
}
