import TestSupport
import Testing

@testable import Sessions

@Suite("On a screen of 24 rows")
struct SmallScreenTests {
  private func screen(_ lines: String...) -> ScriptedSession {
    let screen = ScriptedSession(height: 24)
    for line in ["data iris", "set batch=50", "seed 1"] + lines { _ = screen.type(line) }
    return screen
  }

  private func rows(_ text: String) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
  }

  @Test("shapes of three layers stands with its prompts, m for the examples")
  func shapes() {
    let screen = screen("net 8 relu, 6 tanh, 3 softmax")
    let text = screen.type("shapes")
    #expect(rows(text) <= 22, "\(text)")
    #expect(text.contains("dW2 (6, 8) = dZ2 (6, ‹m›) @ A1.T (‹m›, 8) / m"))
    #expect(text.contains("m is 1 for one example, 50 for the batch"))
    #expect(text.contains("W1 (8, ‹4›) @ X (‹4›, m) + b1 (8, 1)"))
    #expect(screen.type("shapes full").contains("(6, 8) = (6, ‹50›) @ (‹50›, 8) / m"))
  }

  @Test("a table that is too wide for 40 columns stands upright, and nothing of it is cut")
  func upright() {
    let narrow = ScriptedSession(width: 40, height: 24)
    let data = narrow.type("data moons n=400 noise=0.2 seed=1")
    #expect(
      data.contains("examples") && data.contains("(2, 400)") && !data.contains("…"), "\(data)")
    let net = narrow.type("net 8 tanh, 1 sigmoid")
    #expect(net.contains("activation") && net.contains("xavier") && !net.contains("…"), "\(net)")
  }

  @Test(
    "where every formula does not fit, products are written out and shapes stand together",
    arguments: ["en", "zh"])
  func condensedShapes(language: String) {
    let screen = screen(
      "lang \(language)", "net 16 relu batchnorm, 8 relu batchnorm keep=0.8, 6 tanh, 3 softmax")
    let text = screen.type("shapes")
    #expect(rows(text) <= 22, "\(text)")
    #expect(text.contains("mu1, var1 (16, 1);") && text.contains("Znorm1, Ztilde1 (16, m);"))
    #expect(text.contains("dW2 (8, 16) = dZ2 (8, ‹m›) @ A1.T (‹m›, 16) / m"))
    #expect(text.contains("shapes forward"))
    #expect(screen.type("shapes full").contains("var(Z1"))
  }

  @Test(
    "an update of many tensors has its formulas once, and a line for some of them",
    arguments: ["en", "zh"], ["adam", "rmsprop", "momentum corrected=true"])
  func updates(language: String, optimizer: String) {
    let screen = screen(
      "lang \(language)", "net 16 prelu batchnorm, 8 prelu batchnorm, 3 softmax",
      "optimizer \(optimizer)", "goto 1.backward.1.dW")
    for _ in 0..<3 {
      let text = screen.type("step")
      #expect(rows(text) <= 22, "\(text)")
      #expect(text.contains(optimizer == "rmsprop" ? "sdW" : "vdW"))
      #expect(text.contains("show "))
    }
    #expect(screen.type("show vdslope1").contains("0 │") == (optimizer != "rmsprop"))
  }

  @Test(
    "why says as much as fits, and how to see the rest; --all says everything",
    arguments: ["en", "zh"])
  func reasons(language: String) {
    let screen = screen(
      "lang \(language)", "net 8 prelu batchnorm, 6 tanh, 3 softmax", "optimizer adam",
      "set l2=0.1 l1=0.01", "train 20 iterations")
    let names = ["gamma1", "slope1", "W1", "b2", "dZ1", "J_reg", "dslope1", "var1", "dW2", "J"]
    for name in names {
      let element = name.hasPrefix("J") ? name : "\(name)[0, 0]"
      let text = screen.type("why \(element)")
      #expect(rows(text) <= 22, "\(text)")
    }
    #expect(screen.type("why W1[0, 0]").contains("why W1[0, 0] --all"))
    #expect(screen.type("why W1[0, 0] --all").contains("= 0.9 * "))
  }

  @Test("a part of the algebra can be asked for, and nothing that is none")
  func parts() {
    let screen = screen("net 8 relu batchnorm, 6 tanh, 3 softmax")
    #expect(rows(screen.type("shapes 1")) <= 22)
    #expect(!screen.type("shapes forward").contains("dZ3"))
    #expect(!screen.type("shapes backward").contains("Z3 (3, m) = W3"))
    #expect(screen.type("shapes 4").contains("layer must be a whole number from 1 to 3, not 4"))
    #expect(screen.type("shapes sideways").contains("shapes does not take sideways here"))
  }

  @Test("a batch of one example has numbers only")
  func oneExample() {
    let screen = screen("net 8 relu, 6 tanh, 3 softmax", "set batch=1")
    #expect(!screen.type("shapes").contains("m is 1"))
  }

  @Test(
    "each stage fits: tensors there is no room for have a line, and how to see their values",
    arguments: [
      "net 8 relu batchnorm keep=0.8, 3 softmax", "net 6 prelu, 3 softmax", "net 3 softmax",
    ], ["gd", "momentum"])
  func stages(net: String, optimizer: String) {
    let screen = screen(net, "optimizer \(optimizer)")
    for _ in 0..<24 {
      let text = screen.type("step")
      #expect(rows(text) <= 22, "\(text)")
    }
  }

  @Test("what has no grid can be looked at by the commands that are named")
  func values() {
    let screen = screen("net 8 relu batchnorm, 3 softmax", "step 2")
    let text = screen.type("step")
    #expect(text.contains("values: show mu1, show var1, show Znorm1, …"), "\(text)")
    #expect(screen.type("show mu1").contains("0 │"))
  }
}
