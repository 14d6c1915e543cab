import Foundation
import TestSupport
import Testing

@testable import Sessions

/// What Tab offers, place by place.
@Suite struct SuggestionTests {
  private let room: ScriptedSession

  init() throws {
    room = try ScriptedSession(
      """
      data digits n=200
      split train=0.8 dev=0.2 seed=1
      net 4 tanh, 10 softmax
      step iteration
      branch faster
      train 2 epochs
      break J < 0.1
      momentum = 3
      """)
  }

  private func words(_ line: String) -> [String] {
    room.session.suggestions(for: line, cursor: line.count).words
  }

  @Test(
    "Each place has its words",
    arguments: [
      ("trai", ["train"]), ("set prec", ["precision="]),
      ("set precision=", ["float32", "float64"]), ("set shuffle=of", ["off"]),
      ("data mo", ["moons"]), ("data moons no", ["noise="]),
      ("data x.csv missing=me", ["mean", "median"]), ("evaluate d", ["dev"]),
      ("split train=0.8 shifted=dev,te", ["test"]), ("goto 3.upd", ["3.update.1", "3.update.2"]),
      ("goto 12.upd", ["12.update.1", "12.update.2"]),
      ("goto backward.2.", ["backward.2.dW", "backward.2.dZ"]),
      ("switch ", ["faster", "main"]), ("compare main f", ["faster"]), ("select ", ["1"]),
      ("delete ", ["all", "1"]), ("bug g", ["guess"]), ("bug guess extra", ["extra-factor"]),
      ("plot bo", ["boundary"]), ("plot boundary d", ["dev"]), ("plot heat dW", ["dW1", "dW2"]),
      ("train 5 epochs watch=bo", ["boundary"]), ("lang ", ["en", "zh"]),
      ("net 4 softp", ["softplus"]), ("net 4 relu init=xa", ["xavier"]),
      ("optimizer ad", ["adagrad", "adam", "adamw"]), ("loss ", ["bce", "ce", "squared", "from="]),
      ("loss bce from=", ["A", "Z"]),
      ("search metric=F", ["F1_dev"]), ("load par", ["parameters"]),
      ("show 2*dW", ["dW1", "dW2"]), ("x = softm", ["softmax"]), ("momentu", ["momentum"]),
      ("optimizer adam ", ["beta1=", "beta2=", "epsilon=", "lr="]),
      ("decay sqrt ", ["k="]), ("plot cost ", ["by="]),
      ("use anyway f for forward.1.li", ["forward.1.linear"]),
      ("check f ", ["as"]), ("check f as cos", ["cost"]), ("rerun 1", ["1"]), ("use f ", ["for"]),
      ("data moons ", ["n=", "noise=", "seed=", "weights="]),
      ("data blobs c", ["classes="]), ("data iris s", ["seed="]), ("data from mom", ["momentum"]),
      ("rewrite dW", ["dW1", "dW2"]), ("rewrite A1 ", ["off"]), ("rewrite A1 = sigm", ["sigmoid"]),
      ("rewrite all ", ["off"]), ("rewrite anyway dZ", ["dZ1", "dZ2"]), ("rewrite soft", []),
      ("blank dZ", ["dZ1", "dZ2"]), ("blank X_", []), ("blank dW1 back", ["backward"]),
      ("metric ac", ["accuracy_dev"]), ("metric optimizing acc", ["accuracy_dev"]),
      ("metric optimizing accuracy_dev ", ["satisficing"]),
      ("metric optimizing accuracy_dev satisficing se", ["seconds<"]),
      ("metric accuracy_dev satisficing F", ["F1_dev>="]),
      ("search lr=lo", ["log("]), ("search lr=log(1e-4,1) tr", ["trials="]),
      ("try dZ", ["dZ1", "dZ2"]), ("why sof", []), ("why dZ", ["dZ1", "dZ2"]),
      ("help lim", ["limits"]), ("?unr", ["unroll"]), ("blank back", ["backward"]),
    ] as [(String, [String])])
  func places(line: String, expected: [String]) { #expect(words(line) == expected, "\(line)") }

  @Test(
    "Beside each word stands what it is",
    arguments: [
      "evaluate ", "step ", "set color=", "set precision=", "lang ", "bug ", "loss ", "optimizer ",
      "decay ", "shapes ", "net 4 ", "show np.su", "goto ", "switch ", "optimizer adam ",
      "plot cost ", "check f ", "rewrite ", "blank ", "metric ", "search lr=", "data moons ",
    ])
  func notes(line: String) {
    let found = room.session.suggestions(for: line, cursor: line.count).all
    #expect(!found.isEmpty)
    for suggestion in found { #expect(suggestion.note != nil, "\(line)\(suggestion.text)") }
  }

  @Test(
    "What stands behind a dot is described in both languages",
    arguments: ["np.", "np.random.", "np.linalg.", "W1.", "y = X_train.", "math."])
  func members(line: String) {
    _ = room.type("import math")
    let found = room.session.suggestions(for: line, cursor: line.count).all
    let bare = found.filter { $0.note == nil }.map(\.text)
    #expect(!found.isEmpty && bare.isEmpty, "\(line): \(bare)")
    for word in found.compactMap(\.note) { #expect(!word.zh.isEmpty && !word.en.isEmpty) }
  }

  @Test("Tensors stand before functions, options last")
  func order() {
    let words = words("heat = ")
    let (tensor, function) = (words.firstIndex(of: "W1"), words.firstIndex(of: "abs"))
    #expect(tensor.flatMap { a in function.map { a < $0 } } == true)
  }

  @Test func behindADotStandMembers() {
    #expect(words("np.su") == ["subtract", "sum"])
    #expect(words("y = np.random.rand").contains("randn"))
    #expect(words("for i in np.ara") == ["arange"])
    #expect(words("W1.sh") == ["shape"])
    _ = room.type("import math")
    #expect(words("math.sq") == ["sqrt"])
  }

  @Test(
    "Python's places have what Python has there",
    arguments: [
      ("s.upp", ["upper"]), ("s.start", ["startswith"]), ("d.it", ["items"]),
      ("d[\"", ["left\"]", "right\"]"]), ("d['r", ["right']"]),
      ("parameters[\"W", ["W1\"]", "W2\"]"]), ("show grads[\"dW", ["dW1\"]", "dW2\"]"]),
      ("c.g", ["go"]), ("c.si", ["size"]), ("engine.W", ["W1", "W2"]),
      ("import ma", ["math", "matplotlib.pyplot"]), ("from nu", ["numpy"]),
      ("from math import sq", ["sqrt"]), ("np.sum(X, ax", ["axis="]),
      ("f(thr", ["threshold="]), ("import numpy, ti", ["time"]),
    ] as [(String, [String])])
  func python(line: String, expected: [String]) throws {
    for text in [
      "s = 'abc'", "d = {'left': 1, 'right': 2}",
      "class C:\n    def __init__(self):\n        self.size = 3\n    def go(self):\n        return 1",
      "c = C()", "def f(x, threshold=0.5):\n    return x",
    ] { _ = room.type(text) }
    #expect(words(line) == expected, "\(line): \(words(line))")
  }

  @Test("Files are found in the strings that name them, lessons behind open")
  func paths() throws {
    let folder = try TemporaryFolder()
    try folder.write("1,2\n", to: "weights.csv")
    let start = folder.path + "/we"
    #expect(words("load(\"\(start)") == ["\"\(folder.path)/weights.csv\""])
    #expect(words("y = np.loadtxt('\(start)") == ["'\(folder.path)/weights.csv'"])
    try folder.write("# a\n", to: "welcome.md")
    #expect(words("open \(start)") == ["\(folder.path)/welcome.md"])
    try folder.write("1,2\n", to: "q'uote.csv")
    #expect(words("data \(folder.path)/q") == ["\"\(folder.path)/q'uote.csv\""])
  }

  @Test("Only what is there is offered: parts of the data, functions, units of layers")
  func possible() {
    #expect(words("evaluate ") == ["dev", "train"])
    #expect(words("plot boundary ") == ["dev", "train"])
    #expect(words("net ") == words("net 3 relu, ") && words("net ").allSatisfy { Int($0) != nil })
    _ = room.type("add = 3")
    #expect(words("check ").isEmpty && words("use ") == ["anyway"])
    #expect(words("export w.html ") == ["cells", "over"])
    #expect(words("export w.py ") == ["cells", "over", "torch"])
  }

  @Test("Behind help, commands and topics stand before tensors; each number is described")
  func help() {
    let found = room.session.suggestions(for: "help ", cursor: 5).all
    let last = found.lastIndex { room.session.commands.exact($0.text) != nil } ?? 0
    #expect(found.firstIndex { $0.text == "W1" }.map { $0 > last } == true)
    for name in room.session.scope.names {
      let note = found.first { $0.text == name }?.note
      #expect(note != nil, "\(name)")
    }
    let load = room.session.suggestions(for: "load par", cursor: 8).all
    #expect(load.first?.note?.en.contains("dictionary") == true)
  }

  @Test func inACellItsOwnNamesAreOffered() {
    #expect(words("def f(zeta_rate):\n    y = zet") == ["zeta_rate"])
    #expect(words("for zeta in range(3):\n    print(ze").contains("zeta"))
  }

  @Test func columnsAreThoseOfTheFileThatIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/weather 天气.csv"
    try "rain,temp_max,wind\nyes,1,2\nno,3,4\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(words("data \"\(path)\" target=") == ["rain", "temp_max", "wind"])
    #expect(words("data '\(path)' drop=rain,te") == ["temp_max"])
  }

