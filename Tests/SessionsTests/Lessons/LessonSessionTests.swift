import Foundation
import Lessons
import TestSupport
import Testing

@testable import Sessions

@Suite("In a lesson")
struct LessonSessionTests {
  private func atFormula() throws -> Classroom {
    let room = try Classroom()
    room.type("open short", "step 2", "show Z1", "next", "0.25", "next", "step 3", "next")
    return room
  }

  @Test(
    "every form of the right formula passes",
    arguments: [
      "(A1 - Y) @ X.T / m", "dW1 = (A1 - Y) @ X.T / m", "np.dot(A1 - Y, X.T) / 3 * 3 / m",
      "(X @ (A1 - Y).T / m).T", "(sigmoid(W1 @ x + b1) - Y) @ x.T / Y.shape[1]",
      "-(y - A1) @ X.T * (1 / m)",
    ])
  func equalForms(formula: String) throws {
    let room = try atFormula()
    #expect(room.type(formula).contains("✓ Right."), "\(formula)")
  }

  @Test("the mistake is named as `try` names it, where the author has no words for it")
  func namesMistakes() throws {
    let room = try atFormula()
    let known = room.type("(A1 - Y) @ X.T")
    #expect(known.contains("The 1/m is missing.") && !known.contains("missing-average"))
    let other = room.type("(Y - A1) @ X.T / m")
    #expect(other.contains("✗ Not yet.\n  wrong-sign: "))
    #expect(other.contains("look at:"))
    room.type("lang zh")
    #expect(room.type("(Y - A1) @ X.T / m").contains("✗ 还不对。\n  有个符号错了（wrong-sign）"))
  }

  @Test("what is right with these sizes only does not pass", arguments: ["3", "X.shape[0] * 1.5"])
  func sizes(count: String) throws {
    let room = try atFormula()
    #expect(room.type("(A1 - Y) @ X.T / (\(count))").contains("✗ Right with these sizes only"))
  }

  @Test("a formula over the learner's own variables passes")
  func variables() throws {
    let room = try atFormula()
    #expect(room.type("error = A1 - Y", "error @ X.T / m").contains("✓ Right."))
  }

  @Test("numbers that are only equal here do not pass, however they are written")
  func copiedNumbers() throws {
    let room = try atFormula()
    let values = [0, 1].compactMap { room.number("((A1 - Y) @ X.T / m)[0, \($0)]") }
    try #require(values.count == 2)
    let copy = "[[\(values[0]), \(values[1])]]"
    #expect(room.type(copy).contains("Right on these numbers, but not on others"))
    #expect(room.type("c = \(copy)", "c * 1").contains("Right on these numbers"))
    #expect(room.type("dW1 = \(copy)").contains("Right on these numbers"))
  }

  @Test(
    "a wrong try changes nothing",
    arguments: [
      "(A1 - Y) @ X.T", "dW1 = A1", "rand(1, 2)", "(A1 - Y) @ X / m", "dW1", "A1 -", "next", "",
    ])
  func wrongTries(line: String) throws {
    let room = try atFormula()
    let (before, place) = (room.everything(), room.session.place)
    let stream = room.session.state.random
    room.type(line)
    #expect(room.everything() == before)
    #expect(room.session.place == place)
    #expect(room.session.state.random == stream)
  }

  @Test("free play is not judged: commands, names, other variables")
  func freePlay() throws {
    let room = try atFormula()
    let text = room.type("show A1 - Y", "A1", "guess = A1 - Y", "W1[0, 0] = 3", "step")
    #expect(!text.contains("✗") && !text.contains("✓"))
    #expect(room.number("W1[0, 0]") == 3)
  }

  @Test(
    "a choice takes a letter, or what the option says",
    arguments: [
      ("b", true), ("B)", true), ("ｂ", true), ("1", true), ("1 step down.", true), ("a", false),
      ("2", false), ("往上 2 步。", false),
    ])
  func choices(typed: String, isRight: Bool) throws {
    let room = try Classroom()
    room.type("open short", "page 3")
    #expect(room.type(typed).contains(isRight ? "✓ Right." : "✗ Not yet."))
  }

