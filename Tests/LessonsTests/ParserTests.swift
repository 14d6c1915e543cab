import Languages
import Testing

@testable import Lessons

@Suite("The lesson parser")
struct ParserTests {
  @Test("reads the front matter")
  func frontMatter() throws {
    let lesson = try Sample.lesson()
    #expect(lesson.id == "sample")
    #expect(lesson.number == 2)
    #expect(lesson.title == Localized(en: "A sample", zh: "样例"))
    #expect(lesson.minutes == 15)
    #expect(lesson.requires == [])
    #expect(lesson.pages.map(\.title.zh) == ["一层算什么", "试一试"])
    #expect(lesson.exercises.map(\.id) == ["sample.1", "sample.2", "sample.3", "sample.4"])
  }

  @Test("reads an exercise that asks for a state")
  func reach() throws {
    let text = try Sample.text(
      "kind: number\nask: {en: What is one half?, zh: 二分之一是多少？}\nanswer: 1 / 2\ntolerance: 0.01",
      "kind: reach\nask: {en: Go there., zh: 到那里去。}\ngoal: [J < 1, m == 3]\nanswer: [step 4, back]")
    let exercise = try #require(
      LessonParser.parse(text, file: "02-sample.md").exercise("sample.2"))
    #expect(exercise.question == .reach(goals: ["J < 1", "m == 3"], commands: ["step 4", "back"]))
    #expect(exercise.solution.map(\.text) == ["step 4", "back"])
    #expect(exercise.question.isMade)
  }

  @Test("keeps the structure of both languages")
  func prose() throws {
    let page = try Sample.lesson().pages[0]
    guard case .text(let both, let line) = page.blocks[0] else {
      Issue.record("the first block is \(page.blocks[0])")
      return
    }
    #expect(line == 15)
    #expect(
      both.en.elements[0]
        == .paragraph([
          .text("A layer multiplies by "), .code("W1"), .text(" and adds "), .code("b1"),
          .text(". The result is called "), .emphasis([.text("linear")]), .text(", "),
          .strong([.text("always")]), .text("; see "),
          .link([.text("this lesson")], to: "02-sample.md"), .text("."),
        ]))
    #expect(
      both.zh.plainText == """
        一层先乘以 W1，再加上 b1。结果称为线性输出，永远如此；参见本课。
        一个样本是一列。
        训练集有 m 列。
        """)
  }

  @Test("reads tables, cells in one language or both")
  func table() throws {
    let page = try Sample.lesson().pages[0]
    guard case .table(let table, _) = page.blocks[2] else {
      Issue.record("the third block is \(page.blocks[2])")
      return
    }
    #expect(table.alignments == [.left, .center, .right])
    #expect(table.header.map(\.zh.plainText) == ["阶段", "形状", "数目"])
    let english = table.rows.map { $0.map(\.en.plainText) }
    #expect(english == [["Z1", "(4, 3)", "12"], ["linear", "(4, 1)", "4"]])
    #expect(table.rows[0][0].zh == [.code("Z1")])
    #expect(table.rows[1][0].zh == [.text("线性")])
  }

  @Test(
    "joins Chinese lines without a blank, whatever mark or stress stands at the break",
    arguments: [
      ("梯度\n下降", "梯度下降"), ("他说“好”\n然后", "他说“好”然后"), ("然后\n“好”。", "然后“好”。"),
      ("**权重**\n更新", "权重更新"), ("更新\n**权重**", "更新权重"), ("破折号——\n后面", "破折号——后面"),
      ("用 `W1`\n相乘", "用 W1 相乘"), ("a “word”\nmore", "a “word” more"), ("一\ntwo", "一 two"),
    ])
  func lineJoins(text: String, joined: String) throws {
    #expect(try ProseReader(file: "a.md").prose(text, line: 1).plainText == joined)
  }

  @Test("keeps the command lines with their places and drops remarks")
  func scripts() throws {
    let blocks = try Sample.lesson().pages[1].blocks
    guard case .run(let run) = blocks[1], case .type(let type) = blocks[2],
      case .check(let check) = blocks[3]
    else {
      Issue.record("the blocks are \(blocks.map(\.line))")
      return
    }
    #expect(run.lines.map(\.text) == ["seed 3", "show W1"])
    let text = try Sample.text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(run.lines.map { String(text[$0.number - 1]) } == ["seed 3", "show W1"])
    #expect(type.source == "step")
    #expect(check.source == "expect shape W1 (4, 3)")
  }

  @Test("knows a quiet preparation from a run that is shown")
  func quiet() throws {
    let text = try Sample.text("backstep run", "backstep  run   quiet")
    let blocks = try LessonParser.parse(text, file: "a.md").pages[1].blocks
    guard case .run(let quiet) = blocks[1],
      case .run(let shown) = try Sample.lesson().pages[1].blocks[1]
    else {
      Issue.record("the blocks are \(blocks.map(\.line))")
      return
    }
    #expect(quiet.isQuiet && !shown.isQuiet)
    #expect(quiet.lines == shown.lines)
  }

  @Test("reads every kind of exercise")
  func exercises() throws {
    let exercises = try Sample.lesson().exercises
    #expect(exercises[0].question == .formula(answer: "A2 - Y", without: ["dZ2"]))
    #expect(exercises[0].wrong.map(\.answer) == ["Y - A2", "(A2 - Y) @ Y"])
    #expect(exercises[0].hints.map(\.zh.plainText) == ["想一想。", "相减。"])
    #expect(exercises[0].reveal.map(\.text) == ["show dZ2"])
    #expect(exercises[1].question == .number(answer: "1 / 2", tolerance: 0.01))
    #expect(exercises[2].question.answer == "b")
    #expect(exercises[2].wrong.map(\.answer) == ["a"])
    #expect(exercises[3].question == .shape(Question.Shape(rows: 4, columns: 3)))
  }

  @Test("accepts Windows line ends and a byte-order mark")
  func lineEnds() throws {
    let windows = "\u{FEFF}" + (try Sample.text()).replacing("\n", with: "\r\n")
    #expect(try LessonParser.parse(windows, file: "02-sample.md") == Sample.lesson())
  }

  @Test("reads a paragraph of 50,000 lines as readily as a short one")
  func longParagraph() throws {
    let text = try Sample.text("Run the layer.", String(repeating: "go\n", count: 50_000))
    let page = try LessonParser.parse(text, file: "a.md").pages[1]
    guard case .text(let both, _) = page.blocks[0] else {
      Issue.record("the first block is \(page.blocks[0].line)")
      return
    }
    #expect(both.en.plainText.utf8.count == 50_000 * 3 - 1)
  }
}
