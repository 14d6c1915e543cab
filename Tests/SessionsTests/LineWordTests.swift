import Testing

@testable import Sessions

/// A line as words, and a text as one word of a line.
@Suite struct LineWordTests {
  @Test(
    "Any text can stand as one word",
    arguments: [
      "a.npz", "q\"x.npz", "a b.npz", "it's.npz", "a(b.npz", "\"", "'\"'", "", "数据 1.npz",
    ])
  func quotes(text: String) {
    #expect(
      LineWords("audit \(text.asWord) loss=bce").all.map(\.text) == ["audit", text, "loss=bce"])
  }

  @Test(
    "Words and where they stand, in characters, plain ones and others",
    arguments: [
      ("step 2", [("step", 0..<4), ("2", 5..<6)]),
      ("  set\tlr=0.1 ", [("set", 2..<5), ("lr=0.1", 6..<12)]),
      ("a\r\nb", [("a", 0..<1), ("b", 2..<3)]),
      ("数据 x\u{301}y", [("数据", 0..<2), ("x\u{301}y", 3..<5)]),
      ("say a (b c) \"d e\"", [("say", 0..<3), ("a", 4..<5), ("(b c)", 6..<11), ("d e", 12..<17)]),
      ("   ", []),
    ])
  func words(line: String, expected: [(String, Range<Int>)]) {
    let found = LineWords(line).all
    #expect(found.map(\.text) == expected.map(\.0))
    #expect(found.map(\.range) == expected.map(\.1))
  }
}
