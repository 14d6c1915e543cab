import Cells
import Testing

@testable import Sessions

/// Where a cell begins and ends.
@Suite struct CellCutterTests {
  private let session = Session(surroundings: .forTests, output: Silence())

  private func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// What a script of these lines is cut into, silent lines left out.
  private func script(_ text: String) -> [String] {
    var cutter = CellCutter()
    var pieces = lines(text).enumerated().flatMap { cutter.take(String($1), number: $0 + 1) }
    if let last = cutter.finish() { pieces.append(last) }
    return pieces.filter { !$0.isSilent }.map { "\($0.number): \($0.text)" }
  }

  private func paste(_ text: String) -> [String] {
    session.pieces(of: text).map { "\($0.number): \($0.text)" }
  }

  @Test(
    "A script is cut at lines at indentation 0",
    arguments: [
      ("x = 1\nx + 1\nshow x", ["1: x = 1", "2: x + 1", "3: show x"]),
      (
        "def f(x):\n  return x\n\n  # inside\nf(2)",
        ["1: def f(x):\n  return x", "5: f(2)"]
      ),
      (
        "if x:\n  y = 1\n# between\nelif z:\n  y = 2\n\nelse:\n  y = 3\ny",
        ["1: if x:\n  y = 1\n# between\nelif z:\n  y = 2\n\nelse:\n  y = 3", "9: y"]
      ),
      ("for i in range(2): print(i)\nsay hi", ["1: for i in range(2): print(i)", "2: say hi"]),
      (
        "x = np.array([[1, 2],\n[3, 4]])\nx.T",
        ["1: x = np.array([[1, 2],\n[3, 4]])", "3: x.T"]
      ),
      ("x = 1 + \\\n2\nx", ["1: x = 1 + \\\n2", "3: x"]),
      ("s = \"\"\"a (\nshow\n\"\"\"\nx", ["1: s = \"\"\"a (\nshow\n\"\"\"", "4: x"]),
      ("# note (\nx = \"(\" # (\ny", ["2: x = \"(\" # (", "3: y"]),
      ("say a smile :-(\nstep", ["1: say a smile :-(", "2: step"]),
      ("try dW1 = (dZ1\n@ X.T)\nstep", ["1: try dW1 = (dZ1\n@ X.T)", "3: step"]),
      ("@twice\ndef f():\n  pass\nx", ["1: @twice", "2: def f():\n  pass", "4: x"]),
      ("try:\n  x\nexcept E:\n  y\nz", ["1: try:\n  x\nexcept E:\n  y", "5: z"]),
      (
        "❯ x = 1\n>>> def f():\n...   pass\n>>> f()", ["1: x = 1", "2: def f():\n  pass", "4: f()"]
      ),
      ("```python\ndata = 1\n\nx\n```\nstep", ["2: data = 1\n\nx", "6: step"]),
      ("```backstep\nstep\n```\nx", ["2: step", "4: x"]),
    ])
  func scripts(text: String, pieces: [String]) { #expect(script(text) == pieces) }

  @Test(
    "In a paste neighbouring lines of which one is Python's alone are one cell",
    arguments: [
      ("data xor\nnet 1 sigmoid\nstep", ["1: data xor", "2: net 1 sigmoid", "3: step"]),
      ("x = 1\ny = x + 1", ["1: x = 1", "2: y = x + 1"]),
      (
        "# head\nimport numpy as np\n\nx = 1\ndef f():\n  pass\n\n\nf()\n",
        ["1: # head\nimport numpy as np\n\nx = 1\ndef f():\n  pass\n\n\nf()"]
      ),
      ("x = 1\nprint(x)\nstep 2\ny = 1", ["1: x = 1\nprint(x)", "3: step 2", "4: y = 1"]),
      ("n = 3\nfor i in range(n):\n  n\nn", ["1: n = 3\nfor i in range(n):\n  n\nn"]),
      ("data = {}\nload = 1\ndata", ["1: data = {}\nload = 1\ndata"]),
      ("d = {}\ntra 5", ["1: d = {}", "2: tra 5"]),
      ("costs = [1]\nstr(costs)", ["1: costs = [1]\nstr(costs)"]),
      ("print(1)\n```python\nstep = 2\n```", ["1: print(1)", "3: step = 2"]),
    ])
  func pastes(text: String, pieces: [String]) { #expect(paste(text) == pieces) }

  @Test(
    "At the prompt a compound statement goes on until an empty line, a bracket until it is closed",
    arguments: [
      (["x = 1"], false), (["def f():"], true), (["def f():", "  pass"], true),
      (["def f():", "  pass", ""], false), (["x = [1,"], true), (["x = [1,", "2]"], false),
      (["x = [1,", ""], false), (["for i in x: print(i)"], true), (["step"], false),
      (["data = [", "1"], true), (["def f():\n  pass"], false), (["def f():\n  x = ["], true),
      (["x = 1\ny = 2"], false), (["say ("], false), ([">>> if x:"], true),
    ])
  func prompt(entries: [String], goesOn: Bool) { #expect(session.goesOn(entries) == goesOn) }

  @Test("A variable that stands alone is no command of its name; a letter never is")
  func variables() {
    session.execute(SourceLine("s = 3"))
    session.execute(SourceLine("data = 2"))
    #expect(session.read("s").statement != nil)
    #expect(session.read("s 2").command == nil)
    #expect(session.read("data").statement != nil)
    #expect(session.read("data xor").command?.name == "data")
    #expect(session.read("n").command?.name == "next")
  }

  @Test(
    "What a line is",
    arguments: [
      ("del x", "cell"), ("for i in x: i", "cell"), ("not True", "formula"), ("W1 @ X", "formula"),
      ("x = {}", "cell"), ("x = []", "cell"), ("step 2", "command"), ("# say", "nothing"),
      ("", "nothing"), ("show (1, 2)", "command"), ("set(x)", "formula"), ("3 x", "unreadable"),
      ("break J < 1", "command"), ("try dW1 = X", "command"), ("a, b = 1, 2", "cell"),
      ("s = 3", "formula"), ("print x", "cell"), ("x if y else z", "cell"),
      ("foo bar", "unreadable"), ("  x = 1\t", "formula"), ("x\u{301} = 1", "formula"),
      ("说 = 1", "formula"), ("say = 1", "formula"), ("say == 1", "command"),
      ("step?", "command"),
      ("？step", "command"), ("try:", "cell"), ("tryx = 1", "formula"),
      ("lambda", "formula"), ("nonlocal x", "cell"), ("!ls x", "cell"), ("\u{A0}step 2", "command"),
      ("x=-1", "formula"), ("#", "nothing"),
    ])
  func contents(text: String, kind: String) {
    let found =
      switch session.read(text).content {
      case .nothing: "nothing"
      case .command: "command"
      case .formula: "formula"
      case .cell: "cell"
      case .unreadable: "unreadable"
      }
    #expect(found == kind)
  }
}
