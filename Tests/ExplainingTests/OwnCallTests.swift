import TestSupport
import Testing

@testable import Sessions

/// A formula that calls a function of the learner's is judged in both runs, and at the edges.
@Suite("try calls the learner's functions wherever it judges") struct OwnCallTests {
  private static let functions = """
    def gate(Z):
        return (Z > 0) * 1.0
    def relu(Z):
        return np.minimum(np.maximum(0, Z), 6)
    def leaky(Z):
        return np.maximum(0.01 * Z, Z)
    def size(Z):
        return np.abs(Z)
    def mean_of(dZ):
        return np.sum(dZ, axis=1, keepdims=True) / 40
    def pair(Z):
        return np.maximum(0, Z), Z
    def broken(Z):
        return Z @ Z
    """

  private func room(_ hidden: String) throws -> ScriptedSession {
    let room = try ScriptedSession(
      "seed 1\ndata moons n=40\nnet 4 \(hidden), 1 sigmoid\ntrain 1 iteration")
    room.execute(Self.functions)
    return room
  }

  @Test(
    "Right as a whole, in a part, and beside the run's own tensors",
    arguments: [
      "dZ1 = dA1 * gate(Z1)", "A1 = Z1 * gate(Z1)", "A1 = pair(Z1)[0]",
      "dZ1 = (W2.T @ dZ2) * gate(Z1)", "A1 = np.maximum(0, pair(Z1)[1])",
    ])
  func right(formula: String) throws {
    #expect(try room("relu").tryReport(formula).judgement.isCorrect)
  }

  @Test("Numbers of the function that are settings are said to be that")
  func numbers() throws {
    let report = try room("leakyrelu").tryReport("A1 = leaky(Z1)")
    #expect(report.judgement.isCorrect)
    #expect(report.sentences.contains { $0.en.contains("0.01 is slope1 in this run") })
  }

  @Test(
    "Wrong with the mistake's name, or where it is wrong",
    arguments: [
      ("A1 = size(Z1)", ["wrong-activation"], nil), ("dZ1 = dA1 * size(Z1)", [], nil),
      ("A1 = relu(Z1)", [], "right but for"), ("db1 = mean_of(dZ1)", [], nil),
    ] as [(String, [String], String?)])
  func wrong(formula: String, mistakes: [String], words: String?) throws {
    let report = try room("relu").tryReport(formula)
    // As a formula, `/ 40` is right with these sizes only.
    #expect(!report.judgement.isCorrect || report.judgement.isOnlyTheseSizes)
    #expect(report.judgement.mistakes.map(\.rawValue) == mistakes)
    if let words { #expect(report.sentences.contains { $0.en.contains(words) }) }
  }

  @Test("What a function raises, or returns that is no numbers, is told as that")
  func failures() throws {
    let room = try room("relu")
    #expect(try #require(room.fail("try A1 = broken(Z1)")).message.contains("broken"))
    #expect(room.fail("try A1 = pair(Z1)") != nil)
    #expect(room.fail("try A1 = nothing(Z1)") != nil)
  }
}