  @Test("a script that is run takes answers and tasks as they are taken when they are typed")
  func answersInScripts() throws {
    let lines = [
      "open short", "step 2", "show Z1", "next", "0.25", "next", "step 3", "next",
      "(A1 - Y) @ X.T / m", "x = 7",
    ]
    let folder = try TemporaryFolder()
    for count in 1...lines.count {
      let (typed, ran) = (try Classroom(), try Classroom())
      for line in lines.prefix(count) { typed.type(line) }
      let file = try folder.write(lines.prefix(count).joined(separator: "\n") + "\n", to: "a.bs")
      let said = ran.type("run \(file)")
      for look in ["page", "W1", "x"] {
        let (one, other) = (typed.type(look), ran.type(look))
        #expect(one == other, "\(lines.prefix(count)) \(said)")
      }
      // Nothing of it is the learner's own doing.
      #expect(ran.session.course.progress == Progress())
    }
    let room = try Classroom()
    let said = room.type("run \(try folder.write(lines.joined(separator: "\n"), to: "b.bs"))")
    #expect(said.components(separatedBy: "✓ Right.").count == 3, "\(said)")
    room.type("undo")
    #expect(room.type("page").contains("No lesson is open"))
  }

  @Test("a line that is refused, and changes nothing, is no cell")
  func refusedIsNoCell() throws {
    let room = try Classroom()
    room.type("open short")
    #expect(room.type("next").contains("First"))
    let cells = room.type("cells")
    #expect(cells.contains("open short") && !cells.contains("next"), "\(cells)")
  }

  @Test("a page whose rest shows nothing is turned at once")
  func silentRest() throws {
    let room = try Classroom(home: Checkout.folder)
    #expect(room.type("open activation", "page 17", "skip").contains("next` turns the page"))
    #expect(room.type("next").contains("18/"))
    #expect(room.type("rewrite").contains("Every formula is the engine's"))
  }

  @Test("a lesson that is done is opened where it was left, and anew behind its last page")
  func doneAgain() throws {
    let room = try Classroom()
    room.type("open short")
    for _ in 1...12 { room.type("skip", "next") }
    #expect(room.type("page 2", "close", "open short").contains("You left at page 2"))
    #expect(room.type("page 3", "close", "open short").contains("1/3"))
  }

  @Test("hints come in order, and the answer after them")
  func hints() throws {
    let room = try atFormula()
    #expect(room.type("answer").contains("First the hints: 2 still unread"))
    #expect(room.type("hint").contains("Hint 1 of 2\n  The error meets the inputs."))
    #expect(room.type("hint").contains("Hint 2 of 2\n  The cost is a mean."))
    #expect(room.type("hint").contains("no more hints"))
    let answer = room.type("answer")
    #expect(answer.contains("→ Answer: `(A1 - Y) @ X.T / m`"))
    #expect(answer.contains("The mean of error times input."))
    #expect(room.type("progress").contains("2/4"))
  }

  @Test("page brings the lesson's network back after free play")
  func pageRestores() throws {
    let room = try atFormula()
    let before = room.everything()
    room.type("train 50", "set lr=3", "W1 = [[7, 7]]")
    #expect(room.everything() != before)
    room.type("page")
    #expect(room.everything() == before)
    #expect(room.type("(A1 - Y) @ X.T / m").contains("✓ Right."))
  }

  @Test("a page begins without what an earlier reading of it or free play has left")
  func pageStartsClean() throws {
    let room = try Classroom()
    room.type("open short", "step 2", "show Z1", "next", "0.25", "next")
    room.type(
      "train 20", "branch other", "break J < 0.1", "metric optimizing J_dev", "set digits=6")
    for _ in 0..<3 { room.type("train 1", "page") }
    #expect(room.type("runs").contains("there is no recorded run yet"))
    #expect(room.type("branches").contains("main"))
    #expect(!room.type("branches").contains("other"))
    #expect(!room.type("breaks").contains("J < 0.1"))
    #expect(room.type("set").contains("digits     6"))
  }

