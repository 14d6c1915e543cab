import CTerminal

/// Ctrl-C while a command runs: a flag that a long loop asks for.
public enum Interrupts {
  /// Whether Ctrl-C came since the last call; costs one atomic read.
  public static func take() -> Bool { terminal_take_interrupt() }
}
