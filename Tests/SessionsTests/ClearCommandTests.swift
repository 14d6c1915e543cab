import Presentation
import TestSupport
import Testing

@testable import Sessions

@Suite("clear") struct ClearCommandTests {
  /// What is written for some lines.
  private func written(_ lines: String..., atTerminal isTerminal: Bool) -> String {
    var text = ""
    let output = TextOutput(
      page: { _ in Page() }, write: { text += $0 }, writeError: { text += $0 },
      showsProgress: isTerminal)
    let session = Session(surroundings: .forTests, output: output)
    for line in lines { session.execute(SourceLine(line)) }
    return text
  }

  @Test("empties a terminal's screen, by any of its names", arguments: ["clear", "cls", "清屏"])
  func terminal(name: String) {
    #expect(written(name, atTerminal: true) == "\u{1B}[H\u{1B}[2J")
  }

  @Test("writes nothing into a file, and forgets nothing")
  func file() {
    #expect(written("a = 3", "clear", "a + 1", atTerminal: false) == "a = 3\na + 1 = 4\n")
  }

  @Test("takes nothing after it")
  func arguments() {
    #expect(written("clear all", atTerminal: true).contains("clear"))
    #expect(!written("clear all", atTerminal: true).contains("\u{1B}[2J"))
  }
}
