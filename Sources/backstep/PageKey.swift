import LineEditing

/// What a key means while a long text is read: what it means in `less`.
enum PageKey: Equatable {
  /// So many rows, or parts of a screen, on; back where it is less than 0.
  case rows(Int), screens(Int), halves(Int)
  case start, end
  /// Looks for a text, for the next one, for the one before.
  case find, next, previous
  case leave
  case paste(String)
  /// Anything else: the keys are named.
  case other

  /// The next key.
  /// - Parameter tick: What is done every second until then, and when the window changes.
  static func wait(_ tick: () -> Void) -> PageKey {
    let bytes = KeyPress.one(tick: tick)
    if bytes == Array("\u{1B}[200~".utf8) { return .paste(pasted()) }
    return bytes.isEmpty ? .leave : keys[String(decoding: bytes, as: UTF8.self)] ?? .other
  }

  private static let keys: [String: PageKey] = [
    " ": .screens(1), "f": .screens(1), "\u{6}": .screens(1), "\u{16}": .screens(1),
    "\u{1B}[6~": .screens(1), "z": .screens(1),
    "b": .screens(-1), "\u{2}": .screens(-1), "\u{1B}[5~": .screens(-1), "\u{1B}v": .screens(-1),
    "w": .screens(-1),
    "\r": .rows(1), "\n": .rows(1), "j": .rows(1), "e": .rows(1), "\u{E}": .rows(1),
    "\u{5}": .rows(1), "\u{1B}[B": .rows(1), "\u{1B}OB": .rows(1),
    "k": .rows(-1), "y": .rows(-1), "\u{10}": .rows(-1), "\u{19}": .rows(-1),
    "\u{B}": .rows(-1), "\u{1B}[A": .rows(-1), "\u{1B}OA": .rows(-1),
    "d": .halves(1), "\u{4}": .halves(1), "u": .halves(-1), "\u{15}": .halves(-1),
    "g": .start, "<": .start, "\u{1B}[H": .start, "\u{1B}OH": .start, "\u{1B}[1~": .start,
    "\u{1B}[7~": .start,
    "G": .end, ">": .end, "\u{1B}[F": .end, "\u{1B}OF": .end, "\u{1B}[4~": .end,
    "\u{1B}[8~": .end,
    "/": .find, "n": .next, "N": .previous,
    "q": .leave, "Q": .leave, "\u{3}": .leave, "\u{1B}": .leave,
  ]

  /// What the terminal marks as pasted: a text for the next line, of which nothing is a key here.
  private static func pasted() -> String {
    let end = Array("\u{1B}[201~".utf8)
    var bytes: [UInt8] = []
    while !bytes.suffix(end.count).elementsEqual(end) {
      let more = KeyPress.next(atMost: 1)
      if more.isEmpty || more == [KeyPress.interrupt] { return "" }
      if bytes.count < ScriptReader.lineLimit {
        bytes += more
      } else {
        bytes = bytes.suffix(8) + more
      }
    }
    return PastedText(bytes.dropLast(end.count)).text
  }
}
