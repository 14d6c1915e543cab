import Foundation
import TestSupport
import Testing

@testable import Lessons

@Suite("Progress")
struct ProgressTests {
  @Test("remembers pages, misses, hints and how an exercise ended")
  func events() {
    var progress = Progress()
    progress.open(page: 4, of: "forward")
    progress.open(page: 1, of: "forward")
    progress.record(.wrong(nil), for: "forward.1")
    progress.record(.unreadable("slip"), for: "forward.1")
    progress.record(hints: 2, for: "forward.1")
    progress.record(hints: 1, for: "forward.1")
    progress.record(.right, for: "forward.1")
    progress.record(.wrong(nil), for: "forward.1")
    progress.recordAnswerShown(for: "forward.2")
    progress.record(.right, for: "forward.2")
    #expect(progress.places == ["forward": Progress.Place(page: 1, furthest: 4)])
    #expect(
      progress.exercises == [
        "forward.1": ExerciseProgress(outcome: .solved, misses: 1, hints: 2),
        "forward.2": ExerciseProgress(outcome: .shown),
      ])
    // Who solves it at the second try has solved it.
    #expect(progress.exercises["forward.1"]?.deservesReview == false)
  }

  @Test("a slip of the keyboard leaves no trace")
  func slip() {
    var progress = Progress()
    progress.record(.unreadable("slip"), for: "forward.1")
    progress.record(.notAShape, for: "forward.1")
    #expect(progress == Progress())
  }

  @Test("a lesson is done when every page is seen and every exercise settled")
  func states() throws {
    let lesson = try Sample.lesson()
    var progress = Progress()
    #expect(progress.state(of: lesson) == .untouched)
    #expect(progress.fraction(of: lesson) == 0)
    progress.open(page: 0, of: "sample")
    #expect(progress.state(of: lesson) == .begun)
    #expect(progress.fraction(of: lesson) == 1.0 / 6)
    progress.open(page: 1, of: "sample")
    for number in 1...3 { progress.record(.right, for: "sample.\(number)") }
    #expect(progress.state(of: lesson) == .begun)
    progress.recordAnswerShown(for: "sample.4")
    #expect(progress.state(of: lesson) == .done)
    progress.open(page: 99, of: "sample")
    #expect(progress.page(of: lesson) == 1)
  }

  @Test("is written as lines that people can read, and read back")
  func text() throws {
    var progress = Progress()
    progress.language = .zh
    progress.open(page: 2, of: "forward")
    progress.record(.wrong(nil), for: "forward.1")
    progress.recordAnswerShown(for: "forward.2")
    let text = ProgressText.write(progress)
    #expect(
      text == """
        backstep progress 6
        language zh #b5059820
        last forward #f46d90f2
        lesson forward page 3 furthest 3 #43a3f47f
        exercise forward.1 open misses 1 hints 0 #6581075d
        exercise forward.2 shown misses 0 hints 0 #baebc74b

        """)
    #expect(try ProgressText.read(text) == progress)
  }

  @Test("brings back what was solved after 1, 3, 7 and 21 days, and then no more")
  func spacing() {
    var progress = Progress()
    func act(on day: Int, _ change: (inout Lessons.Progress) -> Void) {
      let before = progress
      change(&progress)
      progress.date(changesSince: before, on: day)
    }
    func isDue(_ day: Int) -> Bool { progress.exercises["a.1"]?.isDue(on: day) == true }
    act(on: 100) { $0.record(.right, for: "a.1") }
    var day = 100
    for wait in [1, 3, 7, 21] {
      #expect(!isDue(day + wait - 1) && isDue(day + wait) && isDue(day + wait + 50))
      day += wait
      act(on: day) { $0.record(.right, for: "a.1") }
      act(on: day) { $0.recordReview(of: "a.1") }
    }
    #expect(!isDue(day + 10_000))
  }

  @Test("begins with the shortest interval again where a review was missed or an answer shown")
  func forgotten() {
    var progress = Progress()
    progress.exercises = [
      "a.1": ExerciseProgress(outcome: .solved, reviews: 2, day: 10),
      "a.2": ExerciseProgress(outcome: .shown),
    ]
    progress.record(.wrong(nil), for: "a.1")
    #expect(progress.exercises["a.1"]?.isDue(on: 11) == true)
    #expect(progress.exercises["a.2"]?.isDue(on: 0) == true)
    let before = progress
    progress.recordReview(of: "a.2")
    progress.date(changesSince: before, on: 30)
    #expect(progress.exercises["a.2"] == ExerciseProgress(outcome: .solved, day: 30))
  }

  @Test("mixes the lessons in what is due")
  func mixed() throws {
    let lesson = try Sample.lesson()
    let other = try LessonParser.parse(
      Sample.text().replacingOccurrences(of: "sample", with: "other"), file: "03-other.md")
    var progress = Progress()
    for id in ["sample.1", "sample.3", "other.2", "other.3", "other.4"] {
      progress.recordAnswerShown(for: id)
    }
    #expect(
      progress.due(in: [lesson, other], on: 0)
        == ["sample.1", "other.2", "sample.3", "other.3", "other.4"])
  }

  @Test("writes the day and the reviews of what is dated, and reads earlier files")
  func dated() throws {
    var progress = Progress()
    progress.exercises["a.1"] = ExerciseProgress(
      outcome: .solved, hints: 1, reviews: 2, day: 20_784)
    let text = ProgressText.write(progress)
    #expect(text.contains("exercise a.1 solved misses 0 hints 1 reviews 2 day 20784 #"))
    #expect(try ProgressText.read(text) == progress)
    let earlier = "backstep progress 2\nexercise forward.1 open misses 1 hints 0 #6581075d\n"
    #expect(
      try ProgressText.read(earlier).exercises == ["forward.1": ExerciseProgress(misses: 1)])
  }

  @Test("a flipped bit damages its line and no other")
  func flips() throws {
    var progress = Progress()
    progress.open(page: 2, of: "forward")
    progress.open(page: 7, of: "loss")
    let text = Array(ProgressText.write(progress).utf8)
    let start = try #require(text.firstIndex(of: 0x0A)) + 1
    for place in start..<text.count - 1 where text[place] != 0x0A {
      for bit in 0..<7 {
        var flipped = text
        flipped[place] ^= 1 << bit
        let read = try ProgressText.read(String(decoding: flipped, as: UTF8.self))
        #expect(read.places.count + (read.last == nil ? 0 : 1) == 2 && !read.damaged.isEmpty)
        #expect(read.places.allSatisfy { progress.places[$0.key] == $0.value })
      }
    }
  }

  @Test("a damaged line does not lose the others, and is kept")
  func damage() throws {
    let good = "exercise a.1 solved misses 0 hints 1"
    let bad = [
      "lesson a page 0 furthest 1", "lesson a page 3 furthest 2",
      "exercise a.2 solved misses -1 hints 0",
      "exercise a.2 solved misses 99999999999999999999 hints 0",
      "exercise a.2 perhaps misses 1 hints 0",
      "\u{1B}[31m", "lesson",
    ]
    let text = (["backstep progress 1"] + bad + [good]).joined(separator: "\n")
    let progress = try ProgressText.read(text)
    #expect(progress.exercises == ["a.1": ExerciseProgress(outcome: .solved, hints: 1)])
    #expect(progress.places == [:])
    #expect(progress.damaged == bad)
    let written = ProgressText.write(progress)
    #expect(try ProgressText.read(written) == progress)
  }
}

