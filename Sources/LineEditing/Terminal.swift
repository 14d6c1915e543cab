import CTerminal
import Glibc

/// The terminal behind standard input and standard output.
public enum Terminal {
  /// Whether a person can be asked: both standard input and standard output are a terminal.
  public static var isInteractive: Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
  }

  /// Whether the terminal understands no escape sequences (`TERM` unset or `dumb`).
  public static var isDumb: Bool { environment("TERM") ?? "dumb" == "dumb" }

  /// The first thing a program does: closed standard descriptors become `/dev/null`, and Ctrl-C
  /// sets a flag, however often it is pressed.
  public static func begin() { terminal_begin() }

  /// What a person is told where a fault of the program ends it, and where a signal from outside does
  /// that nobody sends on purpose.
  public static func setLastWords(_ words: (atFault: String, atSignal: String)) {
    terminal_set_last_words(words.atFault, words.atSignal)
  }

  /// Ends the program: nothing of it, and of no library, is run any more.
  public static func leave(_ status: Int32) -> Never { terminal_leave(status) }

  /// Whether the terminal is this program's to draw on, not another job's.
  public static var isInForeground: Bool { terminal_is_in_foreground(STDOUT_FILENO) }

  /// Sees to it that the terminal is given back as it is now, however the program ends.
  public static func keepModes() { _ = terminal_open(STDIN_FILENO, STDOUT_FILENO, isDumb) }

  /// Lets another program have the terminal as it was found, and takes it back.
  public static func lend(_ body: () -> Void) {
    var modes = termios()
    let isKnown = tcgetattr(STDIN_FILENO, &modes) == 0
    terminal_lend()
    body()
    if isKnown { tcsetattr(STDIN_FILENO, TCSADRAIN, &modes) }
  }

  /// Gives the terminal back as it was found; happens by itself at exit and at fatal signals.
  public static func restore() { terminal_restore() }
}
