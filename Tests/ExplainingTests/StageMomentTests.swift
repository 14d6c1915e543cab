import Engine
import Explaining
import Matrices
import TestSupport
import Testing

@testable import Sessions

/// What a stage read, looked up from any later point of the run.
@Suite struct StageMomentTests {
  @Test("Values are those of going back and running the iteration again", arguments: 0..<12)
  func findsWhatWasRead(seed: Int) throws {
    var source = RandomNetwork(seed: UInt32(seed))
    var timeline = Timeline(try source.trainer())
    let plan = timeline.trainer.plan
    _ = try timeline.run(iterations: 2)
    for stages in 0..<plan.stages.count {
      for finished in [1, 2] where finished < 2 || stages > 0 {
        let start = Moment(finished: finished, stages: 0)
        let again = timeline.gone(to: start)
        for name in Self.sample(of: plan, seed + stages) {
          let here = try StageMoment(of: name, from: start, in: timeline)
          let there = try StageMoment(of: name, from: start, in: again)
          let (mine, theirs) = (MomentScope(here), MomentScope(there))
          let differing = mine.names.filter {
            !Self.isSame(mine.value(named: $0)?.matrix, theirs.value(named: $0)?.matrix)
          }
          #expect(differing == [], "\(name) from iteration \(finished), after \(stages) stages")
          #expect(Self.isSame(here.value, there.value))
        }
      }
      timeline.runStage()
    }
  }

  /// Equal, where a missing label, NaN, equals itself.
  private static func isSame(_ a: Matrix<Double>?, _ b: Matrix<Double>?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return a.shape == b.shape
      && zip(a.elements, b.elements).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }

  /// Some of the tensors: every fifth one.
  private static func sample(of plan: Plan, _ seed: Int) -> [String] {
    let names = plan.stages.flatMap(\.writes).map(\.name)
    return stride(from: seed % 5, to: names.count, by: 5).map { names[$0] }
  }

  @Test("What was changed by hand since is not taken for what was read")
  func overlooksChanges() throws {
    let session = try ScriptedSession(
      "data moons n=200\nnet 5 relu, 1 sigmoid\nstep iteration\nA1 = zeros(5, 200)")
    #expect(try session.tryReport("dW2 = dZ2 @ A1.T / m").judgement.isCorrect)
  }
}
