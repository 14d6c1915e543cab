import TestSupport
import Testing

/// Cells of several rows as a person types, pastes and changes them.
@Suite struct EditorCellTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test("What goes on is asked for after ... and is one entry of the history")
  func continuation() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("def f:\r", atLine: 1)
    terminal.expect("... ")
    terminal.send("  x\r")
    terminal.expect("... ")
    terminal.send("\r")
    terminal.expect("got [def f:\\n  x]")
    terminal.type("other\r", atLine: 2)
    terminal.expect("got [other]")
    terminal.type("\u{1B}[A\u{1B}[A\r", atLine: 3)
    terminal.expect("got [def f:\\n  x]")
  }

  @Test(
    "Up goes back to the rows of a cell that were ended by Enter",
    arguments: [
      ("  x\u{1B}[AX\r", "defX f:\\n  x"), ("\u{1B}[AX\r", "Xdef f:\\n"),
      ("  x\u{1B}[A\u{1B}[B!\r", "def f:\\n  x!"), ("  你好\u{1B}[A\u{5}g\r", "def f:\\n  你好g"),
    ])
  func backInCell(keys: String, line: String) throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("def f:\r", atLine: 1)
    terminal.expect("... ")
    terminal.send(keys)
    terminal.expect("got [\(line)]")
    terminal.type("other\r", atLine: 2)
    terminal.expect("got [other]")
  }

  @Test(
    "Who types the blanks that a row began with gets them once",
    arguments: [
      ("    x\r", "    x"), ("x\r", "    x"), ("      x\r", "      x"), ("  x\r", "    x"),
    ])
  func blanksByHand(keys: String, row: String) throws {
    let terminal = try PseudoTerminal(home: home, arguments: ["--indent"])
    terminal.type("for:\r", atLine: 1)
    terminal.expect("... ")
    for key in keys { terminal.send(String(key)) }
    terminal.expect("... ")
    terminal.send("\u{4}")
    terminal.expect("got [for:\\n\(row)")
  }

  @Test("Ctrl-D ends the cell and not the conversation")
  func end() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("def f:\r", atLine: 1)
    terminal.expect("... ")
    terminal.send("  x\r")
    terminal.expect("... ")
    terminal.send("\u{4}")
    terminal.expect("got [def f:\\n  x]")
    terminal.type("c\r", atLine: 2)
    terminal.expect("got [c]")
  }

  @Test("Ctrl-D ends the cell on a row of blanks, and deletes elsewhere")
  func endOnBlanks() throws {
    let terminal = try PseudoTerminal(home: home, arguments: ["--indent"])
    terminal.type("for:\r", atLine: 1)
    terminal.expect("... ")
    terminal.send("x\r")
    terminal.expect("... ")
    terminal.send("\u{4}")
    terminal.expect("got [for:\\n    x]")
    terminal.type("a\u{1B}\rb\u{1B}\r  \u{4}", atLine: 2)
    terminal.expect("got [a\\nb]")
    terminal.type("abc\u{1}\u{4}\u{5}\u{4}\r", atLine: 3)
    terminal.expect("got [bc]")
    terminal.type("\u{1B}\r\u{4}\u{15}\u{7F}d\r", atLine: 4)
    terminal.expect("got [d]")
    terminal.type("\u{4}", atLine: 5)
    terminal.expect("end")
  }

  @Test("A cell's rows stand below the prompt, one under the other, and the prompt comes back")
  func recalled() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("def f:\r", atLine: 1)
    terminal.expect("... ")
    terminal.send("    x\r")
    terminal.expect("... ")
    terminal.send("\r")
    terminal.type("\u{1B}[A", atLine: 2)
    terminal.expect("行> \r\n")
    terminal.send("\u{1B}[B")
    terminal.expect("第2行> ")
    terminal.send("y\r")
    terminal.expect("got [y]")
  }

  @Test("Escape and x drop nothing: libedit's own prompt for commands has no key")
  func noCommandPrompt() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("ab\u{1B}xc\r", atLine: 1)
    terminal.expect("got [abc]")
  }

  @Test("Ctrl-C drops all of it")
  func interrupt() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("if a:\r", atLine: 1)
    terminal.expect("... ")
    terminal.send("  b\u{3}")
    terminal.expect("dropped")
    terminal.type("c\r", atLine: 2)
    terminal.expect("got [c]")
  }

  @Test(
    "Up and Down move within a cell and walk through the history beyond it",
    arguments: [
      ("ab\u{1B}\rcdef\u{1B}[AX\r", "abX\\ncdef"),
      ("abcd\u{1B}\ref\u{1B}[AX\r", "abXcd\\nef"),
      ("ab\u{1B}\r\u{1B}\rcd\u{1B}[A\u{1B}[AX\r", "Xab\\n\\ncd"),
      ("ab\u{1B}\rcd\u{1B}[A\u{1B}[BX\r", "ab\\ncdX"),
      ("be\u{1B}\rcd\u{1B}[A\u{1B}[A!\r", "before!"),
      ("ab\u{1B}\rcd\u{1B}[A\u{1B}[A!\r", "ab!\\ncd"),
      ("你好\u{1B}\r世界人\u{1B}[AX\r", "你好X\\n世界人"),
    ])
  func rows(keys: String, line: String) throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("before\r", atLine: 1)
    terminal.type(keys, atLine: 2)
    terminal.expect("got [\(line)]")
  }

  @Test("What was prepared stands in the next line, to be changed")
  func prepared() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("prepare 前 step\r", atLine: 1)
    terminal.type(" 2\r", atLine: 2)
    terminal.expect("got [前 step 2]")
    terminal.type("\r", atLine: 3)
    terminal.expect("got []")
  }
}

/// The whole program at a terminal.
@Suite struct CellsAtATerminalTests {
  private let terminal: PseudoTerminal
  private let home: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
    terminal = try PseudoTerminal(
      home: home, environment: ["NO_COLOR": "1"], program: "backstep")
  }

  private func type(_ text: String) {
    terminal.expect("❯ ")
    terminal.send(text)
  }

  @Test("A function that is typed row by row is there afterwards")
  func typed() throws {
    type("def f(x):\r")
    terminal.expect("... ")
    terminal.send("  return x * 7\r")
    terminal.expect("... ")
    terminal.send("\r")
    type("f(6)\r")
    terminal.expect("f(6) = 42")
    type("print([1,\r")
    terminal.expect("... ")
    terminal.send("2])\r")
    terminal.expect("[1, 2]")
  }

  @Test("A paste runs piece by piece; after a failure the rest stands in the line")
  func paste() throws {
    type("\u{1B}[200~data xor\rdef f():\r  return 41\r\rprint(f() + 1)\rstep\rsay over\u{1B}[201~")
    terminal.send("\r")
    terminal.expect("xor: 400 examples")
    terminal.expect("42")
    terminal.expect("no network")
    terminal.expect("❯ say over")
    terminal.send(" here\r")
    terminal.expect("over here")
  }

  @Test("Ctrl-C ends a loop, what it had assigned stays, and the shell goes on")
  func interrupt() throws {
    type("i = 0\u{1B}\rprint('begun', flush=True)\u{1B}\rwhile True: i = i + 1\r")
    terminal.settle()
    terminal.send("\u{3}")
    terminal.expect("KeyboardInterrupt")
    type("print('positive', i > 0)\r")
    terminal.expect("positive True")
  }
}
