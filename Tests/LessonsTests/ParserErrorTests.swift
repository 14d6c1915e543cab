import Testing

@testable import Lessons

/// One change of the fixture, and what the parser must say of it.
struct Fault: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let line: Int
  let reason: LessonError.Reason

  init(_ old: String, _ new: String, _ line: Int, _ reason: LessonError.Reason) {
    (self.old, self.new, self.line, self.reason) = (old, new, line, reason)
  }

  var testDescription: String { "\(new) → \(reason)" }
}

@Suite("The lesson parser names the line and the reason")
struct ParserErrorTests {
  static let frontMatterFaults: [Fault] = [
    Fault("---\nid", "id", 1, .noFrontMatter),
    Fault("id: sample\n", "", 2, .missingKey("id")),
    Fault("minutes: 15", "minuets: 15", 5, .unknownKey("minuets", nearest: "minutes")),
    Fault("number: 2", "number: two", 3, .wrongForm(key: "number", needed: .wholeNumber)),
    Fault("number: 2", "number: -1", 3, .badValue(key: "number", value: "-1", needed: "0 … 999")),
    Fault(
      "number: 2", "number: 99999999999999999999", 3,
      .wrongForm(key: "number", needed: .wholeNumber)),
    Fault(
      "id: sample", "id: Sam ple", 2,
      .badValue(key: "id", value: "Sam ple", needed: "lower-case letters, digits and -")),
    Fault(", zh: 样例}", "}", 4, .missingKey("zh")),
    Fault("{en: A sample, zh: 样例}", "sample", 4, .wrongForm(key: "title", needed: .bothLanguages)),
    Fault("requires: []", "requires: &a [b]", 6, .yaml("anchors (&name) are not used in lessons")),
    Fault(
      "requires: []", "requires: " + String(repeating: "[", count: 50), 6, .nestedTooDeep(limit: 12)
    ),
    Fault(
      "requires: []", "requires:\n" + String(repeating: "- ", count: 5000) + "a", 7,
      .nestedTooDeep(limit: 12)),
    Fault(
      "requires: []",
      "requires:" + (1...13).map { "\n" + String(repeating: " ", count: $0) + "a:" }.joined(),
      18, .yaml("it is nested deeper than 13")),
    Fault("requires: []", "requires: *a", 6, .yaml("aliases (*name) are not used in lessons")),
    Fault("number: 2", "number: 2\nnumber: 3", 4, .yaml("the key ‘number’ stands there twice")),
  ]

  static let markdownFaults: [Fault] = [
    Fault("seed 3\n\n# a remark\nshow W1\n```", "seed 3", 42, .unclosedFence),
    Fault("# A sample", "# Another", 9, .titleDiffers),
    Fault("## Try it · 试一试", "## Try it", 36, .titleInOneLanguage("Try it")),
    Fault("## Try it", "### Try it", 36, .headingLevel(3)),
    Fault("<!-- A remark for authors. -->", "Words.", 11, .contentBeforeFirstPage),
    Fault("Run the layer.\n\n", "", 38, .quoteWithoutEnglish),
    Fault("Run the layer.", "Run <b>the</b> layer.", 38, .unsupported(.html)),
    Fault("Run the layer.", "![a](b.png)", 38, .unsupported(.image)),
    Fault("Run the layer.", "---", 38, .unsupported(.rule)),
    Fault("Run the layer.", "    code", 38, .unsupported(.indentedCode)),
    Fault("> 运行这一层。", "> # 运行这一层。", 40, .unsupported(.nestedBlock)),
    Fault(
      "```backstep run", "```backstep rum", 42,
      .unknownFence("backstep rum", nearest: "backstep run")),
    Fault("seed 3\n\n# a remark\nshow W1", "# nothing", 42, .emptyScript),
    Fault(
      "| linear · 线性 | (4, 1) | 4 |", "| linear · 线性 | (4, 1) |", 34,
      .raggedTable(found: 2, expected: 3)),
    Fault(
      "Run the layer.", String(repeating: "- ", count: 60) + "deep", 38, .nestedTooDeep(limit: 24)),
    Fault("Run the layer.", "Run \u{1B}[31mthe layer.", 38, .controlCharacter(0x1B, column: 5)),
    Fault("Run the layer.", "Run \u{202E}the layer.", 38, .controlCharacter(0x202E, column: 5)),
  ]

