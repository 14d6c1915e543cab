import CTerminal

/// Ctrl-C while a command runs: a flag that a long loop asks for.
public enum Interrupts {
  /// From here on Ctrl-C sets the flag; the third one that nobody took ends the program.
  public static func install() { terminal_catch_interrupts() }

  /// Whether Ctrl-C came since the last call; costs one atomic read.
  public static func take() -> Bool { terminal_take_interrupt() }
}
