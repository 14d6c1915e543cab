import Foundation
import TestSupport
import Testing

/// `backstep demo` at a terminal, as a teacher drives it.
@Suite("A demo at a terminal") struct DemoAtATerminalTests: StartsDemos {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test("Each key carries a line out and shows the next; after the last, any key leaves")
  func forwards() throws {
    let terminal = try demo(small)
    terminal.expect("❯ data xor")
    terminal.expect("1/6 · 0 min")
    terminal.send(" ")
    terminal.expect("xor: 400 examples")
    terminal.expect("❯ net 2 tanh, 1 sigmoid")
    terminal.expect("2/6")
    terminal.send("\r")
    terminal.expect("── 1 Weights")
    for place in ["3/6", "4/6"] {
      terminal.expect(place)
      terminal.send("\u{1B}[6~")
    }
    terminal.expect("sum(W1) = 10")
    terminal.expect("── 2 Twice\r\nnow we double it\r\n❯ W1 = 2 * W1")
    terminal.expect("5/6")
    terminal.send("f")
    terminal.expect("6/6")
    terminal.send("f")
    terminal.expect("sum(W1) = 20")
    terminal.expect("the end: b goes back")
    terminal.expect("min")
    terminal.send(" ")
    #expect(status(terminal) == 0)
  }

  @Test("b goes back a line with the state, as often as one likes")
  func back() throws {
    let terminal = try demo(small)
    terminal.expect("1/6")
    terminal.send("b")
    terminal.expect("this is the first line")
    terminal.expect("1/6")
    terminal.send("2")
    terminal.expect("running 4 lines")
    for _ in 1...3 {
      terminal.expect("5/6")
      terminal.send("f")
      terminal.expect("6/6")
      terminal.send("f")
      // Doubled once, however often the line was shown.
      terminal.expect("sum(W1) = 20")
      terminal.expect("min")
      terminal.send("b")
      terminal.expect("back at line 6 of 6")
      terminal.expect("6/6")
      terminal.send("\u{1B}[D")
      terminal.expect("back at line 5 of 6")
    }
    terminal.expect("5/6")
    terminal.send("1")
    terminal.expect("── 1 Weights")
    terminal.expect("3/6")
    terminal.send("q")
    #expect(status(terminal) == 0)
  }

