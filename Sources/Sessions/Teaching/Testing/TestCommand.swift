import Languages
import Lessons
import Presentation

/// `test`: what is known of a third of the course, before and after its lessons.
struct TestCommand: Command {
  let name = "test"
  let topic = Topic.lessons
  let summary = Localized(
    en: "see what you know of a third of the course, before it and after",
    zh: "学前学后各测一次，看看这三分之一学到了多少")
  let usage = ["test", "test NUMBER", "test NUMBER round K"]
  let completions = [CompletionKind.words(["1", "2", "3"])]
  let examples = ["test", "test 1"]
  let details = Localized(
    en: """
      test alone lists the tests with what they came to. A test asks six questions, each time \
      others, without hints; whether an answer is right is said at the end, for all together, \
      with the right answers and the lessons to read. skip passes over a question, which then counts as wrong; close \
      leaves, and nothing is recorded. Until half of its lessons are done a test counts as \
      before, then as after; the latest of each counts, and progress shows both. With round it asks the \
      questions of its K-th time; export writes it so. The test set \
      of the data is another thing: evaluate test.
      """,
    zh: """
      单独输入 test，列出各个测验和成绩。一次测验六道题，每次不同，没有提示；对错到最后一起说，给出正确答案，\
      并指出该读哪几课。skip 跳过一题，算错；close 离开，不留记录。课程学完一半之前算学前，之后算学后；各以最近一次为\
      准，progress 一并显示。加上 round K 问第 K 次的题，export 就这样写。数据的测试集是另一回事：evaluate test。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = arguments.next()
    let round = try Self.round(&arguments)
    try arguments.finish()
    let catalog = try session.course.catalog.get()
    guard !catalog.tests.isEmpty else { throw LessonRefusal(.noTests, in: session.language) }
    guard let word else { return [Self.list(catalog, session)] }
    guard session.state.lesson?.test == nil else {
      return [GuidanceReport(.testUnderWay, in: session.language)] + session.remind()
    }
    guard let number = Int(word.halfWidth), let test = catalog.test(number) else {
      throw LessonRefusal(.noSuchTest(catalog.tests.map(\.number)), in: session.language)
    }
    return try session.begin(test, round: round)
  }

  /// Reads `round K`; nil where it is not said.
  private static func round(_ arguments: inout Arguments) throws -> Int? {
    guard arguments.words.first == "round" else { return nil }
    _ = arguments.next()
    let word = try arguments.next(Localized(en: "the number of a round", zh: "第几次"))
    return try arguments.integer(word, named: "K", in: 1...100_000)
  }

  private static func list(_ catalog: Catalog, _ session: Session) -> TableReport {
    let table = TestTable(
      catalog: catalog, progress: session.course.progress, language: session.language)
    let number = catalog.tests.first?.number ?? 1
    return TableReport(
      table.table(tellsTopics: true),
      note: Localized(
        en: "test \(number) begins one: six questions, before its lessons and again after them",
        zh: "test \(number) 开始测验：六道题，学之前一次，学完再一次"))
  }
}
