import Engine
import Explaining
import Formulas
import Matrices
import TestSupport
import Testing

@testable import Sessions

/// A weighted average written out is the average.
@Suite struct UnrollTests {
  private static func averages(in plan: Plan) -> [String] {
    plan.stages.flatMap(\.writes).filter { spec in
      let base = Correction(spec.formula).flatMap { plan.tensor(named: $0.base) }
      let average = base ?? spec
      return Recurrence(average.formula, of: average.name) != nil
    }.map(\.name)
  }

  @Test(
    "The terms of every average of every reference case add up to it",
    arguments: GoldenCase.all, [1, 2, 12])
  func addsUp(reference: GoldenCase, limit: Int) throws {
    var timeline = Timeline(try reference.trainer())
    _ = try timeline.run(iterations: 3)
    for _ in 0..<(timeline.trainer.plan.stages.count / 2) { timeline.runStage() }
    let bits = timeline.trainer.bits
    for name in Self.averages(in: timeline.trainer.plan) {
      let average = try UnrolledAverage(ElementRequest(name, 0, 0), in: timeline, limit: limit)
      let isWhole = abs(average.remainder) <= 1e-12 * abs(average.value) + 1e-15
      #expect(isWhole, "\(name): \(average.remainder) is left of \(average.value)")
    }
    let isUntouched = timeline.trainer.bits == bits
    #expect(isUntouched)
  }

  @Test("The weights are (1 - beta)·beta^k, and divided by 1 - beta^t they add up to 1")
  func weighs() throws {
    let session = try ScriptedSession(
      "data moons n=20\nnet 3 tanh, 1 sigmoid\noptimizer adam\ntrain 5 iterations")
    let timeline = try #require(session.session.state.experiment.timeline)
    let plain = try UnrolledAverage(ElementRequest("vdW1", 0, 1), in: timeline, limit: 12)
    let weights = [0.1, 0.09, 0.081, 0.0729, 0.06561]
    #expect(plain.entries.map(\.iteration) == [5, 4, 3, 2, 1])
    #expect(zip(plain.entries, weights).allSatisfy { abs($0.weight - $1) < 1e-15 })
    let corrected = try UnrolledAverage(
      ElementRequest("sdW1_corrected", 0, 1), in: timeline, limit: 12)
    #expect(abs(corrected.entries.map(\.weight).exactSum - 1) < 1e-9)
    #expect(abs(corrected.divisor - (1 - 0.995009990004999)) < 1e-12)
  }

  @Test("The gradients are those of their iterations")
  func remembers() throws {
    let session = try ScriptedSession(
      "data moons n=20\nnet 3 tanh, 1 sigmoid\noptimizer momentum\ntrain 1 iteration")
    let first = try #require(session.session.state.experiment.trainer?.tensor("dW1")?[2, 0])
    session.session.execute(SourceLine("train 3 iterations"))
    let timeline = try #require(session.session.state.experiment.timeline)
    let average = try UnrolledAverage(ElementRequest("vdW1", 2, 0), in: timeline, limit: 12)
    #expect(average.entries.last?.input == first)
  }

  @Test(
    "What is no average is refused with an example",
    arguments: [
      ("unroll W1[0, 0]", "W1 is not a weighted average"),
      ("unroll vdW1", "vdW1 is (3, 2): which of its numbers?"),
      ("unroll", "unroll needs an average's element"),
      ("unroll vdW1[9, 9]", "there is no vdW1[9, 9]"),
    ])
  func refuses(line: String, message: String) throws {
    let session = try ScriptedSession(
      "data moons n=20\nnet 3 tanh, 1 sigmoid\noptimizer adam\ntrain 2 iterations")
    let error = session.fail(line)
    #expect(error?.message.hasPrefix(message) ?? false, "\(error?.message ?? "no error")")
  }
}