  @Test("A column whose name has blanks is completed in quotation marks, and is read so")
  func columnsInQuotationMarks() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/w.csv"
    try "big col,年 份,price,\"a,b\"\n1,2,yes,4\n3,4,no,5\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(words("data \(path) target=b") == ["\"big col\""])
    #expect(words("data \(path) target=\"big c") == ["\"big col\""])
    #expect(words("data \(path) target=\"big col\",p") == ["price"])
    #expect(words("data \(path) drop=price,年") == ["\"年 份\""])
    #expect(words("data \(path) drop=4") == ["4"])
    let text = room.type("data \(path) target=price drop=\"big col\",4")
    #expect(text.contains("1 feature") && !text.contains("error"), "\(text)")
  }

  @Test func pathsAreCompletedInFoldersWithBlanksAndFromTheHomeFolder() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/my data", withIntermediateDirectories: false)
    try "".write(toFile: folder.path + "/my data/数据.csv", atomically: true, encoding: .utf8)
    #expect(words("data \(folder.path)/my") == ["\"\(folder.path)/my data/"])
    #expect(
      words("data \"\(folder.path)/my data/") == ["\"\(folder.path)/my data/数据.csv\""])
    let home = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder, "HOME": folder.path])
    #expect(home.session.suggestions(for: "data ~/my", cursor: 9).words == ["\"~/my data/"])
  }

  @Test func everyCommandAndOptionSaysWhatItIs() {
    for command in room.session.commands.all {
      for option in command.options {
        #expect(command.meaning(ofOption: option) != nil, "\(command.name) \(option)=")
      }
    }
    let found = room.session.suggestions(for: "", cursor: 0).all
    #expect(found.map(\.text) == room.session.commands.all.map(\.name).sorted())
    #expect(found.first { $0.text == "train" }?.note?.zh == "运行许多次迭代，带进度条")
    let tensors = room.session.suggestions(for: "W", cursor: 1).all
    #expect(tensors.first { $0.text == "W1" }?.note?.en == "(4, 64)")
  }

  @Test("Capitals and small letters are found for one another, where nothing fits as typed")
  func letters() {
    #expect(words("dw").contains("dW1"))
    #expect(words("show dw1") == ["dW1"])
    #expect(words("SHO") == ["show"])
    #expect(words("show W").allSatisfy { $0.hasPrefix("W") })
  }

  @Test("What cannot stand behind a command is not offered")
  func fitting() {
    #expect(words("show ").contains("W1") && !words("show ").contains("sum"))
    #expect(words("watch ").allSatisfy { $0 != "np" })
    #expect(words("show su").contains("sum"))
    _ = room.type("class C:\n    x = 1")
    _ = room.type("def f(x):\n    return x")
    #expect(words("check ").contains("f") && !words("check ").contains("C"))
    let class1 = room.session.suggestions(for: "rerun ", cursor: 6).all.compactMap { $0.note?.en }
    #expect(class1.contains { $0.contains("class C: ⏎") }, "\(class1)")
    let bare = ScriptedSession()
    _ = bare.type("data moons n=20")
    #expect(
      bare.session.suggestions(for: "metric ", cursor: 7).words.allSatisfy { !$0.hasSuffix("_dev") }
    )
  }

  @Test("Every method of texts, lists, dictionaries and sets is told, and every function")
  func told() {
    for value in ["\"a\"", "[1]", "{\"a\": 1}", "{1, 2}"] {
      _ = room.type("thing = \(value)")
      let found = room.session.suggestions(for: "thing.", cursor: 6).all
      #expect(!found.isEmpty)
      for one in found { #expect(one.note != nil, "\(value).\(one.text)") }
    }
  }
}