  static let exercisesFaults: [Fault] = [
    Fault(
      "kind: number", "kind: guess", 77,
      .badValue(
        key: "kind", value: "guess",
        needed: "formula, number, shape, choice, rewrite, reach, function, asserts")),
    Fault("hints:", "hint:", 63, .unknownKey("hint", nearest: "hints")),
    Fault("answer: A2 - Y", "answer: [1]", 61, .wrongForm(key: "answer", needed: .text)),
    Fault(
      "tolerance: 0.01", "tolerance: -1", 80,
      .badValue(key: "tolerance", value: "-1.0", needed: "0.0 ≤ x < 1000000000.0")),
    Fault("answer: b", "answer: c", 94, .badValue(key: "answer", value: "c", needed: "a … b")),
    Fault(
      "answer: (4, 3)", "answer: (4)", 112,
      .badValue(key: "answer", value: "(4)", needed: "(rows, columns)")),
    Fault(
      "ask: {en: What is one half?", "ask: {en: What is one: half?", 78,
      .yamlNeedsQuotes("did not find expected ',' or '}'")),
    Fault("answer: b", "answer: b #1", 94, .yamlNeedsQuotes("what follows ` #` is a remark")),
  ]

  @Test("in the front matter", arguments: frontMatterFaults)
  func frontMatter(_ fault: Fault) throws { try check(fault) }

  @Test("in the Markdown", arguments: markdownFaults)
  func markdown(_ fault: Fault) throws { try check(fault) }

  @Test("in the exercises", arguments: exercisesFaults)
  func exercises(_ fault: Fault) throws { try check(fault) }

  private func check(_ fault: Fault) throws {
    let text = try Sample.text(fault.old, fault.new)
    #expect(throws: LessonError(file: "a.md", line: fault.line, reason: fault.reason)) {
      try LessonParser.parse(text, file: "a.md")
    }
  }

  @Test("in the file as a whole")
  func files() throws {
    let long = String(repeating: "a", count: 300_000)
    #expect(
      throws: LessonError(file: "a", line: 1, reason: .tooLarge(bytes: 300_000, limit: 262_144))
    ) {
      try LessonParser.parse(long, file: "a")
    }
    #expect(throws: LessonError(file: "a", line: 1, reason: .noFrontMatter)) {
      try LessonParser.parse("", file: "a")
    }
    #expect(throws: LessonError(file: "a", line: 1, reason: .unclosedFrontMatter)) {
      try LessonParser.parse("---\nid: a\n", file: "a")
    }
    let matter = try Sample.text().prefix { $0 != "#" }
    #expect(throws: LessonError(file: "a", line: 1, reason: .noPages)) {
      try LessonParser.parse(String(matter), file: "a")
    }
  }

  @Test("in sentences an author can act on")
  func sentences() {
    let unknown = LessonError(
      file: "05-a.md", line: 7, reason: .unknownKey("hint", nearest: "hints"))
    #expect(unknown.description == "05-a.md:7: nothing reads `hint:`; did you mean `hints`?")
    let control = LessonError(
      file: "05-a.md", line: 3, reason: .controlCharacter(0x1B, column: 5))
    #expect(
      control.description
        == "05-a.md:3: column 5 holds the invisible character U+001B; remove it.")
    let absent = LessonError(file: "05-a.md", line: 0, reason: .unreadable(code: 2))
    #expect(absent.description.contains("no such file or directory"))
  }
}