@Suite("The progress file")
struct ProgressStoreTests {
  @Test("lies in the state folder, never at a relative path")
  func place() {
    #expect(
      ProgressStore.path(in: ["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/backstep/progress")
    #expect(
      ProgressStore.path(in: ["XDG_STATE_HOME": "s", "HOME": "/h"])
        == "/h/.local/state/backstep/progress")
    #expect(ProgressStore.path(in: ["HOME": "h"]) == nil)
  }

  @Test("is made with its folders, private, and leaves nothing else behind")
  func fresh() throws {
    let folder = try TemporaryFolder()
    let store = ProgressStore(path: folder.path + "/a/b/progress")
    #expect(try store.load() == Progress())
    let saved = try store.update { $0.open(page: 1, of: "loss") }
    #expect(try store.load() == saved)
    #expect(try folder.mode("a/b/progress") == 0o600)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a/b")
    #expect(names.sorted() == ["progress", "progress.lock"])
  }

  @Test("keeps its mode")
  func mode() throws {
    let folder = try TemporaryFolder()
    try folder.write("backstep progress 1\n", to: "progress")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: folder.path + "/progress")
    try ProgressStore(path: folder.path + "/progress").update { $0.open(page: 0, of: "loss") }
    #expect(try folder.read("progress").contains("lesson loss page 1 furthest 1"))
    #expect(try folder.mode("progress") == 0o644)
  }

  @Test("is not looked for behind a symbolic link")
  func link() throws {
    let folder = try TemporaryFolder()
    try folder.write("backstep progress 1\n", to: "real")
    let path = folder.path + "/progress"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "real")
    let store = ProgressStore(path: path)
    #expect(throws: ProgressError(path: path, reason: .unreadable(code: 40))) { try store.load() }
    #expect(throws: ProgressError.self) { try store.update { $0.open(page: 0, of: "loss") } }
    #expect(try folder.read("real") == "backstep progress 1\n")
  }

  @Test("two shells lose nothing of each other")
  func twoShells() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/progress"
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask {
          _ = try? ProgressStore(path: path).update { $0.open(page: 0, of: "lesson-\(number)") }
        }
      }
    }
    #expect(try ProgressStore(path: path).load().places.count == 20)
    withExtendedLifetime(folder) {}
  }

  @Test(
    "of another version or kind is refused and left as it was",
    arguments: [
      ("backstep progress 7\nlesson a b c\n", ProgressError.Reason.otherVersion(7)),
      ("shopping list\n", .notProgress),
      ("backstep progress soon\n", .notProgress),
    ])
  func foreign(_ text: String, _ reason: ProgressError.Reason) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "progress")
    let store = ProgressStore(path: folder.path + "/progress")
    let error = ProgressError(path: store.path, reason: reason)
    #expect(throws: error) { try store.load() }
    #expect(throws: error) { try store.update { $0.open(page: 0, of: "loss") } }
    #expect(try folder.read("progress") == text)
    #expect(error.words.en.hasPrefix(store.path) && error.words.zh.hasPrefix(store.path))
  }

  @Test("that cannot be written is an error, not a loss")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let store = ProgressStore(path: folder.path + "/file/progress")
    #expect(try store.load() == Progress())
    #expect(throws: ProgressError(path: store.path, reason: .notWritable(code: 20))) {
      try store.update { $0.open(page: 0, of: "loss") }
    }
  }
}
