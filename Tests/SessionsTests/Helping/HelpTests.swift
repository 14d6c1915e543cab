import Presentation
import TestSupport
import Testing

@testable import Sessions

/// What help says of commands, names, terms and what is typed elsewhere.
@Suite struct HelpTests {
  private let room: ScriptedSession

  init() throws {
    room = try ScriptedSession(
      """
      data moons n=40 seed=1
      split train=0.8 dev=0.2 seed=1
      net 4 tanh, 1 sigmoid
      train 2 epochs
      """)
  }

  @Test(
    "A word is explained, whatever kind of word it is",
    arguments: [
      ("help dW2", "backward.2.dW computes it: dW2 = dZ2 @ A1.T / m"), ("W1?", "(4, 2)"),
      ("?step", "usage"), ("? step", "usage"), ("step?", "usage"),
      ("help momentum", "optimizer momentum lr=0.1"), ("help 偏差", "show b1"),
      ("help 偏差", "diagnose human=0.01"), ("学习率？", "alpha: how far a step goes"),
      ("help lr", "an option of optimizer, set, audit, search"), ("help iris", "150 flowers"),
      ("help boundary", "plot boundary"), ("help np.sum", "sum(a, axis=, keepdims=)"),
      ("help loss", "how wrong the answer to one example is"),
      ("help Mini-Batch", "The examples of one iteration"), ("help judging", "doctor"),
      ("help 检查", "gradcheck"), ("help accuracy_dev", "of a part of the data"),
      ("help gradient check", "epsilon both ways"), ("help trai", "usage"),
      ("help scores", "open softmax"),
    ])
  func words(line: String, expected: String) {
    let text = room.type(line)
    if line == "help judging" { return #expect(text.contains("evaluate")) }
    #expect(text.split(separator: "\n").joined(separator: " ").contains(expected), "\(text)")
  }

  @Test("Every command's own page is shown, also where Python has its word")
  func commands() {
    for command in room.session.commands.all {
      let text = room.type("help \(command.name)")
      #expect(text.hasPrefix(command.name) && text.contains("usage"), "\(text)")
    }
    #expect(room.type("help try").contains("missing-average"))
  }

  @Test(
    "Several words find the command's page, with what the others mean there",
    arguments: [
      ("help plot boundary", "plot: draw"), ("help plot heat", "plot: draw"),
      ("help bug start", "plant a mistake"), ("help data moons", "two half moons"),
      ("help export torch", "PyTorch"), ("help \"data\"", "data: "), ("help step back", "back: "),
      ("help ctrl-r", "Ctrl-R"), ("help Ctrl-_", "undoes"), ("help json", "--format json"),
      ("help NO_COLOR", "set color"), ("help --safe", "backstep --safe reads beside"),
      ("help pager", "BACKSTEP_PAGER"), ("help BACKSTEP_PAGER", "keys of less"),
      ("help hint", "Right or End"),
    ])
  func pages(line: String, expected: String) {
    let text = room.type(line)
    let flat = text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    #expect(!text.hasPrefix("error") && flat.contains(expected), "\(text)")
  }

  @Test(
    "What is typed from other tools is told as it is here",
    arguments: [
      ("train epochs=5", "train 5 epochs"), ("step back", "back"), ("grad W1", "show dW1"),
      ("W1.grad", "show dW1"), ("shape W1", "W1.shape"), ("loss mse", "loss squared"),
      ("loss cross_entropy", "loss ce"), ("data mnist", "data mnist5k"), ("load iris", "data iris"),
      ("data load iris", "data iris"), ("net 4,1", "net 4 relu, 1 sigmoid"),
      ("net [2, 4, 1]", "net 4 relu, 1 sigmoid"), ("show loss", "show J"), ("why loss", "why J"),
      ("show weights", "show W1"), ("random seed 3", "seed 3"),
      ("learning rate = 0.1", "set lr=0.1"), ("activation relu", "net 16 relu, 1 sigmoid"),
      ("cat w.csv", "data w.csv"), ("cat x.py", "run x.py"), (":help", "help"),
      ("zero_grad", "computes its gradients anew"), ("pwd", "was started in"),
      ("cd ..", "was started in"), ("version", "--version"), ("!ls", "Tab lists files"),
      ("退出吗", "quit"), ("前向", "step pass"), ("下一步", "step"), ("梯度", "show dW1"),
      ("权重", "show W1"), ("如何训练", "train 10 epochs"),
      ("alias bad", "= and the line"),
    ])
  func elsewhere(line: String, expected: String) {
    let text = room.type(line)
    let flat = text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    #expect(flat.hasPrefix("error") && flat.contains(expected), "\(line): \(text)")
  }

  @Test("IPython's prompts are no part of what was pasted")
  func prompts() {
    #expect(room.type("In [3]: a = 4").contains("a = 4") || room.type("a").contains("4"))
    #expect(room.session.pieces(of: "In [3]: a = 4").map(\.text) == ["a = 4"])
    #expect(
      room.session.pieces(of: "In [4]: def f(x):\n   ...:     return x\n   ...: \nIn [5]: f(1)")
        .map(\.text) == ["def f(x):\n    return x\n\nf(1)"])
  }

