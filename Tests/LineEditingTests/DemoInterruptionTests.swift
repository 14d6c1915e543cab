import Foundation
import TestSupport
import Testing

/// `backstep demo`, and scripts with pauses, where a line fails or a person stops them.
@Suite("A demo that is stopped") struct DemoInterruptionTests: StartsDemos {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test("A line that fails is shown and the demo goes on; the status tells of it")
  func failure() throws {
    let terminal = try demo("x = 1\nexpect x ~ 2\nx + 41\n")
    for place in ["1/3", "2/3"] {
      terminal.expect(place)
      terminal.send("f")
    }
    terminal.expect("demo.bs:2:")
    terminal.expect("❯ x + 41")
    terminal.expect("3/3")
    terminal.send("f")
    terminal.expect("x + 41 = 42")
    terminal.expect("min")
    terminal.send("q")
    #expect(status(terminal) == 1)
  }

  @Test("A failure that was shown counts behind a jump back over it too, until the line succeeds")
  func failureBehindAJump() throws {
    for (line, succeeds) in [("expect x ~ 2", false), ("expect x ~ 2", true)] {
      let terminal = try demo("## One\nx = 1\n\(line)\nx + 41\n")
      for place in ["1/3", "2/3"] {
        terminal.expect(place)
        terminal.send("f")
      }
      terminal.expect("demo.bs:3:")
      terminal.expect("3/3")
      terminal.send("1")
      terminal.expect("1/3")
      if succeeds {
        terminal.send("f")
        terminal.expect("2/3")
        terminal.send("i")
        terminal.expect("keep")
        terminal.send("x = 2\rkeep\r")
        terminal.expect("2/3")
        terminal.send("f")
        terminal.expect("3/3")
      }
      terminal.send("q")
      #expect(status(terminal) == (succeeds ? 0 : 1))
    }
  }

  @Test(
    "Ctrl-C stops a long train, and the demo goes on; twice where a line waits it leaves with 130")
  func interrupted() throws {
    let script = "data moons\nnet 8 tanh, 1 sigmoid\ntrain 9000000 epochs\n1 + 1\nsay over\n"
    let terminal = try demo(script)
    for place in ["1/4", "2/4", "3/4"] {
      terminal.expect(place)
      terminal.send("f")
    }
    // The bar is there once it trains.
    terminal.expect("iteration")
    terminal.send("\u{3}")
    terminal.expect("stopped")
    terminal.expect("❯ 1 + 1")
    terminal.expect("4/4")
    terminal.send("f")
    terminal.expect("1 + 1 = 2")
    terminal.expect("over")
    terminal.expect("min")
    terminal.send("\u{3}")
    terminal.expect("q leaves, and so does a second Ctrl-C")
    terminal.expect("min")
    terminal.send("\u{3}")
    #expect(status(terminal) == 130)
  }

  @Test("Ctrl-C that comes too late, or while a line is typed, ends no demo")
  func interruptedLate() throws {
    let long = "x = \((1...60).map(String.init).joined(separator: " + "))\n"
    let terminal = try demo(long + "y = 1\n")
    terminal.expect("1 + 2")
    terminal.send("\u{3}")
    terminal.expect("+ 60")
    terminal.expect("q leaves")
    terminal.expect("1/2")
    terminal.send("f")
    terminal.expect("❯ y = 1")
    terminal.expect("2/2")
    usleep(2_200_000)
    terminal.send("\u{3}")
    terminal.expect("q leaves")
    terminal.expect("2/2")
    terminal.send("f")
    terminal.expect("the end")
    terminal.expect("min")
    terminal.send("q")
    #expect(status(terminal) == 0)
  }

  @Test(
    "In the shell, a script is left at its pause by Ctrl-C, q and Ctrl-D, and undone",
    arguments: ["\u{3}", "q", "\u{4}"])
  func leavesRun(key: String) throws {
    let file = try home.write("x = 5\npause look\nx = 6\n", to: "paused.bs")
    let terminal = try PseudoTerminal(
      home: home, environment: ["NO_COLOR": "1"], program: "backstep")
    terminal.expect("❯ ")
    terminal.send("x = 1\r")
    terminal.expect("❯ ")
    terminal.send("run \(file)\r")
    terminal.expect("look")
    terminal.settle()
    terminal.send(key)
    terminal.expect("hint: what it did is undone")
    terminal.expect("❯ ")
    terminal.send("x * 100\r")
    terminal.expect("x * 100 = 100")
    terminal.expect("❯ ")
    terminal.send("run \(file)\r")
    terminal.expect("look")
    terminal.settle()
    terminal.send(" ")
    terminal.expect("❯ ")
    terminal.send("x * 100\r")
    terminal.expect("x * 100 = 600")
  }

  @Test("A script at a terminal that is left at a pause ends with 130")
  func leavesScript() throws {
    let file = try home.write("pause look\nsay more\n", to: "paused.bs")
    let terminal = try PseudoTerminal(
      home: home, arguments: [file], environment: ["NO_COLOR": "1"], program: "backstep")
    terminal.expect("look")
    terminal.settle()
    terminal.send("\u{3}")
    #expect(status(terminal) == 130)
  }
}
