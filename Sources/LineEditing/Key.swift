/// Keys that are more than a character.
///
/// libedit knows keys as characters below U+0100; those of C1 are never typed, so each of these
/// travels as one of them, and a lone Escape need not wait for the rest of a sequence.
enum Key: UInt8, CaseIterable {
  case up = 0x80
  case down, left, right, home, end, pageUp, pageDown, delete, wordLeft, wordRight
  case newline, paste, olderByPrefix, newerByPrefix
  /// Pressed by the reader itself: what was prepared comes into the line.
  case prepared
  case lastWord, deleteWord

  var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) }

  /// The key that a terminal sends as Escape and `sequence`.
  init?(sequence: String) {
    guard let key = Self.sequences[sequence] else { return nil }
    self = key
  }

  /// What xterm, rxvt, screen, tmux and the Linux console send.
  private static let sequences: [String: Key] = [
    "[A": .up, "OA": .up, "[B": .down, "OB": .down,
    "[C": .right, "OC": .right, "[D": .left, "OD": .left,
    "[H": .home, "OH": .home, "[1~": .home, "[7~": .home,
    "[F": .end, "OF": .end, "[4~": .end, "[8~": .end,
    "[5~": .pageUp, "[6~": .pageDown, "[3~": .delete,
    "[1;5D": .wordLeft, "[1;3D": .wordLeft, "Od": .wordLeft, "[5D": .wordLeft,
    "[1;5C": .wordRight, "[1;3C": .wordRight, "Oc": .wordRight, "[5C": .wordRight,
    "[200~": .paste, "\r": .newline, "\n": .newline,
    "[3;5~": .deleteWord, "[3;3~": .deleteWord, "[3^": .deleteWord, ".": .lastWord,
    "f": .wordRight, "F": .wordRight,
    "p": .olderByPrefix, "P": .olderByPrefix, "n": .newerByPrefix, "N": .newerByPrefix,
  ]
}
