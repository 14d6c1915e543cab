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

  /// Gives the terminal back as it was found; happens by itself at exit and at fatal signals.
  public static func restore() { terminal_restore() }
}
