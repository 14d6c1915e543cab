import Engine
import Explaining
import Formulas
import Matrices
import Presentation
import TestSupport
import Testing

@testable import Sessions

/// What `try` makes of right and wrong formulas.
@Suite struct TryTests {
  @Test(
    "Each formula is called what it is, and nothing of the run changes", arguments: MistakeCase.all)
  func namesMistakes(of example: MistakeCase) throws {
    let session = try ScriptedSession(MistakeCase.setups[example.setup] ?? "")
    let (bits, now) = (session.bits, session.session.state.experiment.timeline?.now)
    let report = try session.tryReport(example.formula)
    let judgement = report.judgement
    let names = judgement.mistakes.map(\.rawValue).sorted().joined(separator: " ")
    #expect((judgement.isCorrect ? "right" : names) == example.expected)
    #expect(judgement.alternatives.isEmpty)
    let isUntouched = session.bits == bits && session.session.state.experiment.timeline?.now == now
    #expect(isUntouched)
  }

  @Test("Every identifier is found in two formulas at least")
  func coversEveryMistake() {
    // Labels are taken, not computed: no formula of theirs is asked for.
    for mistake in Mistake.allCases where mistake != .shiftedLabels {
      let slips = SlipCorpus.single.count { $0.expected == [mistake.rawValue] }
      let count =
        slips
        + MistakeCase.all.count {
          $0.expected.split(separator: " ").contains("\(mistake.rawValue)")
        }
      #expect(count >= 2, "\(mistake.rawValue)")
    }
  }

  @Test(
    "The formula of every tensor of every reference case is right",
    arguments: GoldenCase.all)
  func acceptsTheEnginesOwn(reference: GoldenCase) throws {
    var timeline = Timeline(try reference.trainer())
    _ = try timeline.run(iterations: 2)
    for spec in timeline.trainer.plan.stages.dropFirst().flatMap(\.writes) {
      guard !spec.formula.isDrawn else { continue }
      var judge = FormulaJudge(try Exam(of: spec.name, for: spec.formula, in: timeline))
      let judgement = try judge.judgement()
      #expect(judgement.isCorrect, "\(spec.name) = \(spec.formula): \(judgement)")
    }
  }

  @Test("A number that was copied is no formula")
  func refusesCopies() throws {
    let session = try ScriptedSession(MistakeCase.setups["gd"] ?? "")
    let J = try #require(session.session.state.experiment.trainer?.tensor("J")?.elements[0])
    let judgement = try session.tryReport("J = \(J)").judgement
    #expect(!judgement.isCorrect)
    #expect(judgement.relation == .numbersOnly)
  }

  @Test("Where the bias is still 0, leaving it out is noticed all the same")
  func looksBeyondThisRun() throws {
    let session = try ScriptedSession("data moons n=20\nnet 5 relu, 1 sigmoid\nstep iteration")
    #expect(try session.tryReport("Z1 = W1 @ X").judgement.mistakes == [.missingBias])
  }

  @Test(
    "In a large batch as well, and where the number of examples was typed for m",
    arguments: [
      ("db1 = sum(dZ1, axis=1, keepdims=True) / 400", []),
      ("db1 = sum(dZ1, axis=1, keepdims=True)", [Mistake.missingAverage]),
      ("dW2 = dZ2 @ A1 / 400", [.missingTranspose]),
      ("dZ2 = (Y - A2) / m", [.wrongSign, .extraAverage]),
    ])
  func judgesLargeBatches(formula: String, expected: [Mistake]) throws {
    let session = try ScriptedSession("data moons n=400\nnet 5 relu, 1 sigmoid\nstep iteration")
    let judgement = try session.tryReport(formula).judgement
    #expect(judgement.mistakes == expected)
    #expect(judgement.isCorrect == expected.isEmpty)
  }

  @Test("With one example as well, dividing by m is asked for")
  func asksForTheMean() throws {
    let session = try ScriptedSession(
      "data moons n=20\nnet 5 relu, 1 sigmoid\nset batch=1\nstep iteration")
    let judgement = try session.tryReport("dW1 = dZ1 @ X.T").judgement
    #expect(!judgement.isCorrect && judgement.isOnlyTheseSizes)
    #expect(judgement.mistakes == [.missingAverage])
  }

  @Test(
    "Of a value that no known mistake gives, it is told how it relates to the right one",
    arguments: [
      ("Z1 = 3 * (W1 @ X + b1)", Relation.factor(3)),
      ("Z1 = W1 @ X + b1 + 1", .offset(1)),
      ("A1 = Z1", .onlyWhereZero("Z1")),
      ("db2 = sum(dZ2, axis=1) / m", .reshaped),
      ("W1 = W1 - alpha * dW1 - 0.5 * W1", .multiple(of: "W1", -0.5)),
    ])
  func relates(formula: String, expected: Relation) throws {
    let session = try ScriptedSession(MistakeCase.setups["gd"] ?? "")
    let relation = try session.tryReport(formula).judgement.relation
    switch (relation, expected) {
    case (.factor(let a), .factor(let b)), (.offset(let a), .offset(let b)):
      #expect(abs(a - b) < 1e-9)
    case (.multiple(let name, let a), .multiple(let other, let b)):
      #expect(name == other && abs(a - b) < 1e-9)
    default: #expect(relation == expected)
    }
  }

  @Test(
    "What a formula line can work out can be tried",
    arguments: [
      ("db1 = np.average(dZ1, axis=1, keepdims=True)", "right"),
      ("db1 = np.average(dZ1, axis=0, keepdims=True)", "wrong-axis"),
      ("J_data = np.average(L)", "right"),
      ("Z1 = np.fmax(W1 @ X + b1, -np.inf)", "right"),
    ])
  func knowsFunctions(formula: String, expected: String) throws {
    let session = try ScriptedSession(MistakeCase.setups["gd"] ?? "")
    let judgement = try session.tryReport(formula).judgement
    let names = judgement.mistakes.map(\.rawValue).joined(separator: " ")
    #expect((judgement.isCorrect ? "right" : names) == expected)
  }

  @Test(
    "What cannot be tried is refused with what to do",
    arguments: [
      ("Q = W1", "Q is no tensor of the run"),
      ("D1 = rand(4, 5) < 0.5", "D1 is drawn at random"),
      ("indices = order[0]", "indices is drawn at random"),
      ("dW2 = dW2", "dW2 is what you are asked for"),
      ("A1 = relu(dZ2)", "when A1 is computed there is no dZ2 yet"),
      ("Z1 == W1", "try needs a tensor and a formula"),
      ("Z1 = W9 @ X", "no value is called W9"),
      ("lambda = 0.5", "lambda is a setting: no stage computes it"),
      ("alpha = 1", "alpha is a setting: no stage computes it"),
      ("W[l] = W[l] - alpha * dW[l]", "try judges one whole tensor"),
      ("W1[0, 0] = 3", "try judges one whole tensor"),
      ("", "try needs a tensor and a formula"),
    ])
  func refuses(line: String, message: String) throws {
    let session = try ScriptedSession(MistakeCase.setups["momentum"] ?? "")
    let error = session.fail("try \(line)")
    #expect(error?.message.hasPrefix(message) ?? false, "\(error?.message ?? "no error")")
  }
}
