import Foundation
import Testing
import TextMeasures

@Suite("The width of text") struct WidthTests {
  @Test(
    "Width counts what a terminal shows",
    arguments: [
      ("", 0), ("abc", 3), ("中文", 4), ("é", 1), ("e\u{301}", 1), ("\u{1B}[1;31mred\u{1B}[0m", 3),
      ("，。", 4), ("ａ", 2), ("한글", 4), ("👍", 2), ("👩‍🔬", 2), ("🇨🇳", 2), ("‹16›", 4), ("│─⋯⋮", 4),
      ("a\u{200B}b", 2), ("ｶ", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("☁\u{FE0F}", 2), ("☁", 1),
    ])
  func text(_ text: String, _ width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test("Every character is as wide as Unicode's tables say")
  func table() throws {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/widths", withExtension: "txt"))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 500)
    for line in lines {
      let numbers = line.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      try #require(numbers.count == 3)
      let wrong = (numbers[0]...numbers[1]).compactMap(Unicode.Scalar.init)
        .filter { $0.displayWidth != Int(numbers[2]) }
      #expect(wrong.isEmpty, "\(line)")
    }
  }

  @Test("What steers a terminal is told from what is shown")
  func steering() {
    let steering = "\u{1B}\n\u{7F}\u{9B}\u{2028}\u{202E}\u{2066}\u{FEFF}"
    #expect(steering.unicodeScalars.filter { !$0.steersTerminal }.isEmpty)
    let shown = "a é\u{301}中👩‍🔬\u{A0}"
    #expect(shown.unicodeScalars.filter(\.steersTerminal).isEmpty)
  }
}
