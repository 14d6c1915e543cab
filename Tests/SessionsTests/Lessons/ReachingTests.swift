import Foundation
import TestSupport
import Testing

@testable import Sessions

@Suite("An exercise that asks for a state")
struct ReachingTests {
  private static let exercise = """
    id: short.1
    kind: reach
    ask: {en: "Get the cost below 0.3 with ten updates.", zh: "用十次更新把代价降到 0.3 以下。"}
    goal: [J_train < 0.3, iteration == 10]
    answer: [optimizer gd lr=1, train 10 iterations]
    hints:
      - {en: "The rate.", zh: "学习率。"}
      - {en: "Larger.", zh: "大一些。"}
    explain: {en: "Larger steps come further.", zh: "步子大，走得远。"}
    wrong:
      - answer: train 1 iteration
        explain: {en: "One step is short.", zh: "一步太短。"}
    """

  /// A classroom whose first lesson asks for a state in place of its first number.
  private func room(
    language: String = "en_GB.UTF-8", _ exercise: String = Self.exercise
  ) throws -> Classroom {
    let folder = try TemporaryFolder()
    let sample = (Bundle.module.resourcePath ?? "") + "/Transcripts/course/01-short.md"
    let text = try String(contentsOfFile: sample, encoding: .utf8)
    let first = try #require(text.range(of: "id: short.1"))
    let end = try #require(text.range(of: "```", range: first.upperBound..<text.endIndex))
    for name in ["lessons", "datasets"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    try folder.write(
      text.replacingCharacters(in: first.lowerBound..<end.lowerBound, with: exercise + "\n"),
      to: "lessons/01-short.md")
    let room = try Classroom(folder: folder, language: language)
    room.type("open short", "next", "skip")
    return room
  }

  @Test("is done by any commands that lead there, and leaves nothing behind")
  func reached() throws {
    let room = try room()
    let before = room.everything()
    let screen = room.type("next", "set lr=0.9", "train 4 iterations", "train 6")
    #expect(screen.contains("Not reached yet"))
    #expect(screen.contains("✓ Right"))
    #expect(room.type("next").contains("own network is back"))
    #expect(room.everything()["W1"] == before["W1"])
  }

  @Test("says what a variable lacks that was given a value, by a formula or a cell")
  func variables() throws {
    let goal = Self.exercise.replacingOccurrences(
      of: "[J_train < 0.3, iteration == 10]", with: "[trial > 2]")
    let room = try room(goal)
    room.type("next")
    #expect(room.type("trial = 1").contains("Not reached yet: `trial > 2` (trial = 1)"))
    #expect(room.type("trial, rest = 2, 3").contains("(trial = 2)"))
    #expect(!room.type("other, rest = 2, 3").contains("Not reached"))
    #expect(room.type("trial, rest = 3, 3").contains("✓ Right"))
  }

  @Test("says what is lacking, and the author's words for a line foreseen")
  func lacking() throws {
    let room = try room()
    #expect(room.type("next", "train 1 iteration").contains("One step is short"))
    #expect(room.type("train 20").contains("iteration = "))
    #expect(!room.type("show W1").contains("Not reached"))
  }

  @Test(
    "is not reached past training",
    arguments: [
      ("W1 = [[0, 9]]", "W1 was set by hand"), ("rewrite A1 = Y", "reads the labels"),
      ("rewrite J = 0 * J_data", "has a formula of yours"),
      ("rewrite W1 = [[0, 9]] + 0 * W1", "W1 is updated without a gradient"),
    ])
  func shortcuts(_ line: String, _ answer: String) throws {
    let goal = Self.exercise.replacingOccurrences(
      of: "[J_train < 0.3, iteration == 10]", with: "[iteration >= 1]")
    let room = try room(goal)
    room.type("next", line)
    let screen = room.type("train 2")
    #expect(screen.contains(answer))
    #expect(!screen.contains("✓ Right"))
    #expect(room.type("page", "train 2").contains("✓ Right"))
  }

  @Test("goes by the page's own numbers, and by the function that is asked for")
  func pages() throws {
    let goal = Self.exercise.replacingOccurrences(
      of: "[J_train < 0.3, iteration == 10]", with: "[\"x[0, 0] > 0\", iteration >= 1]")
    let room = try room(goal)
    room.type("next", "x = [[7, 7, 7], [7, 7, 7]]")
    #expect(room.type("train 2").contains("x was measured by the page"))
    let call = Self.exercise.replacingOccurrences(
      of: "[J_train < 0.3, iteration == 10]", with: "[a > 4]"
    ).replacingOccurrences(
      of: "[optimizer gd lr=1, train 10 iterations]", with: "[\"a, b = two(5)\"]")
    let other = try self.room(call)
    other.type("next", "two = lambda n: (n, n)")
    #expect(other.type("a = 5").contains("a is to come from `two(…)`"))
    #expect(other.type("a, b = two(5)").contains("✓ Right"))
  }

  @Test(
    "of a condition too long to read it says of what it speaks",
    arguments: [
      ("abs(trial - mean(W1) * 0) < 1e-9", "trial = 1", "The value of trial is not right yet."),
      ("abs(std(X_train) - std(X_train) + 1) < 1e-9", "train 1", "The data are not the page's"),
      ("abs(W1[0, 0] - 100) < 1e-9", "train 1", "W1: not what the page asks for"),
      ("norm(elsewhere) < 1000", "train 1", "(elsewhere has no value)"),
      ("mean(W1 ** 2) < 0", "train 1", "(now "),
    ])
  func longConditions(_ goal: String, _ line: String, _ said: String) throws {
    let room = try room(
      Self.exercise.replacingOccurrences(
        of: "[J_train < 0.3, iteration == 10]", with: "[\"\(goal)\"]"))
    room.type("next")
    #expect(room.type(line).contains(said), "\(room.type(line))")
  }

  @Test("says which cost a goal was measured by, which is not the one that training prints")
  func costs() throws {
    let room = try room()
    let screen = room.type("next", "set lr=0.9", "train 10 iterations")
    #expect(screen.contains("J_train = "))
    #expect(screen.contains("after the last update"))
  }

  @Test(
    "may ask for the rate with which the run began", arguments: [("0.3", true), ("0.2", false)])
  func firstRate(_ rate: String, _ isRight: Bool) throws {
    let goal = Self.exercise.replacingOccurrences(
      of: "[J_train < 0.3, iteration == 10]", with: "[alpha_first == 0.3, iteration == 10]"
    ).replacingOccurrences(of: "optimizer gd lr=1", with: "set lr=0.3")
    let room = try room(goal)
    let screen = room.type("next", "set lr=\(rate)", "train 1", "set lr=0.1", "train 9 iterations")
    #expect(screen.contains("✓ Right") == isRight, "\(screen)")
    #expect(screen.contains("alpha_first = 0.2") != isRight)
  }

  @Test("begins again where the page is shown again")
  func again() throws {
    let room = try room()
    room.type("next", "train 20")
    #expect(room.type("page").contains("page` begins it again"))
    #expect(room.type("optimizer gd lr=1", "train 10").contains("✓ Right"))
  }

  @Test("shows its answer, and goes on with the lesson's own network")
  func answer() throws {
    let room = try room()
    #expect(room.type("next", "skip").contains("optimizer gd lr=1"))
    #expect(room.type("next").contains("own network is back"))
  }

  @Test("is asked in Chinese too")
  func chinese() throws {
    let room = try room(language: "zh_CN.UTF-8")
    #expect(room.type("next").contains("直到达到目标"))
    #expect(room.type("train 20").contains("还没达到"))
  }
}
