import TestSupport
import Testing

@testable import Sessions

@Suite("The words of commands")
struct LanguageTests {
  private func plan(_ net: String) throws -> String {
    let session = ScriptedSession()
    session.json("data moons n=40 seed=1")
    #expect(session.fails("seed 3", net) == nil, "\(net)")
    return session.json("show sum(W1) sum(W3) sum(W5)") + session.json("plan")
  }

  @Test(
    "N x before a layer stands for N such layers",
    arguments: [
      "net 4 x 5 relu keep=0.9, 1 sigmoid", "net 4x5 relu keep=0.9, 1 sigmoid",
      "net 4 × 5 relu keep=0.9, 1 sigmoid",
      "net 5 relu keep=0.9, 1 x 5 relu keep=0.9, 2 X 5 relu keep=0.9, 1 sigmoid",
    ])
  func repeatedLayers(net: String) throws {
    let layer = "5 relu keep=0.9"
    #expect(try plan(net) == plan("net \(layer), \(layer), \(layer), \(layer), 1 sigmoid"))
  }

  @Test("three equal layers and more are written with their number, and can be typed so")
  func source() throws {
    let layers = try LayerSyntax.parse(
      Arguments("net", "2 x 3 tanh, 4 x 5 relu batchnorm, 3 tanh, 1 sigmoid"))
    let source = LayerSyntax.source(layers)
    #expect(source == "3 tanh, 3 tanh, 4 x 5 relu batchnorm, 3 tanh, 1 sigmoid")
    #expect(try LayerSyntax.parse(Arguments("net", source)) == layers)
  }

  @Test("a deep network's equal layers share a row")
  func summary() {
    let screen = ScriptedSession()
    _ = screen.type("data moons n=40 seed=1")
    let text = screen.type("net 100 x 5 relu, 1 sigmoid")
    #expect(text.contains("\n2-100      5  relu        (5, 5)     99 x 30"), "\(text)")
    #expect(text.split(separator: "\n").count == 6)
  }

  @Test(
    "the caret stands under the word itself, not under another that holds it",
    arguments: [("net 50 relu, 0 x 3 relu", 13), ("set l2=1 l1=-1", 12), ("step 1.5", 5)])
  func carets(line: String, column: Int) {
    let lines = ScriptedSession().type(line).split(separator: "\n")
    let caret = lines.first { $0.contains("^") && !$0.contains("error") }
    #expect(caret?.prefix { $0 == " " }.count == column + 2, "\(lines)")
  }

  @Test("step pass from the start of an iteration runs the whole forward pass")
  func stepPass() throws {
    let session = ScriptedSession()
    session.json("data moons n=40 seed=1")
    session.json("net 3 relu, 1 sigmoid")
    #expect(try session.run("step pass").last.map { "\($0)" }?.contains("batch") == true)
    #expect(session.json("plan").contains("cost"))
    #expect(session.fails("show A2") == nil)
    #expect(session.fails("show J") == "J has not been computed yet")
    session.json("back pass")
    #expect(session.fails("back") == "this is the beginning: nothing has run yet")
  }

  @Test("an array of one dimension has NumPy's shape, on the screen and in JSON")
  func rankOne() throws {
    let screen = ScriptedSession()
    #expect(
      screen.type("x = [1, 2, 3]") == """
        x (3,)
        min 1  max 3  mean 2  zeros 0  NaN 0  Inf 0
            0  1  2
         │  1  2  3

        """)
    #expect(screen.type("[[1, 2, 3]]").contains("(1, 3)"))
    let result = try ScriptedSession().run("[1, 2, 3] * 2").first?["result"] as? [String: Any]
    #expect(result?["shape"] as? [Int] == [3])
    #expect(result?["values"] as? [Double] == [2, 4, 6])
  }

  @Test("gradcheck's table fits 80 columns with every number, and says what is a sample")
  func gradcheck() {
    let screen = ScriptedSession()
    for line in ["data moons n=8 seed=1", "net 2 x 35 relu, 1 sigmoid", "train 3"] {
      _ = screen.type(line)
    }
    let text = screen.type("gradcheck limit=50")
    #expect(text.contains("checked a sample: 50 of 70 of W1, 50 of 1225 of W2"), "\(text)")
    #expect(text.contains("approx") && text.contains("grad\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
