import Glibc

/// One key from the terminal, without Enter and without echo.
enum KeyPress {
  /// What the person wants.
  enum Answer { case goOn, leave }

  /// Ctrl-C, Ctrl-D and q.
  private static let leaving: [UInt8] = [3, 4, UInt8(ascii: "q")]

  /// Waits for a key: q, Ctrl-C and Ctrl-D leave, any other goes on.
  static func wait() -> Answer {
    withTerminal(without: ICANON | ECHO | ISIG) {
      var byte: UInt8 = 0
      guard read(STDIN_FILENO, &byte, 1) == 1 else { return .leave }
      return leaving.contains(byte) ? .leave : .goOn
    } ?? .goOn
  }

  /// Waits for the answer to a question and shows it: y is yes, any other key no.
  static func confirms() -> Bool {
    let answer: UInt8 =
      withTerminal(without: ICANON | ECHO | ISIG) {
        var byte: UInt8 = 0
        return read(STDIN_FILENO, &byte, 1) == 1 ? byte : 0
      } ?? 0
    let isYes = answer == UInt8(ascii: "y") || answer == UInt8(ascii: "Y")
    Console.write(isYes ? "y\n" : "n\n")
    return isYes
  }

  /// Writes what keys pressed meanwhile must not come into; they are thrown away.
  static func withoutEcho(_ write: () -> Void) {
    if withTerminal(without: ICANON | ECHO, write) == nil { write() }
  }

  /// Does something in other modes of the terminal; nil where there is none.
  ///
  /// Keys that wait are thrown away before and after, as is what is left of an arrow or Page Down
  /// that a presenter's remote sends.
  private static func withTerminal<Result>(without flags: Int32, _ body: () -> Result) -> Result? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var changed = before
    changed.c_lflag &= ~tcflag_t(flags)
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &changed) == 0 else { return nil }
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
    return body()
  }
}
