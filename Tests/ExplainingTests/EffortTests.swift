import Formulas
import Matrices
import TestSupport
import Testing

@testable import Explaining

/// What judging a formula costs, counted: whoever waits has a large network.
@Suite struct EffortTests {
  @Test(
    "A product of large matrices is worked out once, however often it is met",
    arguments: [
      ("dZ1 @ X.T * 0.01 + np.exp(W1)", false, 0), ("dZ1 @ X.T / m", true, 0),
      ("np.dot(dZ1, X.T) / m", true, 0), ("dZ1 @ X.T", false, 0),
      ("np.matmul(dZ1, X.T) / m + W1 * W1", false, 0), ("X @ dZ1.T / m", false, 1),
    ])
  func multipliesOnce(formula: String, isRight: Bool, more: Int) throws {
    let state = CountingState()
    let exam = Exam(
      answer: try Parser.parseExpression("dZ1 @ X.T / m"),
      for: try Parser.parseExpression(formula), in: nil, seeing: state)
    var judge = FormulaJudge(exam)
    let before = state.count.products
    #expect(try judge.judgement().isCorrect == isRight)
    // What is right was worked out by then.
    #expect(state.count.products - before <= more)
  }

  @Test("What was made of a node is the same wherever it stands, in whichever formula")
  func remembersChanges() throws {
    let texts = [
      "dZ1 @ X.T / m + lambda / m * W1",
      "W1 - alpha * vdW1_corrected / (sqrt(sdW1) + adam_epsilon)",
      "dA1 * (1 - A1 ** 2)", "-sum(Y * log(A2)) / m", "dZ1 @ X.T / m", "sum(dZ1, axis=1) / m",
    ]
    let formulas = try texts.map { try Parser.parseExpression($0) }
    let words = Vocabulary(
      target: "dW1", names: Set(formulas.flatMap(\.names) + ["Z1", "adam_beta1", "t", "epoch"]),
      settings: ["alpha", "lambda"])
    let known = KnownChanges(making: words)
    for formula in formulas + formulas {
      let (once, again) = (
        Rewriting.made(from: formula, words), Rewriting.made(from: formula, known)
      )
      #expect(once.map(\.formula) == again.map(\.formula))
      #expect(once.map(\.mistake) == again.map(\.mistake))
      #expect(once.map(\.range) == again.map(\.range))
    }
  }
}

/// Values that count how often somebody multiplies them.
private struct CountingState: ExamState {
  final class Count { var products = 0 }

  let count = Count()
  var random = NumPyRandom(seed: 0)
  private let values: [String: Value]

  init() {
    var random = NumPyRandom(seed: 5)
    values = [
      "dZ1": Value(random.gauss(Shape(4, 30)) as Matrix<Double>),
      "X": Value(random.gauss(Shape(6, 30)) as Matrix<Double>),
      "W1": Value(random.gauss(Shape(4, 6)) as Matrix<Double>), "m": Value(30),
    ]
  }

  var names: [String] { values.keys.sorted() }

  var products: Products {
    count.products += 1
    return .auto
  }

  func value(named name: String) -> Value? { values[name] }

  func load(_ path: String) throws(LoadFailure) -> Value { throw .noFiles }
}
