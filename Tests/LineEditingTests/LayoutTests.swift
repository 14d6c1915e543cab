import CTerminal
import Testing

@testable import LineEditing

/// Widths, rows, lists and prompts, for which no terminal is needed.
@Suite struct LayoutTests {
  init() { #expect(terminal_use_utf8()) }

  @Test(
    "Text breaks into rows as libedit breaks it",
    arguments: [
      ("", 10, 0, 0), ("abc", 10, 0, 3), ("0123456789", 10, 1, 0), ("012345678中", 10, 1, 2),
      ("中文中文中", 10, 1, 0), ("a\nb", 10, 1, 1), ("a\tb", 20, 0, 9), ("\u{1}", 10, 0, 2),
      ("e\u{301}", 10, 0, 1), ("abc", 1, 3, 0),
    ])
  func rows(text: String, columns: Int, row: Int, column: Int) {
    var layout = TextLayout(columns: columns)
    layout.add(text)
    #expect(layout.row == row && layout.column == column)
  }

  @Test(
    "Rows that went on are joined when the window grows",
    arguments: [
      ("0123456789abc", 10, 20, 0), ("0123456789abc", 10, 5, 2), ("012345678中a", 10, 20, 1),
      ("012345678 abc", 10, 20, 1), ("a\nb", 10, 1, 2), ("abc", 10, 10, 0),
    ])
  func reflow(text: String, columns: Int, other: Int, row: Int) {
    var layout = TextLayout(columns: columns, isDrawnWhole: true)
    layout.add(text)
    #expect(layout.row(reflowedTo: other) == row)
  }

  private func rows(_ words: [Completion], columns: Int) -> [String] {
    let rows = CandidateList(candidates: words, columns: columns).rows
    return (0..<rows.count).map { rows[$0] }
  }

  @Test func candidatesStandInColumnsReadDownwards() {
    let words = ["前向传播", "a", "bb", "ccc", "反向"].map { Completion($0) }
    #expect(
      rows(words, columns: 40)
        == ["前向传播  bb        反向", "a         ccc"])
    #expect(rows(words, columns: 9) == words.map(\.text))
    #expect(
      rows(words, columns: 1) == ["…", "a", "…", "…", "…"])
  }

  @Test func notesStandInOneColumnAndAreCutAtTheMargin() {
    let words = [Completion("net", note: "网络的层"), Completion("优化器", note: "gd"), Completion("x")]
    #expect(
      rows(words, columns: 15) == [
        "net     网络…", "优化器  gd", "x",
      ])
  }

  @Test func whereThereIsRoomNotesStandInSeveralColumns() {
    let words = ["W1", "W2", "b1"].map { Completion($0, note: "(3, 2)") }
    #expect(rows(words, columns: 40) == ["W1  (3, 2)    b1  (3, 2)", "W2  (3, 2)"])
    #expect(rows(words, columns: 60) == ["W1  (3, 2)    W2  (3, 2)    b1  (3, 2)"])
  }

  @Test func controlCharactersInCandidatesAreNotObeyed() {
    let words = [Completion("a\u{1B}[31mb"), Completion("c\u{202E}\u{9B}d\n")]
    #expect(rows(words, columns: 80) == ["a?[31mb  c??d?"])
  }

  @Test(
    "Prompts reach libedit with marks round their colours",
    arguments: [
      ("plain> ", "", "plain> ", "plain> "),
      ("\u{1B}[1ma\u{1B}[0m> ", "", "\u{1}\u{1B}[1m\u{1}a\u{1}\u{1B}[0m\u{1}> ", "a> "),
      (
        "\u{1B}[1m\u{1B}[31ma> \u{1B}[0m", "",
        "\u{1}\u{1B}[1m\u{1B}[31m\u{1}a>\u{1}\u{1B}[0m\u{1} ", "a> "
      ),
      ("\u{1B}[1ma\u{1B}[0m", "", "\u{1}\u{1B}[1m\u{1}a\u{1}\u{1B}[0m\u{1} ", "a "),
      ("第一课\n练习> ", "第一课\n", "练习> ", "练习> "),
      ("a\u{1B}]0;title\u{7}b\u{1}> ", "", "a]0;titleb> ", "a]0;titleb> "),
    ])
  func prompts(styled: String, head: String, marked: String, plain: String) {
    let image = PromptImage(styled)
    #expect(image.head == head && image.marked == marked && image.plain == plain)
  }
}
