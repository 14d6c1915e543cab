import TestSupport
import Testing

@testable import Sessions

/// How answers and commands may be spelled, in the course itself.
@Suite("Spellings in a lesson")
struct SpellingTests {
  /// A learner at an exercise of the course.
  private func room(at exercise: String) throws -> Classroom {
    let room = try Classroom(home: Checkout.folder)
    room.type("review \(exercise)")
    #expect(room.session.state.lesson?.exercise?.id == exercise)
    return room
  }

  @Test(
    "a number that is a setting of this run counts as it, and is told so",
    arguments: [
      ("regularisation.2", "dZ2@A1.T/m + 0.8/m*W2", "0.8 is lambda in this run"),
      ("dropout.3", "A1*D1/0.75", "0.75 is keep_prob1 in this run"),
      ("dropout.4", "W2.T@dZ2*D1/0.75", "0.75 is keep_prob1 in this run"),
    ])
  func settings(exercise: String, formula: String, note: String) throws {
    let screen = try room(at: exercise).type(formula)
    #expect(screen.contains("✓ Right."))
    #expect(screen.contains(note))
  }

  @Test(
    "what the author calls wrong is not praised, in NumPy's words either",
    arguments: [
      ("review.7", "np.abs(error_dev-error_train)", "negative"),
      ("review.7", "abs(error_train - error_dev)", "negative"),
      ("review.4", "W2.T@(dZ2*(Z1>0))", "first the product"),
      ("dropout.4", "D1*(W2.T@dZ2)/keep_prob1*(Z1>0)", "One arrow too far"),
    ])
  func wrongByTheAuthor(exercise: String, typed: String, reason: String) throws {
    let screen = try room(at: exercise).type(typed)
    #expect(screen.contains("✗") && screen.contains(reason), "\(screen)")
  }

  @Test(
    "a sign alone at a choice is asked for a letter, and changes nothing",
    arguments: ["-", "+", "−"])
  func signs(typed: String) throws {
    let screen = try room(at: "descent.1").type(typed)
    #expect(screen.contains("letter") && !screen.contains("formula ends"), "\(screen)")
  }

  @Test("a number in place of a setting is told what holds for any", arguments: ["en", "zh"])
  func generality(language: String) throws {
    let room = try room(at: "descent.4")
    room.type("lang \(language)")
    let screen = room.type("W1 - 0.6*dW1")
    #expect(screen.contains(language == "zh" ? "写成 alpha" : "with alpha in its place"), "\(screen)")
  }

  @Test("keepdims is advised only where it brings the shape that is asked for")
  func shapesAdvised() throws {
    let row = try room(at: "backward.2").type("sum(dZ2*A1,axis=1)/m")
    #expect(row.contains("✗") && row.contains("(3,)") && row.contains("(1, 3)"), "\(row)")
    #expect(!row.contains("keepdims=True keeps") && !row.contains("happens to give"), "\(row)")
    #expect(row.contains(".T"), "\(row)")
    let bias = try room(at: "descent.2").type("sum(dZ1, axis=1) / m")
    #expect(bias.contains("✗") && bias.contains("keepdims"), "\(bias)")
  }

  @Test(
    "a logarithm is spoken of only where one was asked for",
    arguments: [
      ("first.1", "30"), ("first.1", "18.8"), ("gradcheck.4", "2*9"), ("momentum.1", "-5.7"),
    ])
  func noLogarithm(exercise: String, typed: String) throws {
    let screen = try room(at: exercise).type(typed)
    #expect(screen.contains("✗") && !screen.contains("log"), "\(screen)")
  }

  @Test(
    "numbers in words, factors as on paper and the letters of one example are answers",
    arguments: [
      ("first.1", "thirteen"), ("first.1", "十三个"), ("gradcheck.4", "twenty-six"),
      ("gradcheck.4", "二十六次"), ("gradcheck.2", "(Jup-Jdown)/(2e)"),
      ("gradcheck.2", "(Jup - Jdown) / 2e"), ("backward.1", "a - y"),
      ("backward.6", "64 rows, 20 columns"), ("batchnorm.2", "(Z1-μ1)/sqrt(var1+ε)"),
      ("batchnorm.2", "（Z1－μ1）／√（var1＋ε）"),
    ])
  func plainly(exercise: String, typed: String) throws {
    let screen = try room(at: exercise).type(typed)
    #expect(screen.contains("✓ Right."), "\(screen)")
  }

  @Test(
    "another number does not",
    arguments: [
      ("regularisation.2", "dZ2@A1.T/m + 0.5/m*W2"), ("dropout.3", "A1*D1/0.7"),
      ("dropout.4", "W2.T@dZ2*D1/0.7"),
    ])
  func otherNumbers(exercise: String, formula: String) throws {
    #expect(try room(at: exercise).type(formula).contains("✗"))
  }

