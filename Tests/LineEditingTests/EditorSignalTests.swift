import Glibc
import TestSupport
import Testing

/// Ctrl-C, Ctrl-Z, the size of the window, and every way a program ends.
@Suite struct EditorSignalTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test func ctrlCDropsTheLine() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("abc", atLine: 1)
    terminal.expect("abc")
    terminal.send("\u{3}")
    terminal.expect("dropped")
    terminal.type("def\r", atLine: 2)
    terminal.expect("got [def]")
  }

  @Test func ctrlCWithinASearchDropsTheLineAndTheProgramGoesOn() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("abc\r", atLine: 1)
    terminal.type("\u{12}b", atLine: 2)
    terminal.expect("search 'b': abc")
    terminal.send("\u{3}")
    terminal.expect("dropped")
    terminal.type("d\r", atLine: 3)
    terminal.expect("got [d]")
  }

  @Test func ctrlCStopsWorkAndWhatWasTypedMeanwhileWaits() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("work\r", atLine: 1)
    terminal.expect("working")
    #expect(try terminal.isRaw)
    terminal.send("\u{3}")
    terminal.expect("stopped")
    terminal.type("work\r", atLine: 2)
    terminal.expect("working")
    let long = String(repeating: "长x", count: 2_500)
    terminal.send(long + "\r")
    terminal.signal(SIGINT)
    terminal.expect("stopped")
    terminal.expect("got [\(long)]")
  }

  @Test func theWindowMayBeResizedWhileTyping() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("a line of 中文 that needs more than one row when it is narrow", atLine: 1)
    terminal.expect("narrow")
    for columns in [30, 7, 200, 1, 80] {
      terminal.resize(columns: columns, rows: 5)
      terminal.expect("\u{1B}[J")
    }
    terminal.send("!\r")
    terminal.expect("got [a line of 中文 that needs more than one row when it is narrow!]")
    terminal.type("size\r", atLine: 2)
    terminal.expect("size 80x5")
  }

  @Test(
    "Every end gives the terminal back",
    arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGUSR1, SIGUSR2, SIGXCPU, 40])
  func fatalSignals(number: Int32) throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("abc", atLine: 1)
    terminal.expect("abc")
    #expect(try terminal.isRaw)
    terminal.signal(number)
    #expect(terminal.wait() & 0x7F == number)
    #expect(try terminal.modes() == terminal.foundModes)
    terminal.expect("\u{1B}[?2004l")
    if number == SIGSEGV { terminal.expect("a fault of the probe") }
    if ![SIGTERM, SIGHUP, SIGSEGV].contains(number) { terminal.expect("a signal to the probe") }
  }

  @Test func aClosedTerminalEndsTheProgramEvenIfItIsToldNothing() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("abc", atLine: 1)
    terminal.expect("abc")
    terminal.hangUp()
    _ = terminal.wait()
  }

  @Test func aTrapGivesTheTerminalBack() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("crash\r", atLine: 1)
    #expect(terminal.wait() & 0x7F != 0)
    #expect(try terminal.modes() == terminal.foundModes)
    terminal.expect("a fault of the probe")
  }

  @Test func aThousandCtrlCWhileACommandIsDeafAreOneInterrupt() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("deaf\r", atLine: 1)
    terminal.expect("does not listen")
    for _ in 0..<1_000 {
      terminal.send("\u{3}")
      terminal.signal(SIGINT)
    }
    terminal.expect("heard true")
    terminal.settle()
    terminal.send("abc\r")
    terminal.expect("got [abc]")
  }

  @Test func aThousandCtrlCAtThePromptDropNothingButTheLine() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("abc", atLine: 1)
    terminal.expect("abc")
    terminal.send(String(repeating: "\u{3}", count: 1_000))
    for _ in 0..<1_000 { terminal.signal(SIGINT) }
    terminal.settle()
    terminal.send("def\r")
    terminal.expect("got [def]")
  }

  @Test(
    "A window that claims to be larger than any is taken for the largest", arguments: [true, false])
  func hugeWindow(atStart: Bool) throws {
    let (columns, rows) = atStart ? (65_535, 65_535) : (80, 24)
    let terminal = try PseudoTerminal(home: home, columns: columns, rows: rows)
    terminal.type("abc", atLine: 1)
    terminal.expect("abc")
    terminal.resize(columns: 65_535, rows: 65_535)
    terminal.send("\r")
    terminal.expect("got [abc]")
    terminal.type("size\r", atLine: 2)
    terminal.expect("size 2000x1000")
    #expect(try #require(terminal.peakMemory) < 200_000)
  }

  @Test func ctrlZStopsWithTheTerminalAsItWasAndGoesOnWithTheLine() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("before", atLine: 1)
    terminal.expect("before")
    terminal.send("\u{1A}")
    #expect(terminal.wait(options: WUNTRACED) & 0xFF == 0x7F)
    #expect(try terminal.modes() == terminal.foundModes)
    terminal.signal(SIGCONT)
    terminal.expect("before")
    #expect(try terminal.isRaw)
    terminal.send(" and after\r")
    terminal.expect("got [before and after]")
  }
}
