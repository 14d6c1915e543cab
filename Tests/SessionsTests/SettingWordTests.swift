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

  @Test(
    "Dropout as others write it brings this network's own layers with the share that stays",
    arguments: [
      ("dropout 1 0.5", "net 20 relu keep=0.5, 3 tanh, 1 sigmoid"),
      ("dropout 2 0.3", "net 20 relu, 3 tanh keep=0.7, 1 sigmoid"),
      ("dropout 0.2", "net 20 relu keep=0.8, 3 tanh keep=0.8, 1 sigmoid"),
      ("Dropout(0.9)", "net 20 relu keep=0.1, 3 tanh keep=0.1, 1 sigmoid"),
      ("set dropout=0.4", "net 20 relu keep=0.6, 3 tanh keep=0.6, 1 sigmoid"),
      ("set keep=0.8", "net 20 relu keep=0.8, 3 tanh keep=0.8, 1 sigmoid"),
      ("set keep_prob=0.8", "net 20 relu keep=0.8, 3 tanh keep=0.8, 1 sigmoid"),
      ("keep_prob 0.7", "net 20 relu keep=0.7, 3 tanh keep=0.7, 1 sigmoid"),
      ("dropout layer 2 p=0.3", "net 20 relu, 3 tanh keep=0.7, 1 sigmoid"),
      ("keep 2 0.7", "net 20 relu, 3 tanh keep=0.7, 1 sigmoid"),
      ("train 5 iterations dropout=0.2", "net 20 relu keep=0.8, 3 tanh keep=0.8, 1 sigmoid"),
    ], ["en", "zh"])
  func dropout(case typed: (line: String, net: String), language: String) throws {
    let session = try ScriptedSession(
      "lang \(language)\ndata moons n=20\nnet 20 relu, 3 tanh, 1 sigmoid\ntrain 1 iteration")
    let text = session.failure(typed.line)
    #expect(text.contains(typed.net), "\(text)")
    // What was hinted is a line that is taken.
    #expect(session.execute(typed.net))
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
