import Glibc
import TestSupport
import Testing

/// The history as a person walks and searches it.
@Suite struct EditorHistoryTests {
  private let home: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
    let terminal = try PseudoTerminal(home: home)
    for (index, line) in ["first", "show 前向", "second", "Show W1"].enumerated() {
      terminal.type(line + "\r", atLine: index + 1)
      terminal.expect("got [\(line)]")
    }
    terminal.signal(SIGKILL)
    _ = terminal.wait()
  }

  @Test(
    "Keys find the lines of a session that was killed",
    arguments: [
      ("\u{1B}[A\r", "Show W1"),
      ("\u{1B}OA\u{10}\r", "second"),
      ("\u{1B}[A\u{1B}[A\u{1B}[B\r", "Show W1"),
      ("new\u{1B}[A\u{1B}[B!\r", "new!"),
      ("\u{1B}[Ax\u{1B}[A\u{1B}[B\r", "Show W1x"),
      ("\u{1B}[A\u{15}sec\u{1B}[A\r", "second"), ("\u{1B}[A\u{17}\u{17}f\u{1B}[A\r", "first"),
      ("qq\u{1B}[A\u{1B}[B!\r", "qq!"),
      ("\u{1B}[A\u{15}fi\u{1B}[A\u{1B}[B!\r", "fi!"),
      ("s\u{1B}p\u{1B}p\r", "show 前向"),
      ("f\u{1B}[5~\r", "first"),
      ("s\u{1B}p\u{1B}p\u{1B}n\u{1B}n!\r", "s!"),
      ("\u{12}前\r", "show 前向"),
      ("\u{12}show\r", "Show W1"),
      ("\u{12}show\u{12}\r", "show 前向"),
      ("\u{12}show\u{12}\u{13}\r", "Show W1"),
      ("\u{12}Show\u{12}\r", "Show W1"),
      ("\u{12}seco\u{1B}[C!\r", "second!"),
      ("\u{12}first\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}second\r", "second"),
      ("typed\u{12}show\u{7}!\r", "typed!"),
      ("\u{12}first\u{1B}[C\u{1B}[B\r", "show 前向"),
    ])
  func keys(keys: String, line: String) throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type(keys, atLine: 1)
    terminal.expect("got [\(line)]")
  }

  @Test func aLineOfSeveralRowsComesBackWhole() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("a \\n\u{1B}\nb\r", atLine: 1)
    terminal.expect("got [a \\\\n\\nb]")
    let other = try PseudoTerminal(home: home)
    other.type("\u{1B}[A\r", atLine: 1)
    other.expect("got [a \\\\n\\nb]")
  }

  @Test func twoShellsKeepTheLinesOfBoth() throws {
    let one = try PseudoTerminal(home: home)
    let two = try PseudoTerminal(home: home)
    one.type("from one\r", atLine: 1)
    one.expect("got")
    two.type("from two\r", atLine: 1)
    two.expect("got")
    one.type("again one\r", atLine: 2)
    one.expect("got")
    let kept = try home.read("state/backstep/history")
    #expect(kept == "first\nshow 前向\nsecond\nShow W1\nfrom one\nfrom two\nagain one\n")
  }

  @Test func aHistoryThatCannotBeKeptIsSaidOnce() throws {
    let terminal = try PseudoTerminal(home: home, environment: ["XDG_STATE_HOME": "/dev/null"])
    terminal.type("a\r", atLine: 1)
    terminal.expect("problem: cannot open /dev/null/backstep/history: not a directory")
    terminal.expect("got [a]")
    terminal.type("b\r", atLine: 2)
    terminal.expect("got [b]")
    terminal.type("quit\r", atLine: 3)
    terminal.expect("bye")
    let text = String(decoding: terminal.output, as: UTF8.self)
    #expect(text.components(separatedBy: "problem:").count == 2)
  }

  @Test("A line that was changed on the way is found as it was entered, and that is what runs")
  func searchPastChanges() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("set a\r", atLine: 1)
    terminal.type("other\r", atLine: 2)
    terminal.type("\u{1B}[A\u{1B}[A9\u{1B}[B\u{12}set\r", atLine: 3)
    terminal.expect("got [set a]")
    terminal.type("last\r", atLine: 4)
    terminal.expect("got [last]")
  }
}
