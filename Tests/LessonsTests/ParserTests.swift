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
}
