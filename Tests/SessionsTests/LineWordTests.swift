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
}
