import Glibc

/// One key from the terminal, without Enter and without echo.
enum KeyPress {
  /// What the person wants.
  enum Answer { case goOn, leave }

  /// Waits for a key: q, Ctrl-C and Ctrl-D leave, any other goes on.
  static func wait() -> Answer {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return .goOn }
    var single = before
    single.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &single) == 0 else { return .goOn }
    // What is left of an arrow or Page Down, as presenters' remotes send, is thrown away.
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
    return read()
  }

  private static func read() -> Answer {
    var byte: UInt8 = 0
    guard Glibc.read(STDIN_FILENO, &byte, 1) == 1 else { return .leave }
    return leaving.contains(byte) ? .leave : .goOn
  }

  /// Ctrl-C, Ctrl-D and q.
  private static let leaving: [UInt8] = [3, 4, UInt8(ascii: "q")]
}
