import CEditLine

extension EditLine {
  /// Makes the commands known to libedit by name.
  func addCommands() {
    for command in EditCommand.allCases {
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
    (.up, EditCommand.olderEntry.rawValue),
    (.down, EditCommand.newerEntry.rawValue),
    (.left, "ed-prev-char"),
    (.right, EditCommand.nextOrHint.rawValue),
    (.home, "ed-move-to-beg"),
    (.end, EditCommand.endOrHint.rawValue),
    (.pageUp, EditCommand.olderByPrefix.rawValue),
    (.pageDown, EditCommand.newerByPrefix.rawValue),
    (.delete, "ed-delete-next-char"),
    (.wordLeft, "ed-prev-word"),
    (.wordRight, "em-next-word"),
    (.newline, EditCommand.insertNewline.rawValue),
    (.paste, EditCommand.pasteText.rawValue),
    (.prepared, EditCommand.insertPrepared.rawValue),
    (.olderByPrefix, EditCommand.olderByPrefix.rawValue),
    (.newerByPrefix, EditCommand.newerByPrefix.rawValue),
  ]

  private static let controls: [(String, String)] = [
    ("^I", EditCommand.completeWord.rawValue),
    ("^R", EditCommand.searchHistory.rawValue),
    ("^S", EditCommand.searchHistory.rawValue),
    ("^L", EditCommand.clearScreen.rawValue),
    ("^P", EditCommand.olderEntry.rawValue),
    ("^N", EditCommand.newerEntry.rawValue),
    ("^F", EditCommand.nextOrHint.rawValue),
    ("^E", EditCommand.endOrHint.rawValue),
    ("^W", "ed-delete-prev-word"),
  ]

  private static let viControls: [(String, String)] = [
    ("k", EditCommand.olderEntry.rawValue),
    ("j", EditCommand.newerEntry.rawValue),
  ]
}
