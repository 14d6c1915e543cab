import Matrices
import TestSupport
import Testing

@testable import Engine

/// What a stage's moment says of every tensor, before the stage, behind it and at the end of the
/// iteration, against a run that went through the iteration stage by stage and wrote all down.
@Suite struct PassageTests {
  /// The iteration that is looked at begins after so many.
  private static let first = 11

  @Test("Wherever the run stands, a moment has the bits of the straight run", arguments: 0..<6)
  func moments(seed: Int) throws {
    let written = try Self.written(seed: UInt32(seed))
    for (finished, stages) in [(11, 0), (11, 4), (12, 0), (12, 3), (13, 2)] {
      var source = RandomNetwork(seed: UInt32(seed))
      var timeline = Timeline(try source.trainer())
      timeline.checkpoints.keepsRecent = true
      _ = try timeline.run(iterations: finished)
      for _ in 0..<stages { timeline.runStage() }
      for (home, stage) in timeline.trainer.plan.stages.enumerated() {
        guard let target = stage.writes.last?.name else { continue }
        try check(
          target, home, in: timeline, written, "seed \(seed), \(target) from \(timeline.now)")
      }
    }
  }

  private func check(
    _ target: String, _ home: Int, in timeline: Timeline, _ written: [[String: [UInt64]]],
    _ place: String
  ) throws {
    let start = Moment(finished: Self.first, stages: 0)
    let moment = try StageMoment(of: target, from: start, in: timeline)
    let times: [(StageMoment.Time, Int)] = [
      (.end, written.count - 1), (.before, home), (.after, home + 1),
    ]
    for (time, ran) in times {
      for (name, bits) in written[ran] {
        let mine = moment.value(of: name, time)?.elements.map(\.bitPattern)
        #expect(mine == bits, "\(place): \(name) \(time)")
      }
    }
  }

  /// The bits of all tensors after each number of the iteration's stages.
  private static func written(seed: UInt32) throws -> [[String: [UInt64]]] {
    var source = RandomNetwork(seed: seed)
    let straight = try source.trainer()
    _ = try straight.run(iterations: first)
    var all = [bits(of: straight)]
    for _ in straight.plan.stages {
      straight.runStage()
      all.append(bits(of: straight))
    }
    return all
  }

  private static func bits(of run: Trainer) -> [String: [UInt64]] {
    let names = (run.plan.stages.flatMap(\.writes) + run.plan.parameters).map(\.name)
    let bits = names.map { ($0, run.tensor($0)?.elements.map(\.bitPattern) ?? []) }
    return Dictionary(bits) { first, _ in first }
  }

  @Test("A look at one tensor runs no stage behind the one that writes it")
  func runsNoMore() throws {
    var source = RandomNetwork(seed: 4)
    let trainer = try source.trainer()
    let count = trainer.plan.stages.count
    var timeline = Timeline(trainer)
    timeline.checkpoints.keepsRecent = true
    _ = try timeline.run(iterations: 12)
    for _ in 0..<3 { timeline.runStage() }
    let start = Moment(finished: Self.first, stages: 0)
    let run = try #require(timeline.passing(from: start))
    let passage = StageMoment.Passage(run)
    #expect(passage.ran == 0)
    let moment = try StageMoment(of: "J", from: start, in: timeline)
    let X = try #require(moment.plan.tensor(named: "X"))
    #expect(moment.extent(of: X, at: .before) == 1...count)
    _ = passage.run(upTo: 1)
    #expect(passage.ran == 1)
    #expect(run.tensor("X") == moment.value(of: "X", .before))
  }
}
