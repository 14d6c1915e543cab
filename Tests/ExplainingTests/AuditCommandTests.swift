import Foundation
import TestSupport
import Testing

/// `audit` on files as docs/audit.md says to save them (Tests/Reference/audit_files.py).
@Suite struct AuditCommandTests {
  private func file(_ name: String) throws -> String {
    let parts = name.split(separator: ".").map(String.init)
    let url = Bundle.module.url(forResource: "Fixtures/\(parts[0])", withExtension: parts[1])
    return try #require(url).path
  }

  private func audit(_ name: String, _ rest: String = "") throws -> ScriptedSession.Object {
    let path = try file(name)
    let objects = try ScriptedSession().run("audit \(path) \(rest)")
    return try #require(objects.first?["result"] as? ScriptedSession.Object)
  }

  @Test("The course's assignment in NumPy is known for what it is")
  func assignment() throws {
    let result = try audit("step-right.npz")
    #expect(result["kind"] as? String == "audit")
    #expect(result["passed"] as? Bool == true)
    #expect(result["network"] as? String == "net 4 tanh, 1 sigmoid")
    #expect(result["optimizer"] as? String == "optimizer gd lr=1.2")
    #expect(result["rows"] as? Bool == false)
  }

  @Test("Uphill the rate is the one that was gone by, and the sign is the mistake")
  func uphill() throws {
    let result = try audit("step-uphill.npz")
    #expect(result["optimizer"] as? String == "optimizer gd lr=1.2")
    #expect(result["first"] as? String == "W2" || result["first"] as? String == "W1")
    #expect((result["mistakes"] as? [String])?.first == "wrong-sign")
    #expect((result["mistakes"] as? [String])?.count == 1)
  }

  @Test("An update that is made twice is found where it is, of a single number too")
  func twice() throws {
    let result = try audit("step-twice.npz")
    #expect(result["first"] as? String == "b2")
  }

  @Test("A squared error added up over outputs and examples is one, as PyTorch's reduction='sum'")
  func total() throws {
    let result = try audit("step-total.npz")
    #expect(result["passed"] as? Bool == true)
    #expect(result["optimizer"] as? String == "optimizer gd lr=0.001")
  }

  @Test("The line that is wrong is named, what comes of it is not blamed, and a script stops")
  func wrong() throws {
    let result = try audit("step-wrong.npz")
    #expect(result["first"] as? String == "dW1")
    #expect(result["mistakes"] as? [String] == ["missing-square"])
    let tensors = try #require(result["tensors"] as? [ScriptedSession.Object])
    let last = tensors.first { $0["name"] as? String == "W1" }
    #expect(last?["status"] as? String == "follows")
    let path = try file("step-wrong.npz")
    #expect(!ScriptedSession().execute("audit \(path)"))
  }

  @Test(
    "PyTorch's steps are right in single precision, by rows and with numbers of classes",
    arguments: [("step-sgd", "optimizer gd lr=0.3"), ("step-adam", "optimizer adam lr=0.01")])
  func torch(_ name: String, _ optimizer: String) throws {
    let result = try audit("\(name).safetensors")
    #expect(result["passed"] as? Bool == true)
    #expect(result["network"] as? String == "net 6 relu, 3 softmax")
    #expect((result["optimizer"] as? String)?.hasPrefix(optimizer) == true)
    #expect(result["rows"] as? Bool == true)
  }

  @Test(
    "A squared error is right in the sense of other libraries, and activations are found without Z",
    arguments: [
      ("step-mse", "net 5 tanh, 3 linear"), ("step-mse-few", "net 5 tanh, 3 linear"),
      ("step-hidden", "net 4 sigmoid, 4 tanh, 2 sigmoid"),
    ])
  func senses(_ name: String, _ network: String) throws {
    let result = try audit("\(name).npz")
    #expect(result["passed"] as? Bool == true, "\(result)")
    #expect(result["network"] as? String == network)
  }

  @Test("A sum for a mean in a hand-written backward pass is found")
  func sum() throws {
    let result = try audit("step-sum.safetensors")
    #expect(result["first"] as? String == "dW1")
    let first = (result["mistakes"] as? [String])?.first
    #expect(["missing-average", "sum-instead-of-mean"].contains(first))
  }

  @Test(
    "Both languages on a narrow page: the verdict, the mistake and where to look",
    arguments: [("en", "missing-square"), ("zh", "少了一个平方")])
  func screen(_ language: String, _ words: String) throws {
    let shell = ScriptedSession(width: 60)
    shell.execute("lang \(language)")
    let path = try file("step-wrong.npz")
    let screen = shell.type("audit \(path)")
    #expect(screen.contains(words))
    #expect(screen.contains("dW1"))
  }

  @Test(
    "What cannot be audited is said with what to do",
    arguments: [
      ("activations=tanh", "one for each layer"), ("activations=tan,sigmoid", "tanh"),
      ("map=dW1:nothing", "map=dW1:NAME"), ("loss=mse", "bce"), ("lr=x", "lr"),
      ("rows=1", "rows"),
    ])
  func refused(_ rest: String, _ words: String) throws {
    let shell = ScriptedSession()
    let path = try file("step-right.npz")
    let screen = shell.type("audit \(path) \(rest)")
    #expect(screen.contains(words), "\(screen)")
  }

  @Test("Other files are named for what they are")
  func foreign() throws {
    let shell = ScriptedSession()
    #expect(!shell.execute("audit nothing.npz"))
    let path = try file("audits.txt")
    #expect(!shell.execute("audit \(path)"))
    #expect(!shell.execute("audit"))
  }
}
