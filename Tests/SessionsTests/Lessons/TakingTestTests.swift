import CustomDump
import Foundation
import Lessons
import TestSupport
import Testing

@testable import Sessions

/// The short tests before and after the thirds of the course.
@Suite("A test of the course")
struct TakingTestTests {
  private func room(_ folder: TemporaryFolder? = nil, language: String = "en_GB.UTF-8") throws
    -> Classroom
  {
    try Classroom(folder: folder, home: Checkout.folder, language: language)
  }

  /// Answers what is asked, so many of them rightly, and gives all that was shown.
  private func take(_ test: Int, right: Int, in room: Classroom) throws -> [String] {
    var shown = [room.type("test \(test)")]
    for number in 0..<6 {
      let exercise = try #require(room.session.state.lesson?.exercise)
      let wrong = try #require(exercise.wrong.first?.answer)
      shown.append(room.type(number < right ? exercise.question.answer : wrong))
    }
    return shown
  }

  @Test("says nothing of right or wrong before its end, and then which lessons to read")
  func silent() throws {
    let room = try room()
    let shown = try take(2, right: 4, in: room)
    #expect(shown[0].contains("Test 2: 6 questions") && shown[0].contains("1/6: type"))
    for screen in shown.dropFirst().dropLast() {
      #expect(screen.contains("Noted."))
      for word in ["right", "Right", "wrong", "hint", "Not ", "✓", "✗"] {
        #expect(!screen.dropFirst(20).contains(word), "\(word): \(screen)")
      }
    }
    let end = try #require(shown.last)
    #expect(end.contains("4 of 6 right.") && end.contains("before the lessons"))
    #expect(end.matches(of: /`?open [a-z]+/).count == 2, "\(end)")
    #expect(end.ranges(of: "yours: ").count == 2 && end.ranges(of: "right: ").count == 2)
    #expect(end.split(separator: "\n").count <= 22)
    #expect(room.session.state.lesson == nil)
    let later = try take(2, right: 6, in: room).last ?? ""
    #expect(later.contains("6 of 6 right.") && !later.contains("open "))
    #expect(room.type("test").contains("6/6"))
  }

  @Test("is before until half of the lessons is done, then after; progress shows both")
  func difference() throws {
    let room = try room()
    #expect(room.type("progress").contains("`test 1` before its lessons"))
    _ = try take(2, right: 2, in: room)
    let lessons = try room.session.course.catalog.get().lessons(ofTest: 2)
    for lesson in lessons.prefix(5) {
      room.session.course.update { progress in
        progress.open(page: lesson.pages.count - 1, of: lesson.id)
        for exercise in lesson.exercises { progress.record(.right, for: exercise.id) }
      }
    }
    #expect(try take(2, right: 5, in: room).last?.contains("5 of 6 right. Before: 2 of 6.") == true)
    #expect(room.type("progress").contains(#/10–19 +2/6 +5/6 +\+3/#))
    #expect(try self.room(room.place).type("progress").contains(#/2/6 +5/6 +\+3/#))
  }

  @Test("says every answer with the right one at its end, and none begins inside another")
  func answers() throws {
    let room = try room()
    room.type("test 1")
    #expect(room.type("test 2").contains("A test is under way"))
    #expect(room.session.place == "test 1 1/6")
    let first = try #require(room.session.state.lesson?.exercise)
    for _ in 0..<5 { room.type("skip") }
    let end = room.type("skip")
    #expect(end.ranges(of: "yours: none").count == 6)
    let answer = first.answerWords(in: .en)
    let words = end.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("right: \(answer.prefix(20))"))
  }

  @Test("has neither hints nor answers, and close records nothing")
  func noHelp() throws {
    let room = try room()
    room.type("x = 3", "data moons n=40")
    room.type("test 1")
    for line in ["hint", "answer"] { #expect(room.type(line).contains("A test has no hints")) }
    for line in ["next", "prev"] { #expect(room.type(line).contains("comes with your answer")) }
    let place = room.session.place
    #expect(place == "test 1 1/6" && room.type("page 2").contains("1/6: type"))
    #expect(room.type("skip").contains("2/6: type"))
    #expect(room.session.place == "test 1 2/6")
    #expect(room.type("close").contains("nothing is recorded"))
    #expect(room.number("x") == 3 && room.session.course.progress.tests.isEmpty)
    #expect(room.type("test 9").contains("no such test"))
  }

  @Test("within a lesson or a review comes back to where that was")
  func within() throws {
    let room = try room()
    room.type("open loss", "next")
    room.type("test 1", "skip", "test 2", "skip")
    #expect(room.session.place == "test 1 3/6")
    room.type("close")
    #expect(room.session.place.hasPrefix("loss 2/"))
  }

  @Test("a slip of the keyboard is no answer, and an undone one can be given again")
  func slips() throws {
    let room = try room()
    room.type("test 3")
    while case .choice? = room.session.state.lesson?.exercise?.question {
      room.type("a")
      #expect(room.session.state.lesson?.test != nil)
    }
    let place = room.session.place
    room.type("W1 @")
    #expect(room.session.place == place)
    room.type("7", "undo")
    #expect(room.session.place == place)
  }

  @Test("a session that ended in its middle goes on there, with the same questions")
  func resumes() throws {
    let home = try TemporaryFolder()
    func shell(keeps: Bool) -> ScriptedSession {
      let shell = ScriptedSession(
        environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path])
      if keeps { shell.session.keepJournal() }
      return shell
    }
    var first: ScriptedSession? = shell(keeps: true)
    // The letter is also the beginning of a command, and the first question takes a number.
    for line in ["test 1", "skip", "c"] { first?.json(line) }
    let question = first?.session.state.lesson?.exercise?.id
    first = nil
    let second = shell(keeps: false)
    #expect(second.type("resume").contains("test 1 question 3"))
    #expect(second.session.place == "test 1 3/6")
    #expect(question != nil && second.session.state.lesson?.exercise?.id == question)
    second.json("skip")
    #expect(second.type("undo").contains("question 3/6 of test 1"))
    for _ in 0..<4 { second.json("skip") }
    #expect(second.session.course.progress.tests[1]?.before?.right == 1)
  }

  @Test("is offered before the first lesson of its third and after the last, until it was taken")
  func offers() throws {
    let room = try room()
    #expect(room.type("open init").contains("`test 2` first shows"))
    #expect(!room.type("close", "open init").contains("`test 2`"))
    #expect(!room.type("close", "open adam").contains("`test 2`"))
    let last = try #require(try room.session.course.catalog.get().lesson(id: "normalise"))
    #expect(room.type("open normalise", "page \(last.pages.count)").contains("`test 2` shows"))
  }

  @Test("is not there in a course without tests")
  func without() throws {
    let room = try Classroom()
    #expect(room.type("test").contains("this course has no tests"))
    #expect(!room.type("progress").contains("test"))
  }

  @Test("looks so in both languages", arguments: ["en", "zh"])
  func transcript(language: String) throws {
    let room = try room(language: language == "zh" ? "zh_CN.UTF-8" : "en_GB.UTF-8")
    let lines = """
      test
      test 1
      hint
      0.98
      skip
      (5, 3)
      a
      1.95
      log(0.5)
      test
      progress
      test 3
      close
      """
    let text = room.typeAll(lines)
    let file = "SessionsTests/Transcripts/lessons/test-\(language).txt"
    if Recording.isOn {
      try Recording.write(text, to: file)
      Issue.record("recorded \(file); read it, then run without RECORD")
      return
    }
    expectNoDifference(text, try String(contentsOfFile: Recording.path(file), encoding: .utf8))
  }
}
