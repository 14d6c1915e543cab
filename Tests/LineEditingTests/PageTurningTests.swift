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

  @Test("lets what is typed go on to the prompt, and comes whole")
  func passesOn() throws {
    let terminal = try shell()
    for line in ["1 + 41", "help quit"] {
      long(terminal)
      terminal.expect("(19 rows)")
      terminal.send(line + "\r")
      terminal.expect("row 30\r\n")
      terminal.expect(line == "1 + 41" ? "1 + 41 = 42" : "leave")
      terminal.expect("❯ ")
    }
    long(terminal)
    terminal.expect("(19 rows)")
    terminal.send("quit\r")
    #expect(terminal.wait() == 0)
  }

  @Test("speaks Chinese where the person does")
  func speaks() throws {
    let terminal = try shell(environment: ["LANG": "zh_CN.UTF-8"])
    long(terminal)
    terminal.expect("空格：继续看（还有 19 行）")
    terminal.send("\u{3}")
    terminal.expect("❯ ")
  }

  @Test("goes through the program that BACKSTEP_PAGER names")
  func namesProgram() throws {
    let terminal = try shell(environment: ["BACKSTEP_PAGER": "sed s/row/line/"])
    long(terminal)
    terminal.expect("line 30\r\n")
    terminal.expect("❯ ")
  }
}
