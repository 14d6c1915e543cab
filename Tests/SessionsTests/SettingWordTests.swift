import TestSupport
import Testing

@testable import Sessions

/// Settings that are written as variables, and the loss asked for by its name.
@Suite struct SettingWordTests {
  @Test(
    "An assignment to a setting's name brings the command that sets it",
    arguments: [
      ("lr = 0.5", "set lr=0.5"), ("l2 = 1", "set l2=1"), ("precision = \"float32\"", "float32"),
      ("precision = float32", "set precision=float32"), ("precision = 32", "=float32"),
      ("keep_prob = 0.8", "keep=0.8"),
      ("keep_prob1 = 0.8", "keep=0.8"),
    ])
  func hints(line: String, command: String) throws {
    let session = try ScriptedSession("data moons n=20\nnet 4 relu, 1 sigmoid")
    let text = session.type(line)
    #expect(text.contains("set ") || text.contains("net "), "\(text)")
    #expect(text.contains(command), "\(text)")
  }

  @Test("loss alone says which it is, and set lists it")
  func tellsTheLoss() throws {
    let session = try ScriptedSession("data moons n=20\nnet 4 relu, 1 sigmoid")
    #expect(session.type("loss").hasPrefix("loss bce: L = -sum(Y * log(A2)"))
    #expect(session.type("set").contains("bce"))
    session.execute("loss bce from=Z")
    #expect(session.type("loss").hasPrefix("loss bce from=Z: L = "))
    #expect(ScriptedSession().fail("loss")?.message.isEmpty == false)
  }

  @Test("try takes an update as it is written: W1 -= alpha * dW1")
  func takesUpdates() throws {
    let session = try ScriptedSession("data moons n=20\nnet 4 tanh, 1 sigmoid\ntrain 1 iteration")
    #expect(session.type("try W1 -= alpha * dW1").contains("is right"))
    #expect(session.type("try W1 += alpha * dW1").contains("wrong-sign"))
  }
}
