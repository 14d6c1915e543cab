import Foundation
import TestSupport
import Testing

/// What is longer than the screen, at a terminal.
@Suite("A page longer than the screen") struct PageTurningTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func shell(
    rows: Int = 12, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      home: home, environment: ["NO_COLOR": "1"].merging(environment) { $1 }, rows: rows,
      program: "backstep")
    terminal.expect("❯ ")
    return terminal
  }

  /// Thirty rows by one line.
  private func long(_ terminal: PseudoTerminal) {
    terminal.send("print('\\n'.join(f'row {i}' for i in range(1, 31)))\r")
  }

  @Test("comes a screenful at a time; q is enough")
  func turns() throws {
    let terminal = try shell()
    long(terminal)
    terminal.expect("row 11\r\nSpace: more (19 rows)")
    terminal.send(" ")
    terminal.expect("row 22\r\nSpace: more (8 rows)")
    terminal.send(" ")
    terminal.expect("row 30\r\n")
    terminal.expect("❯ ")
    long(terminal)
    terminal.expect("(19 rows)")
    terminal.send("q")
    terminal.expect("❯ ")
    terminal.send("1 + 1\r")
    terminal.expect("1 + 1 = 2")
    let text = String(decoding: terminal.output, as: UTF8.self)
    #expect(text.components(separatedBy: "row 30").count == 2)
  }

  @Test("q leaves at once, and an Enter right behind it leaves no shell and runs nothing")
  func leaves() throws {
    let terminal = try shell()
    long(terminal)
    terminal.expect("(19 rows)")
    terminal.send("q\r")
    terminal.expect("❯ ")
    terminal.send("1 + 41\r")
    terminal.expect("1 + 41 = 42")
    long(terminal)
    terminal.expect("(19 rows)")
    terminal.send("q2 + 3\r")
    terminal.expect("2 + 3 = 5")
  }

  @Test("Backspace leaves an empty search; at the end a blank does not, whatever is typed")
  func stays() throws {
    let terminal = try shell()
    long(terminal)
    terminal.expect("(19 rows)")
    terminal.send("/")
    terminal.expect("\r\u{1B}[K/")
    terminal.send("\u{7F}")
    terminal.expect("Space: more (19 rows)")
    terminal.send("G")
    terminal.expect("the end")
    terminal.send("net 5 relu")
    terminal.send("q1 + 1\r")
    terminal.expect("1 + 1 = 2")
    long(terminal)
    terminal.expect("(19 rows)")
    terminal.send("x   q2 + 2\r")
    terminal.expect("2 + 2 = 4")
  }

  @Test(
    "has the keys of less",
    arguments: [
      ("j", "row 12\r\nSpace: more (18 rows)"), ("\r", "row 12\r\nSpace: more (18 rows)"),
      ("\u{1B}[B", "row 12\r\nSpace: more (18 rows)"), ("d", "row 16\r\nSpace: more (14 rows)"),
      (" b", "\u{1B}[Hrow 1\u{1B}[K"), (" \u{1B}[5~", "\u{1B}[Hrow 1\u{1B}[K"),
      ("jjk", "\u{1B}[Hrow 2\u{1B}[K"), ("du", "\u{1B}[Hrow 1\u{1B}[K"),
      ("G", "\u{1B}[Hrow 20\u{1B}[K"), ("Gg", "\u{1B}[Hrow 1\u{1B}[K"),
      ("\u{1B}[F\u{1B}[H", "\u{1B}[Hrow 1\u{1B}[K"), ("/w 17\r", "ro\u{1B}[7mw 17\u{1B}[27m"),
      ("/W 17\r", "not found: W 17"), ("/row 1\rnn", "\u{1B}[7mrow 1\u{1B}[27m1"),
      ("/row 1\rnnN", "\u{1B}[7mrow 1\u{1B}[27m0"), ("G ", "row 30\u{1B}[K\r\n"),
      ("x", "Space b: screen"), ("5", "Space b: screen"),
    ])
  func moves(keys: String, screen: String) throws {
    let terminal = try shell()
    long(terminal)
    terminal.expect("(19 rows)")
    terminal.send(keys)
    terminal.expect(screen)
    terminal.send("q")
    terminal.expect("❯ ")
    terminal.send("\u{15}1 + 1\r")
    terminal.expect("1 + 1 = 2")
  }

  @Test("lets what is pasted stand on the prompt, and runs nothing of it")
  func pastes() throws {
    let terminal = try shell()
    long(terminal)
    terminal.expect("(19 rows)")
    terminal.send("\u{1B}[200~qq = 3\r9 * 9\u{1B}[201~")
    terminal.expect("9 * 9")
    terminal.settle()
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("81"))
    terminal.send("\r")
    terminal.expect("81")
  }

  @Test("is not asked for when one row is left")
  func lastRow() throws {
    let terminal = try shell()
    terminal.send("print('\\n'.join(f'row {i}' for i in range(1, 13)))\r")
    terminal.expect("row 12\r\n")
    terminal.expect("❯ ")
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("Space: more"))
  }

  @Test("speaks Chinese where the person does")
  func speaks() throws {
    let terminal = try shell(environment: ["LANG": "zh_CN.UTF-8"])
    long(terminal)
    terminal.expect("空格：继续看（还有 19 行）")
    terminal.send("\u{3}")
    terminal.expect("❯ ")
  }

  @Test(
    "goes through the program that BACKSTEP_PAGER names, else PAGER",
    arguments: [
      ["BACKSTEP_PAGER": "sed s/row/line/"], ["PAGER": "sed s/row/line/"],
      ["BACKSTEP_PAGER": "sed s/row/line/", "PAGER": "false"],
    ])
  func namesProgram(environment: [String: String]) throws {
    let terminal = try shell(environment: environment)
    long(terminal)
    terminal.expect("line 30\r\n")
    terminal.expect("❯ ")
  }

  @Test("tells less by -FRX what it is to do, whatever LESS says")
  func tellsLess() throws {
    let terminal = try shell(environment: [
      "PAGER": "sh -c 'cat > /dev/null; echo got $LESS'", "LESS": "-M",
    ])
    long(terminal)
    terminal.expect("got -FRX -M")
    terminal.expect("❯ ")
  }

  @Test("is shown by the program's own where the named one is not there")
  func missing() throws {
    let terminal = try shell(environment: ["PAGER": "no-such-pager-anywhere"])
    long(terminal)
    terminal.expect("row 11\r\nSpace: more (19 rows)")
    terminal.send("q")
    terminal.expect("❯ ")
  }
}