  @Test(
    "A heading is found by whatever it may be called, and lists its commands",
    arguments: [
      ("setup", "net "), ("set up", "net "), ("running", "train "), ("run ", "run FILE"),
      ("look", "show "), ("looking", "show "), ("看", "show "), ("查看", "show "),
      ("check", "check FUNCTION"), ("checking", "gradcheck "), ("judge", "evaluate "),
      ("learn", "lessons "), ("学习", "lessons "), ("notebook", "undo "), ("notes", "undo "),
      ("session", "save "), ("shell", "save "), ("会话", "save "), ("commands", "normalize"),
      ("命令", "normalize"), ("topics", "normalize"), ("functions", "reshape"), ("公式", "reshape"),
      ("numpy", "reshape"), ("keyboard", "Ctrl-R"), ("快捷键", "Ctrl-R"), ("tab", "Ctrl-R"),
      ("tensors", "X_train"), ("张量", "X_train"), ("code", "def"), ("speed", "float32"),
      ("limit", "at most"), ("plots", "plot boundary"), ("画图", "plot boundary"),
      ("图", "plot boundary"), ("colour", "color="), ("颜色", "color="), ("config file", "config"),
      ("训练", "usage"), ("评估", "evaluate"), ("quit()", "quit"), ("dataset", "data iris"),
    ] as [(String, String)])
  func headings(word: String, expected: String) {
    let text = room.type("help \(word)")
    #expect(!text.hasPrefix("error") && text.contains(expected), "\(word):\n\(text)")
  }

  @Test(
    "Who types a command's word in Chinese is told the line",
    arguments: [
      ("训练 5", "train 5 epochs"), ("训练5轮", "train 5 epochs"), ("训练 100 次", "train 100 iterations"),
      ("训练", "train 10 epochs"), ("画代价", "plot cost"), ("画图 边界", "plot boundary"),
      ("查看 W1", "show W1"), ("学习率 0.1", "set lr=0.1"), ("评估 开发集", "evaluate dev"),
      ("保存 w.npz", "save w.npz"), ("网络", "net 16 relu, 1 sigmoid"), ("单步", "step"),
      ("设置 lr=0.2", "set lr=0.2"), ("优化器 adam", "optimizer adam"),
    ])
  func chinese(line: String, expected: String) {
    let text = room.type(line).split(separator: "\n").joined(separator: " ")
    #expect(text.hasPrefix("error") && text.contains("here it is: \(expected)"), "\(text)")
  }

