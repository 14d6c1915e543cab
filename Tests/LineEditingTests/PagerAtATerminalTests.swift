import TestSupport
import Testing

/// What is longer than the screen, and the program that a person has chosen to show it.
@Suite("A pager at a terminal") struct PagerAtATerminalTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test(
    "A pager that fails or is killed does not swallow the text",
    arguments: [
      "false", "kill -9 $$", "exit 3", "cat >/dev/null; exit 1",
    ])
  func failing(pager: String) throws {
    let terminal = try shell(pager)
    terminal.type("help plot\r", after: "❯ ")
    terminal.expect("plot: draw")
    terminal.expect("examples")
    terminal.type("1 + 1\r", after: "❯ ")
    terminal.expect("1 + 1 = 2")
    terminal.type("quit\r", after: "❯ ")
    #expect(terminal.wait() == 0)
  }

  @Test("A pager that shows the text is the only one who does")
  func working() throws {
    let terminal = try shell("sed s/^/=/")
    terminal.type("help plot\r", after: "❯ ")
    terminal.expect("=plot: draw")
    terminal.type("quit\r", after: "❯ ")
    #expect(terminal.wait() == 0)
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\nplot: draw"))
  }

  private func shell(_ pager: String) throws -> PseudoTerminal {
    try PseudoTerminal(
      home: home, environment: ["NO_COLOR": "1", "BACKSTEP_PAGER": pager], program: "backstep")
  }
}

extension PseudoTerminal {
  fileprivate func type(_ text: String, after prompt: String) {
    expect(prompt)
    send(text)
  }
}
