import Engine
import Explaining
import Formulas
import TestSupport
import Testing

@testable import Sessions

/// How much the naming of mistakes is worth: over a corpus that knows nothing of the judge.
@Suite struct SlipTests {
  /// What became of a wrong formula.
  private enum Outcome: String {
    case named, misnamed, unnamed, right
  }

  /// One mistake has two names: of a sum that is to be divided, and of a mean.
  private static func merged(_ names: some Sequence<String>) -> Set<String> {
    Set(names.map { $0 == "sum-instead-of-mean" ? "missing-average" : $0 })
  }

  private static func outcomes(
    _ cases: [SlipCorpus.Case]
  ) throws -> [(SlipCorpus.Case, Outcome, [String])] {
    let runs = try SlipCorpus.setups.map { setup in
      try #require(try ScriptedSession(setup.script).session.state.experiment.timeline)
    }
    return try cases.map { one in
      let formula = try Parser.parseExpression(one.formula)
      var judge = FormulaJudge(try Exam(of: one.tensor, for: formula, in: runs[one.setup]))
      let judgement = try judge.judgement()
      let names = judgement.mistakes.map(\.rawValue)
      let all = [judgement.mistakes] + judgement.alternatives
      let isNamed = all.contains { Self.merged($0.map(\.rawValue)) == Self.merged(one.expected) }
      let outcome: Outcome =
        judgement.isCorrect ? .right : isNamed ? .named : names.isEmpty ? .unnamed : .misnamed
      return (one, outcome, names)
    }
  }

  @Test(
    "Of slips in formulas, 95 in 100 are named, 1 in 100 is named wrongly, none is called right",
    arguments: [(SlipCorpus.single, 0.01), (SlipCorpus.double, 0.01)])
  func namesSlips(cases: [SlipCorpus.Case], misnamed: Double) throws {
    let outcomes = try Self.outcomes(cases)
    func count(_ outcome: Outcome) -> Int { outcomes.count { $0.1 == outcome } }
    print(
      "\(cases.count) wrong formulas: \(count(.named)) named, \(count(.misnamed)) misnamed, "
        + "\(count(.unnamed)) unnamed, \(count(.right)) called right")
    for (one, outcome, names) in outcomes where outcome != .named {
      print("  \(outcome.rawValue) \(names): \(one.tensor) = \(one.formula) \(one.expected)")
    }
    #expect(Double(count(.named)) >= 0.95 * Double(cases.count))
    #expect(Double(count(.misnamed)) <= misnamed * Double(cases.count))
    #expect(count(.right) == 0)
  }

  @Test("Formulas as learners spell them are right")
  func acceptsSpellings() throws {
    let cases = SlipCorpus.setups.indices.flatMap { setup in
      SlipCorpus.setups[setup].formulas.map { line in
        let parts = line.split(separator: " = ", maxSplits: 1).map(String.init)
        return SlipCorpus.Case(setup: setup, tensor: parts[0], formula: parts[1], expected: [])
      }
    }
    for (one, outcome, _) in try Self.outcomes(cases) {
      #expect(outcome == .right, "\(one.tensor) = \(one.formula)")
    }
  }
}
