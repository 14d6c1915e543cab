import TestSupport
import Testing

@testable import Lessons

@Suite("The tests of the course")
struct CourseTestTests {
  private let catalog = Catalog(folder: Checkout.folder + "/lessons")

  @Test("stand before and after the three thirds of its lessons")
  func thirds() {
    #expect(catalog.tests.map(\.number) == [1, 2, 3])
    let numbers = (1...3).map { catalog.lessons(ofTest: $0).map(\.number) }
    #expect(numbers == [Array(0...9), Array(10...19), Array(20...28)])
    #expect(catalog.lessons(ofTest: 0).isEmpty && catalog.lessons(ofTest: 4).isEmpty)
    #expect(catalog.lesson(id: "init").flatMap(catalog.test(before:))?.number == 2)
    #expect(catalog.lesson(id: "normalise").flatMap(catalog.test(after:))?.number == 2)
    #expect(catalog.lesson(id: "adam").flatMap(catalog.test(before:)) == nil)
    #expect(Catalog([]).lessons(ofTest: 2).isEmpty)
  }

  @Test("ask six questions, each time of all topics, none twice and none of the time before")
  func draws() {
    for test in catalog.tests {
      var last: [Int] = []
      for run in 0..<6 {
        let pages = test.questions(ofRun: run)
        #expect(Set(pages).count == 6 && test.pages.indices.contains(pages.max() ?? 99))
        #expect(Set(pages).isDisjoint(with: last))
        #expect(Set(pages.map { test.pages[$0].title.en }).count == 6)
        last = pages
      }
      #expect(test.questions(ofRun: 0) == test.questions(ofRun: 0))
      #expect(test.questions(ofRun: 0) != test.questions(ofRun: 2))
      #expect(Set(test.questions(ofRun: 0)) == Set(test.questions(ofRun: 2)))
    }
  }

  @Test("draw from any number of questions as many as there are", arguments: 1...20)
  func sizes(count: Int) throws {
    let test = try Self.test(questions: count)
    for run in 0..<5 {
      let pages = test.questions(ofRun: run)
      #expect(pages.count == min(count, 6) && Set(pages).count == pages.count)
      let next = Set(test.questions(ofRun: run + 1))
      if count >= 12, count.isMultiple(of: 2) { #expect(next.isDisjoint(with: pages)) }
    }
  }

  @Test("are told what breaks their rules")
  func lint() throws {
    let test = try Self.test(questions: 3)
    let rules = Linter { _ in true }.findings(in: test, of: catalog).map(\.rule)
    #expect(rules.contains(.fewExercises(found: 3, needed: 10)))
    #expect(rules.contains(.askedOfNoLesson("Nothing")))
    #expect(!rules.contains { if case .fewHints = $0 { true } else { false } })
    let text = Self.text(questions: 1).replacing(
      "```exercise", with: "Words.\n\n> 文字。\n\n```exercise")
    let talking = try LessonParser.parse(text, file: "1.md")
    let more = Linter { _ in true }.findings(in: talking, of: catalog).map(\.rule)
    #expect(more.contains(.notOneQuestion) && !rules.contains(.notOneQuestion))
  }

  private static func test(questions: Int) throws -> Lesson {
    try LessonParser.parse(text(questions: questions), file: "1.md")
  }

  private static func text(questions: Int) -> String {
    let head = """
      ---
      id: test-1
      number: 1
      title: {en: Test, zh: 测验}
      minutes: 5
      ---

      # Test · 测验

      """
    return (1...questions).reduce(head) { text, number in
      text + """

        ## Nothing · 没有

        ```exercise
        id: test-1.\(number)
        kind: number
        ask: {en: "What is 1 + 1?", zh: "1 + 1 等于几？"}
        answer: "2"
        explain: {en: "So it is.", zh: "就是这样。"}
        wrong:
          - answer: "3"
            explain: {en: "Too many.", zh: "太多了。"}
        ```

        """
    }
  }
}

@Suite("Progress with tests")
struct TestProgressTests {
  private typealias Result = Lessons.Progress.TestResult

  @Test("is written as lines that people can read, and read back; a damaged line is kept")
  func file() throws {
    var progress = Progress()
    progress.record(Result(right: 3, count: 6, day: 20784), ofTest: 2, run: 0, isBefore: true)
    progress.record(Result(right: 5, count: 6, day: 20790), ofTest: 2, run: 1, isBefore: false)
    let text = progress.text
    for line in ["taken 2", "before 3 of 6 day 20784", "after 5 of 6 day 20790"] {
      #expect(text.contains("test 2 \(line) #\(ProgressText.sum("test 2 \(line)"))\n"))
    }
    #expect(Progress(text: text) == progress)
    let damaged = try #require(Progress(text: text.replacing("before 3", with: "before 6")))
    #expect(damaged.damaged.count == 1 && damaged.tests[2]?.before == nil)
    #expect(damaged.tests[2]?.after?.right == 5 && damaged.text.contains("before 6 of 6"))
  }

  @Test(
    "a line with impossible numbers is not believed",
    arguments: [
      "test 2 before 7 of 6 day 1", "test 0 taken 1", "test 2 between 1 of 6 day 1",
      "test 2 taken -1",
      "test 2 before 0 of 0 day 1", "test 2 after 1 of 6", "test",
    ])
  func impossible(line: String) throws {
    let text = "backstep progress 6\n\(line) #\(ProgressText.sum(line))\n"
    let progress = try #require(Progress(text: text))
    #expect(progress.tests.isEmpty && progress.damaged.count == 1)
  }

  @Test("the latest counts, and a run that is carried out again counts once")
  func latest() {
    var progress = Progress()
    for right in [2, 4] {
      progress.record(Result(right: right, count: 6, day: 1), ofTest: 1, run: 0, isBefore: true)
    }
    #expect(progress.tests[1]?.taken == 1 && progress.tests[1]?.before?.right == 4)
    #expect(progress.tests[1]?.after == nil)
  }

  @Test("a test counts as before until half of its lessons is done")
  func half() throws {
    let catalog = Catalog(folder: Checkout.folder + "/lessons")
    let lessons = catalog.lessons(ofTest: 2)
    var progress = Progress()
    for (number, lesson) in lessons.enumerated() {
      #expect(progress.isBeforeHalf(of: lessons) == (number < 5))
      progress.open(page: lesson.pages.count - 1, of: lesson.id)
      for exercise in lesson.exercises { progress.record(.right, for: exercise.id) }
    }
  }
}
