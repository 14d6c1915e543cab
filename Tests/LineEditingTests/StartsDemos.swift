import TestSupport

/// Tests that begin demos in a terminal.
protocol StartsDemos {
  var home: TemporaryFolder { get }
}

extension StartsDemos {
  /// Begins a demo in a window; the status at the right end of a row says that a key is waited for.
  func demo(
    _ script: String, arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    let file = try home.write(script, to: "demo.bs")
    return try PseudoTerminal(
      home: home, arguments: ["demo", file] + arguments,
      environment: ["NO_COLOR": "1"].merging(environment) { $1 }, columns: columns, rows: rows,
      program: "backstep")
  }

  func status(_ terminal: PseudoTerminal) -> Int32 { terminal.wait() >> 8 & 0xFF }

  var small: String {
    """
    # speaker: ask what W1 is
    data xor
    net 2 tanh, 1 sigmoid
    ## Weights
    W1 = [[1, 2], [3, 4]]
    sum(W1)
    ## Twice
    say now we double it
    W1 = 2 * W1
    sum(W1)
    """
  }
}
