import TestSupport
import Testing

/// Ctrl-C at a terminal while the engine waits for a function of the learner's that does not end.
@Suite("Ctrl-C ends a used function at a terminal") struct UsedFunctionAtATerminalTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  /// A run whose next forward pass waits for ever.
  private func waiting() throws -> PseudoTerminal {
    let script = """
      data moons n=60
      net 4 tanh, 1 sigmoid
      def f(Z):
          while Z[0, 0] == 12345: pass
          return np.tanh(Z)

      use f for forward.1.activation
      train 2 iterations
      W1 = zeros((4, 2))
      b1 = 12345 * ones((4, 1))
      """
    let file = try home.write(script, to: "endless.bs")
    let terminal = try PseudoTerminal(
      home: home, environment: ["NO_COLOR": "1"], program: "backstep")
    terminal.expect("❯ ")
    terminal.send("run \(file)\r")
    terminal.expect("iterations/s")
    terminal.settle()
    return terminal
  }

  @Test(
    "The prompt is back, and the run stands before the stage that did not end",
    arguments: ["train 5 iterations", "step iteration", "step"])
  func isEnded(line: String) throws {
    let terminal = try waiting()
    // The first steps of an iteration are the batch and Z1: the function comes after.
    for _ in 0..<(line == "step" ? 2 : 0) {
      terminal.send("step\r")
      terminal.settle()
    }
    terminal.send("\(line)\r")
    terminal.settle()
    terminal.send("\u{3}")
    terminal.settle()
    for (name, value) in [
      ("1000 * iteration + 7", "3007"), ("sum(b1) + 1", "49381"), ("sum(abs(W1)) + 8", "8"),
    ] {
      terminal.send("\(name)\r")
      terminal.expect("= \(value)")
    }
  }
}
