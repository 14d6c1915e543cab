import Testing

@testable import Lessons

/// One change of the fixture, and the finding it must cause.
struct Breach: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let line: Int
  let rule: LintFinding.Rule

  init(_ old: String, _ new: String, _ line: Int, _ rule: LintFinding.Rule) {
    (self.old, self.new, self.line, self.rule) = (old, new, line, rule)
  }

  var testDescription: String { "\(rule)" }
}

@Suite("The linter")
struct LinterTests {
  static let commands: Set<String> = ["seed", "show", "step", "expect"]
  private let linter = Linter { Self.commands.contains($0) }

  @Test("finds nothing in a lesson that keeps the rules")
  func clean() throws {
    let lesson = try Sample.lesson()
    #expect(linter.findings(in: lesson, of: Catalog([lesson])) == [])
  }

  static let breaches: [Breach] = [
    Breach("> 运行这一层。", "", 38, .noChinese),
    Breach("> 运行这一层。", "> Run the layer.", 38, .notChinese),
    Breach("Run the layer.", "Run 这 layer.", 38, .notEnglish),
    Breach("> 运行这一层。", "> 运行这一层。\n>\n> 再看。", 38, .unequalParts),
    Breach("> - 训练集有 `m` 列。\n", "", 15, .unequalParts),
    Breach("> 运行这一层。", "> 运行**“这一层”**吧。", 38, .bareAsterisks),
    Breach("加上 `b1`。", "加上 `b2`。", 15, .codeDiffers("b1")),
    Breach("| linear · 线性 |", "| linear |", 31, .cellInOneLanguage("linear")),
    Breach(
      "Z = W X + b", "Z = W X + b    over the examples", 27,
      .drawingWithWords("over the")),
    Breach(
      "> 运行这一层。", "> 运行这一层，see the whole layer。", 38, .englishInChinese("see the whole layer")),
    Breach("> 运行这一层。", "> 运行这一层，结论是“right”。", 38, .englishInChinese("“right”")),
    Breach("Run the layer.", "Run the layer: see arxiv http://a.b", 38, .bareAddress),
    Breach(
      "](02-sample.md)", "](https://a.org/\(String(repeating: "b", count: 70)))", 15,
      .longAddress(columns: 84, limit: 72)),
    Breach("```formula", "```formula en", 27, .drawingInOneLanguage),
    Breach("```formula", "```formula zh", 27, .drawingInOneLanguage),
    Breach("Z = W X + b", "Z = W X + b  层", 27, .notEnglish),
    Breach("## Try it", "## More · 更多\n\n## Try it", 36, .emptyPage),
    Breach(
      "Run the layer.", String(repeating: "Run the layer again. ", count: 90), 36,
      .longPage(rows: 30, limit: 21)),
    Breach("Z = W X + b", String(repeating: "Z", count: 79), 28, .wideLine(columns: 79, limit: 76)),
    Breach("Z = W X + b", String(repeating: "层", count: 40), 28, .wideLine(columns: 80, limit: 76)),
    Breach(
      "id: sample.2", "id: sample.3", 75, .exerciseID(found: "sample.3", expected: "sample.2")),
    Breach("  - {en: Subtract., zh: 相减。}\n", "", 57, .fewHints(found: 1)),
    Breach(
      "wrong:\n  - answer: (3, 4)\n    explain: {en: Rows come first., zh: 行在前面。}\n", "", 108,
      .noWrongAnswer),
    Breach("answer: Y - A2", "answer: A2-Y", 57, .wrongIsRight("A2-Y")),
    Breach("seed 3", "sede 3", 43, .unknownCommand("sede")),
    Breach("reveal: show dZ2", "reveal: shwo dZ2", 72, .unknownCommand("shwo")),
    Breach(
      "requires: []", "requires: [smaple]", 2, .unknownRequirement("smaple", nearest: "sample")),
    Breach("requires: []", "requires: [sample]", 2, .laterRequirement("sample")),
    Breach("](02-sample.md)", "](03-other.md)", 15, .brokenLink("03-other.md")),
  ]

  @Test("points at each broken rule", arguments: breaches)
  func breach(_ breach: Breach) throws {
    let lesson = try LessonParser.parse(
      Sample.text(breach.old, breach.new), file: "02-sample.md")
    let findings = linter.findings(in: lesson, of: Catalog([lesson]))
    #expect(
      findings.contains(LintFinding(file: "02-sample.md", line: breach.line, rule: breach.rule)))
  }

  @Test("asks for enough exercises of more than one kind")
  func exercises() throws {
    let text = try Sample.text()
    let pieces = text.pieces(between: "```exercise")
    let one = try LessonParser.parse(pieces[0...1].joined(separator: "```exercise"), file: "a.md")
    #expect(rules(one) == [.fewExercises(found: 1, needed: 3)])
    let again = pieces[1].replacing("sample.1", with: "sample.2")
    let same = pieces[0...1].joined(separator: "```exercise") + "```exercise" + again
    let two = try LessonParser.parse(same, file: "a.md")
    #expect(rules(two) == [.fewExercises(found: 2, needed: 3), .oneKind("formula")])
  }

  @Test("wants ids and numbers to be unique in the course")
  func repeats() throws {
    let lesson = try Sample.lesson()
    let other = try LessonParser.parse(Sample.text(), file: "other.md")
    let found = linter.findings(in: lesson, of: Catalog([lesson, other])).map(\.rule)
    #expect(
      found == [.repeatedID("sample", other: "other.md"), .repeatedNumber(2, other: "other.md")])
  }

  @Test("leaves assignments and expressions to the session")
  func expressions() throws {
    let text = try Sample.text("seed 3", "W1 = [[1]]\nnp.random.seed(1)\nx = 3")
    let lesson = try LessonParser.parse(text, file: "02-sample.md")
    #expect(linter.findings(in: lesson, of: Catalog([lesson])) == [])
  }

  @Test("says what to mend", arguments: breaches)
  func sentences(_ breach: Breach) {
    let sentence = LintFinding(file: "a.md", line: 1, rule: breach.rule).description
    #expect(sentence.hasPrefix("a.md:1: ") && ".?".contains(sentence.last ?? " "))
    #expect(sentence.count > 25)
  }

  private func rules(_ lesson: Lesson) -> [LintFinding.Rule] {
    let findings = linter.findings(in: lesson, of: Catalog([lesson]))
    return findings.map(\.rule).filter { rule in
      if case .brokenLink = rule { false } else { true }
    }
  }
}

@Suite("The rows text takes")
struct MeasureTests {
  @Test(
    "words stay whole, Chinese breaks anywhere",
    arguments: [
      ("", 1), ("abcde", 1), ("ab cde", 2), ("ab cd", 1), ("a b c d", 2), ("abcdefgh", 1),
      ("中文", 1), ("中文字", 2), ("a中文", 1), ("ab 中文", 2),
    ])
  func rows(_ example: (text: String, rows: Int)) {
    #expect(PageHeight.rows(of: example.text, width: 5) == example.rows)
  }
}