  @Test("a letter for a choice that is settled is told so, and takes nothing back")
  func lateLetter() throws {
    let room = try Classroom()
    room.type("open short", "page 3", "a", "b")
    #expect(room.session.state.lesson?.exercise?.id != "short.3")
    let before = room.everything()
    #expect(room.type("b").contains("the command `back` is typed in full"))
    #expect(room.type("c").contains("`continue` is typed in full"))
    #expect(room.everything() == before)
  }

  @Test("what leads to the same place counts, and a value alone shows as well as show")
  func anyWay() throws {
    let room = try Classroom()
    room.type("open short", "step")
    #expect(room.session.state.lesson?.mark.typed == 0)
    #expect(room.type("step").contains("Type: `show Z1`"))
    #expect(room.type("Z1").contains("`next` reads on."))
    #expect(room.session.state.lesson?.hasWandered == false)
  }

  @Test("the command asked for finds the network where the lesson left it")
  func typingRestores() throws {
    let room = try Classroom()
    room.type("open short", "train 20")
    #expect(room.type("step 2").contains("network is back"))
    #expect(room.number("iteration") == 1)
    #expect(room.number("W1[0, 0]") == 0.5)
  }

  @Test("who comes back finds the same page and the same network")
  func resume() throws {
    let room = try atFormula()
    let before = room.number("Z1[0, 1]")
    let again = try room.again()
    #expect(again.type("open 1").contains("Backwards · 2/3"))
    #expect(again.session.place == "short 2/3")
    again.type("step 3")
    #expect(again.number("Z1[0, 1]") == before)
    #expect(again.type("progress").contains("1/4"))
  }

  @Test("an experiment of one's own is put aside and comes back")
  func ownExperiment() throws {
    let room = try Classroom()
    room.type("data moons n=40", "net 3 relu, 1 sigmoid", "train 5", "note = 5")
    let before = room.everything()
    room.type("open short", "step 2", "lang zh", "lang en")
    #expect(room.type("close").contains("Your own session is back"))
    #expect(room.everything() == before)
  }

  @Test("what one had comes back whole: functions, branches, breakpoints; how things look stays")
  func wholeSession() throws {
    let room = try Classroom()
    room.type("data moons n=40", "net 3 relu, 1 sigmoid", "train 5", "branch b", "break J < 0.01")
    room.type("def f(a):\n  return a + 1", "z = [1, 2]", "alias it=step iteration")
    let before = room.everything()
    let lines = ["branches", "breaks", "f(1)", "z", "alias"]
    let shown = lines.map { room.type($0) }
    room.type("open short", "f = 3", "z = 4", "set digits=9", "close")
    #expect(room.everything() == before)
    #expect(lines.map { room.type($0) } == shown)
    #expect(room.type("set").contains("9"))
    room.type("undo 5")
    #expect(room.everything() == before && room.session.state.lesson == nil)
  }

  @Test("what is tried beside the tasks is undone when the page is left, and said")
  func tried() throws {
    let room = try Classroom()
    room.type("open short", "next", "skip")
    let before = room.everything()
    room.type("mine = 5", "def f(a):\n  return a", "break J < 0.1")
    #expect(room.everything()["mine"] != nil)
    room.type("page")
    #expect(room.everything() == before)
    #expect(room.type("breaks", "f(1)").contains("f"))
    room.type("mine = 5", "next", "0.25")
    #expect(room.everything()["mine"] != nil)
    #expect(room.type("next").contains("beside the tasks is undone"))
    #expect(room.everything()["mine"] == nil && room.session.state.lesson?.page == 1)
  }

  @Test(
    "an answer may be spelled as on paper, in a textbook or on a Chinese keyboard",
    arguments: [
      "dW1 := (A1 - Y) @ X.T / m", "（A1－Y）＠X．T／m", "mine = (A1 − Y) @ X.T / m",
      "np.dot(A1 - Y, X.T) / m。", "(A1 - Y) @ Xᵀ / m",
    ])
  func spelledOtherwise(answer: String) throws {
    let room = try atFormula()
    let before = room.everything()
    #expect(room.type(answer).contains("✓ Right."))
    #expect(room.everything() == before)
  }

