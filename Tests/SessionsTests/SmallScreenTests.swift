import Testing

@testable import Sessions

@Suite("On a screen of 24 rows")
struct SmallScreenTests {
  private func screen(_ lines: String...) -> Screen {
    let screen = Screen(height: 24)
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
