import TestSupport
import Testing

/// The editor in a pseudo-terminal, as a person meets it.
@Suite struct EditorTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test(
    "What is typed comes back as a line",
    arguments: [
      ("hello\r", "hello"),
      ("你好，世界\r", "你好，世界"),
      ("你好\u{7F}吗\r", "你吗"),
      ("world\u{1B}[H你好 \r", "你好 world"),
      ("ac\u{1B}[Db\r", "abc"),
      ("one two\u{1B}[1;5DX \r", "one X two"),
      ("one two\u{17}2\r", "one 2"),
      ("abc\u{1B}[H\u{1B}[3~\r", "bc"),
      ("a\u{1B}\rb\r", "a\\nb"),
      ("é👍ß\r", "é👍ß"),
    ])
  func typing(keys: String, line: String) throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type(keys, atLine: 1)
    terminal.expect("got [\(line)]")
  }

  @Test(
    "Sequences that mean nothing here type nothing",
    arguments: [
      "\u{1B}[15~", "\u{1B}[I", "\u{1B}[<0;3;4M", "\u{1B}OP", "\u{1B}[[A", "\u{1B}[?1;2c",
    ])
  func unknownSequences(sequence: String) throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("a\(sequence)b\r", atLine: 1)
    terminal.expect("got [ab]")
  }

  @Test(
    "Chinese is read whatever locale and terminal the environment names",
    arguments: [
      ["LANG": "C"], ["LANG": "no_SUCH.locale"], ["LC_ALL": "POSIX"], ["TERM": "dumb"],
      ["TERM": "no-such-terminal"], ["TERM": ""], ["TERM": "vt100"],
    ])
  func environments(variables: [String: String]) throws {
    let terminal = try PseudoTerminal(home: home, environment: variables)
    terminal.type("前向\r", atLine: 1)
    terminal.expect("got [前向]")
  }

  @Test func tabCompletesTheOnlyCandidateAndAddsASpace() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("tr\t60\r", atLine: 1)
    terminal.expect("got [train 60]")
    terminal.type("set l\t0.1\r", atLine: 2)
    terminal.expect("got [set lr=0.1]")
  }

  @Test func tabGoesAsFarAsTheCandidatesAgreeAndThenListsThemAligned() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("前\t", atLine: 1)
    terminal.expect("前向传播  前进\r\n")
    terminal.send("向\t!\r")
    terminal.expect("got [前向传播 !]")
    terminal.type("fo\t", atLine: 2)
    terminal.send("\t")
    terminal.expect("forward  format\r\n")
    terminal.send("w\t\r")
    terminal.expect("got [forward ]")
    terminal.type("z\t", atLine: 3)
    terminal.expect("zeros  an array of zeros, 零    zip    拉链 of two\r\n")
  }

  @Test func aListLongerThanTheWindowIsShownAScreenAtATime() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.resize(columns: 20, rows: 10)
    terminal.type("many\t", atLine: 1)
    terminal.expect("8 of 75  Space: mo…")
    terminal.send("\r")
    terminal.expect("9 of 75  Space: mo…")
    terminal.send(" ")
    terminal.expect("17 of 75  Space: m…")
    terminal.send("9\r")
    terminal.expect("got [many9]")
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(output.contains("many16 ") && !output.contains("many17 "))
  }

  @Test func pastedLinesWaitForEnter() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("x = ", atLine: 1)
    terminal.send("\u{1B}[200~1\r\n\tquit\nquit\u{7}\r\u{1B}[201~")
    terminal.send("!\r")
    terminal.expect("got [x = 1\\n\\tquit\\nquit!]")
  }

  @Test func aHundredThousandPastedCharactersArriveWhole() throws {
    let terminal = try PseudoTerminal(home: home)
    let text = String(repeating: "0123456789", count: 10_000)
    terminal.type("\u{1B}[200~\(text)\u{1B}[201~\r", atLine: 1)
    terminal.expect("got [\(text)]")
  }

  @Test func aSuggestionIsTakenWithTheRightArrow() throws {
    let terminal = try PseudoTerminal(home: home, arguments: ["--color"])
    terminal.type("tra", atLine: 1)
    terminal.expect("\u{1B}[2min 60 epochs\u{1B}[0m")
    terminal.send("\u{1B}[C")
    terminal.send("\r")
    terminal.expect("got [train 60 epochs]")
  }

  @Test func withoutColourNoEscapeColours() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("tra\r", atLine: 1)
    terminal.expect("got [tra]")
    terminal.type("", atLine: 2)
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(!output.contains("\u{1B}[2m") && !output.contains("\u{1B}[1;34m"))
  }

  @Test func ctrlDLeavesOnAnEmptyLineOnly() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("a\u{4}\r", atLine: 1)
    terminal.expect("got [a]")
    terminal.type("\u{4}", atLine: 2)
    terminal.expect("end")
    #expect(terminal.wait() == 0)
    #expect(try terminal.modes() == terminal.foundModes)
  }

  @Test func whatIsTypedAfterQuitIsLeftForTheNextProgram() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("quit\rls\r", atLine: 1)
    terminal.expect("bye")
    #expect(terminal.wait() == 0)
    #expect(terminal.waitingInput(3) == "ls\n")
  }

  @Test func viKeysOfEditrcKeepCompletionAndHistory() throws {
    _ = try home.write("bind -v\n".utf8, to: ".editrc")
    let terminal = try PseudoTerminal(home: home)
    terminal.type("tr\t\r", atLine: 1)
    terminal.expect("got [train ]")
    terminal.type("t", atLine: 2)
    terminal.expect("t")
    terminal.send("\u{1B}")
    terminal.send("[A\r")
    terminal.expect("got [train ]")
  }

  @Test func editrcMayBindKeysAndOversizedOnesAreRefused() throws {
    _ = try home.write(
      "# mine\nbind \"\\e[15~\" ed-move-to-beg\nbind ^T complete-word\n".utf8, to: ".editrc")
    let terminal = try PseudoTerminal(home: home)
    terminal.type("b\u{1B}[15~a\r", atLine: 1)
    terminal.expect("got [ab]")
    terminal.type("tr\u{14}\r", atLine: 2)
    terminal.expect("got [train ]")
    let long = try home.write("bind \(String(repeating: "x", count: 2_000)) a\n".utf8, to: "long")
    let other = try PseudoTerminal(home: home, environment: ["EDITRC": long])
    other.expect("problem: \(long):1: the line is longer than 1000 bytes")
    other.type("quit\r", atLine: 1)
    other.expect("bye")
    let binary = try home.write([0x62, 0xFF, 0x00, 0x0A], to: "binary")
    let third = try PseudoTerminal(home: home, environment: ["EDITRC": binary])
    third.expect("problem: \(binary):1: this is not text; the file is not read")
  }
}