  @Test(
    "per cent may be typed with its sign, or in words",
    arguments: [
      ("bias.1", "9%"), ("bias.1", "9 %"), ("bias.1", "9"), ("bias.1", "13% - 4%"),
      ("bias.1", "百分之九"), ("human.3", "3%"), ("errors.1", "9.5%"), ("errors.7", "30%"),
    ])
  func percent(exercise: String, typed: String) throws {
    #expect(try room(at: exercise).type(typed).contains("✓ Right."))
  }

  @Test(
    "a wrong formula given to what the question asks for is judged, and changes nothing",
    arguments: [
      ("descent.3", "W1 = W1 + alpha*dW1", "W1"), ("batchnorm.3", "gamma1 = var1", "gamma1"),
    ])
  func wrongAssignments(exercise: String, typed: String, name: String) throws {
    let room = try room(at: exercise)
    let before = room.everything()[name]
    #expect(room.type(typed).contains("✗"))
    #expect(room.everything()[name] == before)
  }

  @Test(
    "what shows the same counts as what is to be typed",
    arguments: [
      ("softmax", 2, "sigmoid(z).sum()"), ("forward", 12, "shapes"),
      ("descent", 12, "plot path W1[0,0], b1[0,0]"),
    ])
  func sameScreen(lesson: String, page: Int, typed: String) throws {
    let room = try Classroom(home: Checkout.folder)
    #expect(room.type("open \(lesson)", "page \(page)").contains("Type:"))
    #expect(room.type(typed).contains("✓") || room.session.state.lesson?.mark.typed == 1)
  }

  @Test("a share is not the per cent that are asked for", arguments: ["0.09", "0.09%", "90%"])
  func shares(typed: String) throws {
    #expect(try !room(at: "bias.1").type(typed).contains("✓ Right."))
  }

  @Test(
    "NumPy's other words are judged too",
    arguments: [
      ("np.average(L)", true), ("np.nansum(L) / m", true), ("Σ L / m", true),
      ("np.average(L, weights=L)", false), ("np.nanmax(L)", false),
    ])
  func functions(typed: String, isRight: Bool) throws {
    #expect(try room(at: "loss.3").type(typed).contains("✓ Right.") == isRight)
  }

  @Test(
    "an option may be typed by its first words",
    arguments: ["上升", "c", "It rises", "上升：错误的预测变得更有把握了", "上升。"])
  func option(typed: String) throws {
    #expect(try room(at: "loss.4").type(typed).contains("✓"))
  }

  @Test(
    "an option may be meant by its place, by a word of its own, or by its number",
    arguments: [
      ("dropout.2", "0.2", "c"), ("dropout.2", "1.25", "d"), ("dropout.2", "0.8", "b"),
      ("dropout.2", "the second", "b"),
      ("dropout.2", "第三个", "c"), ("softmax.7", "sigmoids", "a"),
    ])
  func words(exercise: String, typed: String, letter: String) throws {
    let room = try room(at: exercise)
    // What follows the prompt and the option that was taken.
    let said = room.type(typed).split(separator: "\n").dropFirst()
    let other = try self.room(at: exercise).type(letter).split(separator: "\n").dropFirst()
    #expect(said.contains { $0.hasPrefix("  \(letter)) ") })
    #expect(said.filter { !$0.hasPrefix("  \(letter)) ") } == Array(other))
  }

  @Test(
    "an option may be said in a sentence",
    arguments: ["我选b", "答案是 b", "answer is b", "option b", "选第二个"])
  func sentences(typed: String) throws {
    #expect(try room(at: "dropout.2").type(typed).contains("✓ Right."))
  }

  @Test("a formula of full-width signs is read as what they stand for")
  func fullWidth() throws {
    #expect(try room(at: "descent.4").type("W1－alpha×dW1").contains("✓ Right."))
    let room = try Classroom(home: Checkout.folder)
    room.type("open loss", "page 12")
    room.type("W1＝［［2］］")
    #expect(room.number("W1[0, 0]") == 2)
  }

  @Test("NumPy's way past a missing label is judged")
  func nanToNumber() throws {
    #expect(try room(at: "multitask.4").type("np.nan_to_num(A2 - Y)").contains("✓ Right."))
  }

  @Test("a function that the question is about is no answer to it")
  func functionItself() throws {
    #expect(try room(at: "softmax.2").type("softmax(Z1)").contains("✗"))
  }

  @Test("what is no option and no command is told so", arguments: ["c3", "turned", "0.64", "70%"])
  func noOption(typed: String) throws {
    #expect(try room(at: "dropout.2").type(typed).contains("Type one letter from a to d."))
  }

  @Test("of a choice answered in words it is said which option was taken; of a letter it is not")
  func taken() throws {
    #expect(try room(at: "search.4").type("2").contains("a) About 2 into each power of ten."))
    #expect(try !room(at: "search.4").type("a").contains("a) About 2"))
    #expect(try room(at: "errors.3").type("3").contains("That may mean a or c: type the letter."))
    #expect(try !room(at: "errors.3").type("3").contains("✗"))
  }

