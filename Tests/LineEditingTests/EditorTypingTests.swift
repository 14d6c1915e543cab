import CTerminal
import Glibc
import TestSupport
import Testing

@testable import LineEditing

/// Colours, undo and the way through history, as a person meets them.
@Suite struct EditorTypingTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test func aLineIsPaintedOverItselfAndTheCursorStays() throws {
    let terminal = try PseudoTerminal(home: home, arguments: ["--color"])
    terminal.type("x", atLine: 1)
    terminal.expect("x")
    terminal.send("7")
    terminal.expect("\u{1B}7\r\u{1B}[13Cx\u{1B}[31m7\u{1B}[0m\u{1B}[0m\u{1B}8")
    terminal.send("y\r")
    terminal.expect("got [x7y]")
  }

  @Test("Alt-. brings the last word of the line before, Ctrl-Delete takes the next word away")
  func words() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("show W1[0]\r", atLine: 1)
    terminal.expect("got [show W1[0]]")
    terminal.type("why \u{1B}.\r", atLine: 2)
    terminal.expect("got [why W1[0]]")
    terminal.type("one two\u{1}\u{1B}[3;5~\r", atLine: 3)
    terminal.expect("got [ two]")
  }

  @Test("An accent that is a character of its own stands in the cell of its letter")
  func accents() throws {
    for arguments in [["--color"], []] {
      let terminal = try PseudoTerminal(home: home, arguments: arguments)
      terminal.type("e\u{301}", atLine: 1)
      terminal.expect("\u{1B}7\r\u{1B}[13Ce\u{301}\u{1B}[0m\u{1B}8")
      terminal.send("\u{7F}")
      terminal.expect("\u{1B}7\r\u{1B}[13Ce\u{1B}[0m\u{1B}8")
      terminal.send("\r")
      terminal.expect("got [e]")
    }
  }

  @Test("A suggestion is covered as wide as any terminal shows it")
  func wideSuggestion() throws {
    let terminal = try PseudoTerminal(home: home, arguments: ["--color"])
    terminal.type("face ", atLine: 1)
    terminal.expect("\u{1B}[2m👍🏽 x\u{1B}[0m\u{1B}8")
    terminal.send("\u{15}")
    terminal.expect("\u{1B}7" + String(repeating: " ", count: 6) + "\u{1B}8")
    terminal.send("a\r")
    terminal.expect("got [a]")
  }

  @Test func withoutColourNothingIsPainted() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("x7\r", atLine: 1)
    terminal.expect("got [x7]")
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[31m"))
  }

  @Test(
    "Ctrl-_ takes changes back, a word at a time",
    arguments: [
      ("one two\u{1F}\r", "one "), ("one two\u{1F}\u{1F}\u{1F}x\r", "x"),
      ("one\u{17}\u{1F}\r", "one"), ("你好 世界\u{1F}\r", "你好 "),
      ("ab\u{1B}[D\u{7F}\u{1F}c\r", "acb"), ("\u{1F}a\r", "a"),
      ("a\u{1B}[200~pasted text\u{1B}[201~\u{1F}\r", "a"),
    ])
  func undo(keys: String, line: String) throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("ready\r", atLine: 1)
    terminal.expect("got [ready]")
    terminal.type(keys, atLine: 2)
    terminal.expect("got [\(line)]")
  }

  @Test(
    "Alt-/ makes again what was taken back",
    arguments: [
      ("one two\u{1F}\u{1B}/\r", "one two"), ("one two\u{1F}\u{1F}\u{1F}\u{1B}/\u{1B}/\r", "one "),
      ("one two\u{1F}x\u{1B}/\r", "one x"), ("你好 世界\u{1F}\u{1B}/!\r", "你好 世界!"),
    ])
  func redo(keys: String, line: String) throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type(keys, atLine: 1)
    terminal.expect("got [\(line)]")
  }

  @Test(
    "A suggestion is taken word by word, and so is a line walked through",
    arguments: [
      ("tra\u{1B}f", "train"), ("tra\u{1B}[1;5C\u{1B}[1;3C", "train 60"),
      ("tra\u{1B}f\u{1B}f\u{1B}f", "train 60 epochs"), ("one two\u{1}\u{1B}f!", "one! two"),
    ])
  func suggestionByWords(keys: String, line: String) throws {
    let terminal = try PseudoTerminal(home: home, arguments: ["--color"])
    terminal.type("", atLine: 1)
    for (index, key) in keys.split(separator: "\u{1B}").enumerated() {
      if index > 0, keys.hasPrefix("tra") { terminal.expect("\u{1B}[2m") }
      terminal.send(index == 0 ? String(key) : "\u{1B}" + key)
    }
    terminal.send("\r")
    terminal.expect("got [\(line)]")
  }

  @Test func anEntryOfTheHistoryIsShownWithoutASuggestion() throws {
    let terminal = try PseudoTerminal(home: home, arguments: ["--color"])
    terminal.type("train\r", atLine: 1)
    terminal.expect("got [train]")
    terminal.type("\u{1B}[A", atLine: 2)
    terminal.expect("train")
    usleep(100_000)
    terminal.send("\u{1B}[F\r")
    terminal.expect("got [train]")
    terminal.type("\u{1B}[A", atLine: 3)
    terminal.expect("train")
    terminal.send(" ")
    terminal.expect("\u{1B}[2m")
    terminal.send("\u{1B}[F\r")
    terminal.expect("got [train 60 epochs]")
  }

  @Test(
    "A row of a block begins where the block stands",
    arguments: [
      (["for:\r", "x\r", "\r"], "for:\n    x"),
      (["for:\r", "x\r", "\u{7F}y\r", "\r"], "for:\n    x\ny"),
      (["for:\r", "if:\r", "x\r", "\u{7F}\t\u{7F}y\r", "\r"], "for:\n    if:\n        x\n    y"),
      (["for:\r", "\u{1B}[200~  a\n  b\u{1B}[201~\r", "\u{7F}\r"], "for:\n  a\n  b"),
      (["for:\r", "\u{1B}[200~a\u{1B}[201~\r", "\r"], "for:\n    a"),
      (["for:\r  x\r\r"], "for:\n  x"),
    ])
  func indentation(keys: [String], text: String) throws {
    let terminal = try PseudoTerminal(home: home, arguments: ["--indent"])
    terminal.type("", atLine: 1)
    for (index, key) in keys.enumerated() {
      if index > 0 { terminal.expect("... ") }
      terminal.send(key)
    }
    terminal.expect("got [\(text.replacing("\n", with: "\\n"))]")
  }

  @Test("Escape alone is nothing, and Ctrl-\\ ends nothing")
  func escape() throws {
    let terminal = try PseudoTerminal(home: home)
    terminal.type("a\u{1B}", atLine: 1)
    usleep(200_000)
    terminal.send("b\u{1C}c\r")
    terminal.expect("got [abc]")
    terminal.type("work\r", atLine: 2)
    terminal.expect("working")
    terminal.send("\u{1C}")
    usleep(100_000)
    terminal.send("\u{3}")
    terminal.expect("stopped")
  }

  @Test("Ctrl-C in a list leaves the list, and the line stands")
  func interruptedList() throws {
    let terminal = try PseudoTerminal(home: home, rows: 10)
    terminal.type("many\t", atLine: 1)
    terminal.expect("Space: more")
    terminal.send("\u{3}")
    terminal.expect("行> many")
    terminal.send("9\r")
    terminal.expect("got [many9]")
  }

  @Test func aSearchAmongTenThousandEntriesFindsWhatIsThere() {
    let entries = (0..<10_000).map { "Show W\($0) 偏差" }
    let searched = SearchedEntries(entries)
    #expect(searched.find("show w77 ", from: 9_999, step: -1) == 77)
    #expect(searched.find("Show W77 ", from: 0, step: 1) == 77)
    #expect(searched.find("SHOW", from: 9_999, step: -1) == nil)
    #expect(searched.find("偏差", from: 5, step: -1) == 5)
    #expect(searched.find("偏差x", from: 9_999, step: -1) == nil)
  }

  @Test func upGoesThroughWhatBeginsAsTheTextBeforeTheCursor() throws {
    let terminal = try PseudoTerminal(home: home)
    for (index, line) in ["set lr=1", "train 5", "set lr=2", "train 5", "step"].enumerated() {
      terminal.type(line + "\r", atLine: index + 1)
      terminal.expect("got [\(line)]")
    }
    terminal.type("se\u{1B}[A\u{1B}[A\r", atLine: 6)
    terminal.expect("got [set lr=1]")
    terminal.type("\u{1B}[A\u{1B}[A\u{1B}[A\r", atLine: 7)
    terminal.expect("got [train 5]")
    terminal.type("tr\u{1B}[A\u{1B}[A\u{1B}[B!\r", atLine: 8)
    terminal.expect("got [tr!]")
  }

  @Test func paintedRowsOutsideTheWindowAreLeftAlone() {
    var start = TextLayout(columns: 10)
    start.add("> ")
    let line = PaintedLine(String(repeating: "a", count: 25) + "\u{1B}[31m1\u{1B}[0m")
    #expect(line.plain.count == 26 && line.isOwn)
    let expected =
      "\u{1B}7\r\u{1B}[2Caaaaaaaa\r\naaaaaaaaaa\r\naaaaaaa\u{1B}[31m1\u{1B}[0m\u{1B}[0m\u{1B}8"
    #expect(line.drawing(from: start, to: start, rows: 24) == expected)
    #expect(line.drawing(from: start, to: start, rows: 2) == nil)
  }

  @Test func wideCharactersThatDoNotFitBeginTheNextRow() {
    var start = TextLayout(columns: 5)
    start.add("> ")
    #expect(terminal_use_utf8())
    let line = PaintedLine("\u{1B}[32m前向\u{1B}[0mab\ncd")
    #expect(
      line.drawing(from: start, to: start, rows: 24)
        == "\u{1B}7\r\u{1B}[2C\u{1B}[32m前\r\n向\u{1B}[0mab\r\ncd\u{1B}[0m\u{1B}8")
  }
}
