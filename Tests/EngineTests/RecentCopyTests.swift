import Matrices
import TestSupport
import Testing

@testable import Engine

/// The copies of the last few iterations that a run keeps where the way from another copy is long.
@Suite struct RecentCopyTests {
  @Test("Any walk over them comes to the bits and the costs of the straight run", arguments: 0..<8)
  func walks(seed: Int) throws {
    var (one, two) = (RandomNetwork(seed: UInt32(seed)), RandomNetwork(seed: UInt32(seed)))
    let straight = try one.trainer()
    var bits = [straight.bits]
    for _ in 0..<12 {
      _ = try straight.run(iterations: 1)
      bits.append(straight.bits)
    }
    var timeline = Timeline(try two.trainer())
    timeline.checkpoints.keepsRecent = true
    var random = NumPyRandom(seed: UInt32(seed + 2000))
    for _ in 0..<100 {
      let finished = Int(random.integer(through: 12))
      timeline.go(to: Moment(finished: finished, stages: 0))
      let isSame = timeline.trainer.bits == bits[finished]
      #expect(isSame, "seed \(seed) at \(finished)")
      #expect(timeline.trainer.costs == Array(straight.costs.prefix(finished)))
    }
  }

  @Test("They have the last three ends of iterations, and what lives on as it was there")
  func keepsTheLast() throws {
    var (one, two) = (RandomNetwork(seed: 4), RandomNetwork(seed: 4))
    let straight = try one.trainer()
    var timeline = Timeline(try two.trainer())
    timeline.checkpoints.keepsRecent = true
    _ = try timeline.run(iterations: 40)
    let name = try #require(timeline.trainer.plan.parameters.first?.name)
    for finished in 0...40 {
      let kept = timeline.kept(name, at: Moment(finished: finished, stages: 0))
      if [0, 38, 39, 40].contains(finished) {
        #expect(kept == straight.tensor(name), "\(finished)")
      } else {
        #expect(kept == nil, "\(finished)")
      }
      _ = try straight.run(iterations: 1)
    }
  }

  @Test("A change by hand at a point is not taken for what was there before")
  func mindsChanges() throws {
    var source = RandomNetwork(seed: 4)
    var timeline = Timeline(try source.trainer())
    timeline.checkpoints.keepsRecent = true
    _ = try timeline.run(iterations: 5)
    let name = try #require(timeline.trainer.plan.parameters.first?.name)
    let value = try #require(timeline.trainer.tensor(name)).map { $0 + 1 }
    try timeline.edit(.tensor(name, value))
    _ = try timeline.run(iterations: 2)
    #expect(timeline.kept(name, at: Moment(finished: 5, stages: 0)) == nil)
    timeline.go(to: Moment(finished: 5, stages: 0))
    #expect(timeline.trainer.tensor(name) == value)
    try timeline.edit(.updateCount(9))
    #expect(timeline.kept(name, at: Moment(finished: 6, stages: 0)) == nil)
  }

  @Test(
    "After an iteration nothing is run again for what any formula of it reads", arguments: 0..<8)
  func runsNothingAgain(seed: Int) throws {
    var source = RandomNetwork(seed: UInt32(seed))
    var timeline = Timeline(try source.trainer())
    timeline.checkpoints.keepsRecent = true
    _ = try timeline.run(iterations: 30)
    let again = timeline.gone(to: Moment(finished: 29, stages: 0))
    for stage in timeline.trainer.plan.stages {
      for spec in stage.writes {
        let start = Moment(finished: 29, stages: 0)
        let moment = try StageMoment(of: spec.name, from: start, in: timeline)
        let other = try StageMoment(of: spec.name, from: start, in: again)
        for name in spec.formula.names {
          let isWritten = moment.siblings.contains { $0.name == name }
          let (mine, theirs) = (
            moment.value(of: name, isWritten ? .after : .before),
            other.value(of: name, isWritten ? .after : .before)
          )
          #expect(Self.bits(mine) == Self.bits(theirs), "\(name) for \(spec.name)")
        }
        #expect(!moment.isReplayed, "\(spec.name)")
      }
    }
  }

  private static func bits(_ matrix: Matrix<Double>?) -> [UInt64]? {
    matrix?.elements.map(\.bitPattern)
  }
}
