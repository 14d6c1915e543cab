import TestSupport
import Testing

@testable import Sessions

@Suite("predict")
struct PredictCommandTests {
  static func shell(_ lines: String...) -> ScriptedSession {
    let shell = ScriptedSession()
    shell.carryOut("data moons n=60 seed=3", "set batch=20 lr=0.1", "net 4 tanh, 1 sigmoid")
    for line in lines { shell.carryOut(line) }
    return shell
  }

  @Test("A shape is judged when its stage has run, not before")
  func shapes() {
    let shell = Self.shell()
    #expect(shell.text("predict shape dW2 (1, 4)").contains("backward.2.dW will tell"))
    #expect(!shell.text("step 5").contains("predicted"))
    #expect(shell.text("predict").contains("open: shape dW2 (1, 4)"))
    #expect(shell.text("step 3").contains("✓ predicted shape dW2 (1, 4): it is (1, 4)"))
    shell.carryOut("predict shape dZ1 (20, 4)")
    #expect(
      shell.text("step iteration").contains("✗ predicted shape dZ1 (20, 4): it is (4, 20)"))
    #expect(shell.text("predict") == "score: 1 of 2 right")
    shell.carryOut("predict shape J ()")
    #expect(shell.text("step iteration").contains("✓ predicted shape J ()"))
  }

  @Test("A sign is judged by the value right behind its stage, also after train")
  func signs() throws {
    let (shell, other) = (Self.shell(), Self.shell("step iteration"))
    let value = try #require(try other.session.value(of: "db2[0, 0]").number)
    let right = value > 0 ? "positive" : "negative"
    shell.carryOut("predict sign db2[0, 0] \(right)")
    // After 100 iterations db2 is another one; the first is what was predicted.
    let text = shell.text("train 100 iterations")
    #expect(text.contains("✓ predicted sign db2[0, 0] \(right)"))
    #expect(text.contains(value.shortText(digits: 6)))
    #expect(shell.session.state.experiment.trainer?.state.iteration == 100)
  }

  @Test("Looking back at the value right behind the stage does not change the run")
  func changesNothing() {
    let (shell, twin) = (Self.shell("step 3"), Self.shell("step 3"))
    shell.carryOut("predict sign dW1[0, 0] zero")
    for shell in [shell, twin] {
      shell.carryOut("train 50 iterations", "back 3", "train 1 iteration")
    }
    #expect(shell.bits == twin.bits)
  }

  @Test("Up, down and same compare with the value at the prediction")
  func directions() {
    let shell = Self.shell("train 1 iteration", "x = J_train")
    shell.carryOut("predict J_train down")
    #expect(shell.text("train 5 epochs").contains("✓ predicted J_train down"))
    shell.carryOut("predict alpha same", "predict t up", "predict norm(W1) down")
    let text = shell.text("step iteration")
    #expect(text.contains("✓ predicted alpha same") && text.contains("✓ predicted t up"))
    #expect(text.contains("predicted norm(W1) down"))
  }

  @Test("Going back or beginning anew, a prediction counts from there")
  func movesWithTheRun() {
    let shell = Self.shell("train 10 iterations")
    shell.carryOut("predict shape dW1 (4, 2)", "back 3 iterations")
    #expect(shell.text("predict").contains("open"))
    #expect(shell.text("step iteration").contains("✓ predicted shape dW1"))
    shell.carryOut("predict sign t positive", "reset")
    #expect(shell.text("goto 2").contains("✓ predicted sign t positive: it is 1"))
  }

  @Test("Another prediction about the same takes the place of the first")
  func replaces() {
    let shell = Self.shell("step iteration", "predict J up", "predict J down")
    #expect(shell.text("predict").split(separator: "\n").count == 2)
  }

  @Test("What cannot be predicted is refused with a reason")
  func refusals() {
    let shell = Self.shell()
    #expect(shell.failure("predict J up").contains("J has not been computed yet"))
    #expect(shell.failure("predict sign dW2 positive").contains("one number"))
    #expect(shell.failure("predict sign dW9[0, 0] positive").contains("dW9"))
    #expect(shell.failure("predict sign dW2[0, 7] positive").contains("7"))
    #expect(shell.failure("predict shape dW2").contains("shape in brackets"))
    #expect(shell.failure("predict shape dW2 (1, x)").contains("x"))
    #expect(shell.failure("predict sign dW2[0, 0]").contains("positive, negative, zero"))
    #expect(shell.failure("predict J upp").contains("did you mean up?"))
    #expect(shell.failure("predict 3 up").contains("a stage will write"))
    #expect(ScriptedSession().failure("predict J up").contains("network"))
    #expect(shell.text("predict").contains("nothing judged yet"))
  }

  @Test("A command that fails leaves predictions as they were")
  func failures() {
    let shell = Self.shell("predict shape dW2 (1, 4)")
    _ = shell.failure("goto 5.nowhere")
    #expect(shell.text("predict").contains("open: shape dW2"))
  }

  @Test("Programs get the verdict with the step that brought it")
  func json() throws {
    let shell = ScriptedSession()
    for line in ["data iris", "net 3 softmax", "predict shape Z1 (3, 150)"] {
      #expect(shell.fails(line) == nil)
    }
    let results = try shell.run("step 2").compactMap { $0["result"] as? ScriptedSession.Object }
    #expect(results.map { $0["kind"] as? String } == ["step", "prediction"])
    #expect(results[1]["right"] as? Bool == true && results[1]["found"] as? String == "(3, 150)")
  }
}