  @Test("a lesson opened again asks everything, and what was solved stays solved")
  func again() throws {
    let room = try atFormula()
    room.type("(A1 - Y) @ X.T / m", "close", "open short again", "page 2", "step 3", "next")
    #expect(room.session.state.lesson?.exercise != nil)
    #expect(room.type("close", "open").contains("You left at page"))
    #expect(room.session.state.lesson?.lesson.id == "short")
    #expect(room.session.course.progress.exercises["short.2"]?.outcome == .solved)
  }

  @Test("a review of one lesson goes over what was answered in it, though it is not time")
  func reviewOfOne() throws {
    let room = try atFormula()
    #expect(room.type("review").contains("Nothing to review"))
    room.type("(A1 - Y) @ X.T / m")
    #expect(room.type("review").contains("Nothing to review"))
    #expect(room.type("review short").contains("2 exercises to review."))
  }

  @Test("a review brings back what was missed until it is answered")
  func review() throws {
    let room = try atFormula()
    room.type("(A1 - Y) @ X.T", "skip", "close")
    #expect(room.type("review").contains("short.2: type a formula."))
    #expect(room.type("(A1 - Y) @ X.T / m").contains("✓ Right."))
    #expect(room.type("next").contains("The review is over."))
    #expect(room.type("review").contains("Nothing to review"))
  }

  @Test("progress that cannot be saved is said once, and the lesson goes on")
  func unwritable() throws {
    let room = try Classroom(state: "lessons/01-short.md")
    #expect(room.type("open short").contains("cannot be"))
    let rest = room.type("step 2", "show Z1", "next", "0.25", "next")
    #expect(!rest.contains("cannot be"))
    #expect(rest.contains("✓ Right."))
    #expect(rest.contains("Backwards · 2/3"))
  }

  @Test(
    "what is no progress is set aside and said, and recording goes on",
    arguments: ["{\"lesson\": 3}\n", "backstep prog", "", "folder"])
  func damagedProgress(text: String) throws {
    let room = try Classroom()
    let folder = "\(room.place.path)/state/backstep"
    let path = "\(folder)/progress"
    let files = FileManager.default
    try files.createDirectory(
      atPath: text == "folder" ? path : folder, withIntermediateDirectories: true)
    if text != "folder" { try text.write(toFile: path, atomically: true, encoding: .utf8) }
    #expect(room.type("open short").contains("progress.damaged") == !text.isEmpty)
    #expect(room.type("step 2", "show Z1", "next", "0.25").contains("✓ Right."))
    #expect(files.fileExists(atPath: "\(path).damaged") == !text.isEmpty)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("exercise short.1 solved"))
  }

  @Test("a line of progress that is damaged is said, set aside once, and not said again")
  func damagedLine() throws {
    let room = try Classroom()
    let path = "\(room.place.path)/state/backstep/progress"
    room.type("open short", "step 2", "show Z1", "next", "0.25")
    let bad = "exercise short.2 solved misses 0 hints 0 #00000000"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text + bad + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let next = try room.again()
    #expect(next.type("open short").contains("One damaged line"))
    next.type("next")
    #expect(try String(contentsOfFile: path + ".damaged", encoding: .utf8) == bad + "\n")
    let rest = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!rest.contains("#00000000") && rest.contains("exercise short.1 solved"))
    #expect(try !room.again().type("open short").contains("damaged"))
  }

  @Test(
    "a lesson command without a lesson says what to do",
    arguments: ["next", "prev", "page", "hint", "answer", "skip", "close"])
  func withoutLesson(command: String) throws {
    #expect(try Classroom().type(command).contains("No lesson is open: `lessons` lists them"))
  }

  @Test("an unknown lesson gets the nearest name")
  func unknownLesson() throws {
    #expect(try Classroom().type("open shrot").contains("did you mean `short`?"))
    #expect(try Classroom(language: "zh_CN").type("open shrot").contains("是不是 `short`"))
  }

  @Test("Tab completes the names of lessons")
  func completion() throws {
    let room = try Classroom()
    let words = room.session.suggestions(for: "open s", cursor: 6).words
    #expect(words.filter { !$0.hasSuffix("/") } == ["short"])
  }
}