  @Test("quit() and exit() leave, as in Python, unless they are functions of the learner's")
  func leaving() {
    for line in ["quit()", "exit()"] {
      let room = ScriptedSession()
      #expect(room.type(line).isEmpty && room.session.hasQuit, "\(line)")
    }
    _ = room.type("def exit():\n    return 3")
    #expect(room.type("exit()").contains("3") && !room.session.hasQuit)
  }

  @Test(
    "A mark at the end of what a command is given is no question",
    arguments: ["say It works. What is wrong?", "note Is this right?", "note 对吗？"])
  func marksInWords(line: String) {
    #expect(!room.type(line).contains("help"), "\(line)")
  }

  @Test func whatNothingKnowsGetsTheNearestWord() {
    #expect(room.type("help momentm").contains("did you mean help momentum?"))
    #expect(room.type("help xqzzkj").contains("there is no help about xqzzkj"))
  }

  @Test(
    "The list of commands fits on a screen and names them all", arguments: ["en", "zh"])
  func index(language: String) {
    _ = room.type("lang \(language)")
    let text = room.type("help")
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 23, "\(text)")
    for command in room.session.commands.all { #expect(text.contains(command.name)) }
  }

  @Test func everyTermIsSaidInBothLanguagesAndItsLessonIsThere() throws {
    let lessons = try room.session.course.catalog.get()
    for term in Term.all {
      #expect(term.words.zh.contains { $0 >= "\u{4E00}" }, "\(term.names.en)")
      if let lesson = term.lesson { #expect(lessons.lesson(id: lesson) != nil, "\(lesson)") }
    }
  }

  @Test(
    "What people type elsewhere gets what it is here",
    arguments: [
      ("lr 0.1", "set lr=0.1"), ("accuracy", "evaluate shows it"),
      ("train until J < 0.1", "break J < 0.1, then train"), ("break when J < 0.1", "break J < 0.1"),
      ("train 5 epochs plot=boundary", "watch=boundary"), ("batch 64", "set batch=64"),
      ("weights", "show W1"), ("man step", "help step"), ("epochs 5", "train 5 epochs"),
      ("adam", "optimizer adam"), ("plot weights", "plot heat W1"), ("plot W", "plot heat W1"),
      ("plot accuracy", "plot cost; evaluate"), ("plot architecture", "plot network"),
      ("model.fit", "train 10 epochs"), ("plot=boundary", "here it is: plot boundary"),
      ("train until accuracy > 0.9", "break accuracy_train > 0.9"),
      ("momentum", "optimizer momentum"),
      ("plot nothing", "what to draw cannot be nothing"),
    ])
  func hints(line: String, expected: String) {
    let text = room.type(line)
    #expect(text.hasPrefix("error") && text.contains(expected), "\(text)")
  }

  @Test(
    "IPython's own lines, Matlab's and PyTorch's get what they are here, and none a false guess",
    arguments: [
      ("%run s.bs", "run s.bs"), ("%load a.csv", "data a.csv"), ("%cd sub", "started in"),
      ("%who", "here it is: show"), ("%history", "here it is: history"),
      ("%timeit W1", "cells tells"), ("!ls", "Tab lists"), ("source s.bs", "run s.bs"),
      (". s.bs", "run s.bs"), ("disp(W1)", "show W1"), ("display W1", "show W1"),
      ("pp W1", "show W1"), ("clc", "here it is: clear"), ("plot(W1)", "plot heat W1"),
      ("plot(costs)", "plot cost"), ("loss.item()", "show J"),
      ("W1.detach().numpy()", "show W1"), ("X.to(\"cuda\")", "nothing is to be moved"),
      ("device", "nothing is to be moved"), ("model.eval()", "no mode to switch"),
      ("model.parameters()", "show W1 b1"), ("print(model)", "net tells"),
      ("hold on", "plot compare"), ("end", "an empty row"), ("until", "break J"),
      ("up", "why J"), ("jump 3", "goto 3"), ("logout", "here it is: quit"),
      ("net.fit(X)", "train 10 epochs"), ("for i=1:3", "for i in range(1, 4):"),
      ("A = [1 2; 3 4]", "A = [[1, 2], [3, 4]]"),
      ("for epoch in range(5): train 1 epochs", "train 5 epochs"),
      ("model(X)", "step pass"), ("y_pred = model(X)", "step pass"),
      ("inv(W1)", "np.linalg.inv(W1)"), ("printf(\"%d\",3)", "print(J)"), ("bt", "why J"),
      ("interact", "Python runs right here"), ("format long", "set digits="), ("unt", "break J"),
      ("load model.pt", "safetensors"), ("load none.safetensors", "Tab lists files"),
    ])
  func otherTools(line: String, expected: String) {
    let text = room.type(line)
    #expect(text.contains("rror") && text.contains(expected), "\(text)")
    for word in ["int?", "rint?", "forget?", "b1?", "mod?", "net 16 relu"] {
      #expect(!text.contains(word), "\(text)")
    }
    _ = room.type("lang zh")
    let chinese = room.type(line)
    #expect(chinese.contains { $0 >= "\u{4E00}" && $0 <= "\u{9FFF}" }, "\(chinese)")
  }

  @Test("A name of the learner's own is not taken for another tool's")
  func ownNames() {
    _ = room.type("up = 3")
    #expect(!room.type("up = up + nowhere").contains("why J"))
    _ = room.type("def model(x):\n    return x + nowhere")
    #expect(!room.type("model(3)").contains("step pass"))
  }

  @Test(
    "Two words with a mark, words of the program, of Python and of a row have their help",
    arguments: [
      ("plot boundary?", "where the network's answer changes"), ("help plot heat", "by its sign"),
      ("help unicode", "UTF-8"), ("help --no-config", "passes your config over"),
      ("help for", "Python"), ("help nan", "doctor"), ("help sum", "the sum"),
      ("np.sum?", "the sum"), ("train 5 epochs?", "train [N]"),
    ])
  func wordsTogether(line: String, expected: String) {
    let text = room.type(line)
    #expect(!text.hasPrefix("error") && text.contains(expected), "\(text)")
  }

  @Test(
    "A tensor is explained before there is a network",
    arguments: [
      ("help dW2", "dW2 = dZ2 @ A1.T / m"), ("dW1?", "dW1 = dZ1 @ X.T / m"),
      ("help A1_drop", "A1 * D1 / keep_prob1"), ("help Z3", "W3 @ A2 + b3"),
      ("help dA1", "W2.T @ dZ2"), ("help J", "sum(L) / m"),
    ])
  func generalTensors(line: String, formula: String) {
    let empty = ScriptedSession()
    let text = empty.type(line).split(separator: "\n").joined(separator: " ")
    #expect(text.contains(formula) && text.contains("describe a network"), "\(text)")
    _ = empty.type("lang zh")
    #expect(empty.type(line).replacing("\n", with: "").contains("先描述一个网络"))
    #expect(empty.type("plot W1").contains("there is no") || empty.screen.contains("还没有"))
  }

  @Test(
    "What no network has is not made up",
    arguments: ["W0", "dQ1", "W", "X1", "Z99999999999999999999"])
  func noTensors(name: String) { #expect(GeneralTensor(name) == nil) }

  @Test func plotDrawsWhatIsMeant() {
    #expect(room.type("plot W1").contains("W1 (4, 2), sign and size"))
    #expect(room.type("plot loss").contains("cost J"))
    #expect(room.type("plot J").contains("cost J"))
    #expect(room.type("plot data").contains("train examples, 32 examples"))
    #expect(room.type("plot data dev").contains("8 examples"))
    _ = room.type("data iris")
    let text = room.type("plot data x=petal_length y=3")
    #expect(text.contains("two of 4 features"), "\(text)")
    #expect(room.type("plot data x=9").contains("x cannot be 9"))
    _ = room.type("data digits n=20")
    #expect(room.type("plot data").contains("plot image X_train[:, 0]"))
  }
}