  @Test("i takes over the prompt; an empty line undoes what was tried, keep keeps it")
  func takesOver() throws {
    let terminal = try demo(small)
    terminal.expect("1/6")
    terminal.send("2")
    terminal.expect("5/6")
    terminal.send("i")
    terminal.expect("yours: an empty line")
    terminal.expect("❯ ")
    terminal.send("W1 = 100 * W1\r")
    terminal.expect("❯ ")
    terminal.send("nonsense here\r")
    terminal.expect("error")
    terminal.expect("❯ ")
    terminal.send("sum(W1)\r")
    terminal.expect("sum(W1) = 1000")
    terminal.expect("❯ ")
    terminal.send("\r")
    terminal.expect("it is undone")
    terminal.expect("❯ W1 = 2 * W1")
    terminal.expect("5/6")
    terminal.send("i")
    terminal.expect("yours")
    terminal.expect("❯ ")
    terminal.send("W1 = 10 * W1\r")
    terminal.expect("❯ ")
    terminal.send("keep\r")
    terminal.expect("it is kept")
    terminal.expect("5/6")
    terminal.send("f")
    terminal.expect("6/6")
    terminal.send("b")
    terminal.expect("5/6")
    terminal.send("f")
    terminal.expect("6/6")
    terminal.send("f")
    terminal.expect("sum(W1) = 200")
    terminal.expect("min")
    // Before the line that was taken over at, what was kept is gone as well.
    for place in ["6/6", "5/6", "4/6"] {
      terminal.send("b")
      terminal.expect(place)
    }
    terminal.send("f")
    terminal.expect("sum(W1) = 10\r")
    terminal.expect("5/6")
    terminal.send("i")
    terminal.expect("yours")
    terminal.expect("❯ ")
    terminal.send("W1 = 7 * W1\r")
    terminal.expect("❯ ")
    terminal.send("quit\r")
    terminal.expect("back in the script; it is undone")
    terminal.expect("q leaves the demo")
    terminal.expect("5/6")
    terminal.send("i")
    terminal.expect("yours")
    terminal.expect("❯ ")
    terminal.send("\u{4}")
    terminal.expect("back in the script")
    terminal.expect("5/6")
    terminal.send("f")
    terminal.expect("6/6")
    terminal.send("f")
    terminal.expect("sum(W1) = 20\r")
    terminal.expect("min")
    terminal.send("q")
    #expect(status(terminal) == 0)
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("could not be kept"))
  }

  @Test("Sections are listed and gone to by number, more than nine too; the keys are told")
  func sections() throws {
    let script = (1...12).map { "## Part \($0)\nx = \($0)\n" }.joined()
    let terminal = try demo(script)
    terminal.expect("1/12")
    terminal.send("l")
    terminal.expect("* 1  Part 1\r\n")
    terminal.expect("12  Part 12")
    terminal.expect("so far")
    terminal.expect("1/12")
    terminal.send("1")
    terminal.expect("1…")
    terminal.send("1")
    terminal.expect("── 11 Part 11\r\n❯ x = 11")
    terminal.expect("11/12")
    terminal.send("1\r")
    terminal.expect("── 1 Part 1\r\n")
    terminal.expect("1/12")
    terminal.send("7")
    terminal.expect("── 7 Part 7\r\n")
    terminal.expect("7/12")
    terminal.send("13")
    terminal.expect("there is no section 13, only 1 to 12")
    terminal.expect("7/12")
    terminal.send("?")
    terminal.expect("take over the prompt")
    terminal.expect("7/12")
    terminal.send("q")
    #expect(status(terminal) == 0)
  }

  @Test("A key pressed while a line is typed brings the rest of it, and does what it says")
  func hurry() throws {
    let long = "x = \((1...60).map(String.init).joined(separator: " + "))\n"
    func typing() throws -> PseudoTerminal {
      let terminal = try demo(long + "## Two\ny = 1\n")
      terminal.expect("1 + 2")
      return terminal
    }
    let terminal = try typing()
    terminal.send("   ")
    terminal.expect("+ 60")
    terminal.expect("1/2")
    terminal.settle()
    terminal.send("f")
    terminal.expect("❯ y = 1")
    terminal.expect("2/2")
    terminal.send("q")
    #expect(status(terminal) == 0)
    let other = try typing()
    other.send("i")
    other.expect("+ 60")
    other.expect("yours: an empty line")
    other.expect("❯ ")
    other.send("\r")
    other.expect("1/2")
    other.send("1")
    other.expect("❯ y = 1")
    other.expect("2/2")
    other.send("b")
    other.expect("1/2")
    other.send("q")
    #expect(status(other) == 0)
    let last = try typing()
    last.send("q")
    #expect(status(last) == 0)
  }

  @Test("In a window of 60 columns and 18 rows nothing is wider", arguments: ["en_US", "zh_CN"])
  func narrow(locale: String) throws {
    let script = """
      ## Data
      say A long sentence for the audience that is wider than sixty columns, and so it is broken.
      data moons n=200
      net 8 tanh, 1 sigmoid
      train 30 epochs
      plot cost
      plot boundary
      pause And a pause whose text is longer than the window is wide, which is broken too.
      """
    let terminal = try demo(
      script, environment: ["LANG": locale + ".UTF-8"], columns: 60, rows: 18)
    for line in 1...6 {
      terminal.expect("\(line)/6")
      terminal.send(line == 1 ? "?" : "f")
      if line == 1 {
        terminal.expect("1/6")
        terminal.send("f")
      }
    }
    terminal.expect(locale == "zh_CN" ? "演示结束" : "the end")
    terminal.settle()
    terminal.send(" ")
    #expect(status(terminal) == 0)
    let text = String(decoding: terminal.output, as: UTF8.self)
    let plain = text.replacing(#/\u{1B}7.*?\u{1B}8|\u{1B}\[[0-9;?]*[A-Za-z]/#, with: "")
    for row in plain.split(whereSeparator: \.isNewline) {
      let drawn = row.split(separator: "\r").last ?? row
      #expect(drawn.count <= 60, "\(drawn)")
    }
  }
}
