import Presentation
import Testing
import TextMeasures

@Suite("Text") struct TextTests {
  @Test("Padding puts text where it belongs")
  func padding() {
    #expect("中".padded(to: 5) == "中   ")
    #expect("中".padded(to: 5, .trailing) == "   中")
    #expect("ab".padded(to: 5, .center) == " ab  ")
    #expect("toolong".padded(to: 3) == "toolong")
  }

  @Test(
    "Text is cut at the end",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("中文字", 5, "中文…"), ("中文字", 4, "中…"),
      ("abc", 1, "…"), ("abc", 0, ""), ("\u{1B}[31mabc\u{1B}[0m", 2, "\u{1B}[31ma…\u{1B}[0m"),
    ])
  func truncation(text: String, width: Int, expected: String) {
    #expect(text.truncated(to: width) == expected)
  }

  @Test(
    "Controls become visible, newline and tab stay",
    arguments: [
      ("plain 中文\n\t", "plain 中文\n\t"), ("\u{1B}[2J", "^[[2J"), ("\u{0}\r\u{7F}", "^@^M^?"),
      ("a\u{9B}b", "a<U+009B>b"), ("\u{202E}x\u{2069}\u{2028}", "<U+202E>x<U+2069><U+2028>"),
      ("a\r\nb", "a^M\nb"),
    ])
  func sanitizing(text: String, expected: String) {
    #expect(text.sanitized == expected)
  }

  @Test("A name stays on one line")
  func line() {
    #expect("a\nb\tc\u{1B}".sanitizedLine == "a b c^[")
  }

  @Test(
    "English is broken between words, long words where the line ends",
    arguments: [
      ("one two three", 7, "one two\nthree"), ("one two", 7, "one two"),
      ("abcdefgh", 3, "abc\ndef\ngh"),
      ("a bbbbbbb", 4, "a bb\nbbbb\nb"), ("  set in", 5, "  set\nin"), ("a\n\nb", 5, "a\n\nb"),
      ("trailing   ", 8, "trailing"), ("a b ", 9, "a b"), ("  a   b", 9, "  a   b"), ("", 5, ""),
      ("keep\u{A0}it one", 8, "keep it\none"),
    ])
  func wrapping(text: String, width: Int, expected: String) {
    #expect(text.wrapped(to: width) == expected)
  }

  @Test(
    "Chinese is broken between characters, never before closing punctuation",
    arguments: [
      ("先算线性部分", 4, "先算\n线性\n部分"), ("先算，再算", 4, "先\n算，\n再算"), ("用（权重）乘", 6, "用（权\n重）乘"),
      ("矩阵W1的形状", 6, "矩阵W1\n的形状"), ("他说“好”。", 6, "他说\n“好”。"),
    ])
  func wrappingChinese(text: String, width: Int, expected: String) {
    #expect(text.wrapped(to: width) == expected)
  }

  @Test("No line of a long Chinese text begins with closing punctuation or is too long")
  func chineseProperty() {
    for width in 6...60 {
      for line in Gallery.words.wrapped(to: width).split(separator: "\n") {
        #expect(line.displayWidth <= width)
        #expect(!"，。；：）！？、".contains(line.first ?? " "))
        #expect(!"（".contains(line.last ?? " "))
      }
    }
  }

  @Test("The second line and those after it are set in, styles carry over")
  func hanging() {
    #expect("aa bb cc".wrapped(to: 5, hanging: 2) == "aa bb\n  cc")
    let styled = "\u{1B}[1maa bb\u{1B}[0m".wrapped(to: 3)
    #expect(styled == "\u{1B}[1maa\u{1B}[0m\n\u{1B}[1mbb\u{1B}[0m")
  }

  @Test(
    "Durations and counts read as a person says them",
    arguments: [
      (0.0, "0.0 ms"), (0.0039, "3.9 ms"), (0.0994, "99.4 ms"), (0.0996, "0.10 s"),
      (0.321, "0.32 s"), (9.999, "10.0 s"), (59.97, "1 min 00 s"),
      (125, "2 min 05 s"),
      (3720, "1 h 02 min"), (.nan, "? s"),
    ])
  func durations(seconds: Double, expected: String) {
    #expect(seconds.durationText == expected)
  }

  @Test(
    "Counts are grouped",
    arguments: [
      (1, "1 epoch"), (0, "0 epochs"), (1204, "1,204 epochs"), (-1_000_000, "-1,000,000 epochs"),
    ])
  func counts(count: Int, expected: String) {
    #expect(count.counted("epoch") == expected)
  }
}
