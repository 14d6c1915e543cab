import Engine
import Matrices
import TestSupport
import Testing

@Suite struct TimelineTests {
  /// A run straight through, its bits after every stage.
  struct StraightRun {
    var bits: [Moment: [String: [UInt64]]] = [:]
    var scalars: [Moment: [Double]] = [:]

    mutating func record(_ trainer: Trainer) {
      bits[trainer.moment] = trainer.bits
      scalars[trainer.moment] = trainer.scalars.map(\.value)
    }
  }

  @Test(
    "After any walk back and forth every bit is that of the straight run", arguments: 0..<12)
  func walks(seed: Int) throws {
    var (one, two) = (RandomNetwork(seed: UInt32(seed)), RandomNetwork(seed: UInt32(seed)))
    let straight = try one.trainer()
    var run = StraightRun()
    run.record(straight)
    for _ in 0..<(12 * straight.plan.stages.count) {
      straight.runStage()
      run.record(straight)
    }
    var timeline = Timeline(try two.trainer(), memoryLimit: seed % 3 == 0 ? 0 : 1 << 20)
    var random = NumPyRandom(seed: UInt32(seed + 1000))
    for _ in 0..<500 {
      let stages = UInt32(straight.plan.stages.count - 1)
      let target = Moment(
        finished: Int(random.integer(through: 11)), stages: Int(random.integer(through: stages)))
      timeline.go(to: target)
      #expect(timeline.now == target)
      let isSame = timeline.trainer.bits == run.bits[target]
      #expect(isSame, "seed \(seed) at \(target)")
      #expect(timeline.trainer.scalars.map(\.value) == run.scalars[target])
    }
  }

  @Test("Going back and on again, also over copies, keeps every iteration's cost")
  func keepsCosts() throws {
    var (one, two) = (RandomNetwork(seed: 5), RandomNetwork(seed: 5))
    let straight = try one.trainer()
    _ = try straight.run(iterations: 1500)
    var timeline = Timeline(try two.trainer())
    _ = try timeline.run(iterations: 1500)
    for finished in [100, 900, 3, 1500, 700, 1499, 1000] {
      timeline.go(to: Moment(finished: finished, stages: 0))
      let isSame = timeline.trainer.costs == Array(straight.costs.prefix(finished))
      #expect(isSame, "\(timeline.trainer.costs.count) costs at \(finished)")
    }
  }

  @Test("Changes made by hand are there again, before and after them all is as it was")
  func replaysEdits() throws {
    var source = RandomNetwork(seed: 3)
    var timeline = Timeline(try source.trainer())
    var run = StraightRun()
    run.record(timeline.trainer)
    for iteration in 0..<6 {
      for _ in timeline.trainer.plan.stages {
        timeline.runStage()
        run.record(timeline.trainer)
      }
      try change(&timeline, after: iteration)
      run.record(timeline.trainer)
    }
    let end = timeline.now
    for (moment, bits) in run.bits.sorted(by: { $0.key > $1.key }) + run.bits.shuffled() {
      timeline.go(to: moment)
      let isSame = timeline.trainer.bits == bits
      #expect(isSame, "\(moment)")
    }
    timeline.go(to: end)
    #expect(timeline.now == end)
  }

  private func change(_ timeline: inout Timeline, after iteration: Int) throws {
    var hyper = timeline.trainer.state.hyperparameters
    switch iteration {
    case 0:
      let W = try #require(timeline.trainer.tensor("W1"))
      try timeline.edit(.tensor("W1", W.map { $0 + 1 }))
    case 1:
      hyper.learningRate = 0.5
      hyper.optimizer = Adam()
      try timeline.edit(.hyperparameters(hyper))
    case 2:
      timeline.runStage()
      hyper.batchSize = 1
      try timeline.edit(.hyperparameters(hyper))
      while timeline.now.stages > 0 { timeline.runStage() }
    case 3:
      var network = timeline.trainer.plan.network
      network.layers[0].isFrozen = true
      try timeline.edit(.network(network))
    case 4: try timeline.edit(.updateCount(40))
    default: break
    }
  }

  @Test("Another change at an earlier point begins another future")
  func forgetsTheFuture() throws {
    var source = RandomNetwork(seed: 5)
    var timeline = Timeline(try source.trainer())
    _ = try timeline.run(iterations: 10)
    timeline.go(to: Moment(finished: 4, stages: 0))
    try timeline.edit(.updateCount(9))
    #expect(timeline.end == Moment(finished: 4, stages: 0))
    _ = try timeline.run(iterations: 1)
    #expect(timeline.trainer.state.t == 10)
  }

  @Test("After training many iterations, far points come back from the copies")
  func goesFar() throws {
    var (one, two) = (RandomNetwork(seed: 8), RandomNetwork(seed: 8))
    var timeline = Timeline(try one.trainer())
    _ = try timeline.run(iterations: 3000)
    let straight = try two.trainer()
    _ = try straight.run(iterations: 1234)
    timeline.go(to: straight.moment)
    let isSame = timeline.trainer.bits == straight.bits
    #expect(isSame)
    #expect(timeline.trainer.costs == straight.costs)
  }

  @Test("A fork goes its own way")
  func forks() throws {
    var source = RandomNetwork(seed: 11)
    var timeline = Timeline(try source.trainer())
    _ = try timeline.run(iterations: 5)
    let before = timeline.trainer.bits
    var fork = timeline.forked()
    _ = try fork.run(iterations: 5)
    fork.go(to: .start)
    let isUntouched = timeline.trainer.bits == before
    #expect(isUntouched)
  }
}
