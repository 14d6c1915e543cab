import Glibc

/// The terminal behind standard input and standard output.
public enum Terminal {
  /// Whether a person can be asked: both standard input and standard output are a terminal.
  public static var isInteractive: Bool { isatty(0) == 1 && isatty(1) == 1 }
}