  @Test("a derivative with a prime is told how it is written here")
  func prime() throws {
    let said = try room(at: "backward.5").type("dA1 * relu'(Z1)")
    #expect(
      said.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("relu Z > 0"))
  }

  @Test("a formula without a name is told that a blank has one")
  func bareFormula() throws {
    let said = try room(at: "descent.6").type("dZ1 @ X.T / m")
    #expect(said.contains("Not written into the network") && said.contains("rewrite dW1 = …"))
  }

  @Test("a sum that passes NaN over is not the plain sum, and is judged")
  func nansum() throws {
    let loss = "-(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))"
    #expect(try room(at: "multitask.6").type("np.nansum(\(loss)) / m").contains("✓ Right."))
    #expect(try !room(at: "multitask.6").type("np.sum(\(loss)) / m").contains("✓ Right."))
    #expect(try !room(at: "multitask.6").type("np.nanmean(\(loss))").contains("✓ Right."))
  }

  @Test("the answer of a hunt is the tensor's formula, not what checks it")
  func hunted() throws {
    for exercise in ["gradcheck.9", "gradcheck.10"] {
      let said = try room(at: exercise).type("skip")
      #expect(said.contains("mended = ") && !said.contains("for off, right"))
    }
  }

  @Test("a lone q does not leave the program from a lesson")
  func loneQ() throws {
    let room = try Classroom()
    room.type("open short")
    #expect(room.type("q").contains("`quit` is typed in full"))
    #expect(!room.session.hasQuit)
    #expect(try self.room(at: "dropout.2").type("q").contains("Type one letter from a to d."))
  }

  @Test("a letter that no option has runs no command")
  func missingOption() throws {
    let room = try Classroom()
    room.type("open short", "page 3")
    #expect(!room.type("c").contains("breakpoint"))
    #expect(room.session.state.lesson?.exercise?.id == "short.3")
  }

  @Test(
    "the commands of lessons may be called in Chinese, in full-width letters, with a full stop",
    arguments: ["下一页", "继续", "ｎｅｘｔ", "next。", "next.", ""])
  func next(typed: String) throws {
    let room = try Classroom()
    room.type("open short", "skip", "next", "0.25")
    #expect(room.session.place.contains("1/3"))
    room.type(typed)
    #expect(room.session.place.contains("2/3"))
  }

  @Test("so may the others", arguments: [("提示", "Hint 1"), ("上一页", "1/3"), ("目录", "short")])
  func others(typed: String, shown: String) throws {
    let room = try Classroom()
    room.type("open 第1课", "skip", "next", "0.25", "next", "skip", "next")
    #expect(room.type(typed).contains(shown))
  }

  @Test("a variable of the learner's keeps a Chinese name")
  func variable() {
    let room = ScriptedSession()
    #expect(room.type("答案 = 3").contains("3"))
    #expect(room.type("答案").contains("3"))
  }

  @Test("full-width signs in a command that fails are read as what they stand for")
  func signs() {
    let room = ScriptedSession()
    #expect(room.type("data moons n=20").contains("20"))
    #expect(room.type("net 4 relu，1 sigmoid").contains("4"))
    #expect(room.type("set lr＝0.25").contains("0.25"))
    #expect(room.type("say 你好，世界！").contains("你好，世界！"))
    #expect(room.type("set lr＝many").contains("many"))
  }

  @Test("what is missing from a dictated command is named, options too")
  func missing() throws {
    let room = try Classroom(home: Checkout.folder)
    let lessons = try room.session.course.catalog.get().lessons
    let found = lessons.lazy.flatMap { lesson in
      lesson.pages.indices.map { (lesson, $0) }
    }.first { lesson, page in
      if case .type(let script)? = lesson.pages[page].blocks.first(where: {
        if case .type = $0 { true } else { false }
      }) {
        return script.lines[0].text.hasPrefix("split ") && script.lines[0].text.contains("seed=")
      }
      return false
    }
    guard let (lesson, page) = found else { return }
    room.type("open \(lesson.id)", "page \(page + 1)")
    guard case .type(let line)? = room.session.state.lesson?.task else { return }
    let words = line.text.split(separator: " ").filter { !$0.hasPrefix("seed=") }
    #expect(room.type(words.joined(separator: " ")).contains("Almost: `seed="))
  }

  @Test(
    "small words are understood",
    arguments: [
      ("l2", "set l2=… sets it"), ("menu", "lessons"), ("help me", "step"), ("Σ a / b", "np.sum"),
      ("show a, b", "b = 2"),
    ])
  func words(typed: String, shown: String) {
    let room = ScriptedSession()
    _ = room.type("a = 1")
    _ = room.type("b = 2")
    #expect(room.type(typed).contains(shown))
  }
}
