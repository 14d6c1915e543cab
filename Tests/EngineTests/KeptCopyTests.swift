import Engine
import Matrices
import TestSupport
import Testing

/// Copies of runs that were written down, taken up by the same run in another session.
@Suite struct KeptCopyTests {
  /// A run of some network, with changes by hand on its way.
  private func run(_ seed: Int, _ count: Int, offers: [KeptCopy] = []) throws -> Timeline {
    var source = RandomNetwork(seed: UInt32(seed), isModerate: true)
    let precision: Precision = seed.isMultiple(of: 2) ? .float64 : .float32
    var timeline = Timeline(try source.trainer(precision: precision))
    timeline.offers = offers
    timeline.go(to: Moment(finished: 40, stages: 1))
    var hyper = timeline.trainer.state.hyperparameters
    hyper.learningRate = 0.01
    try timeline.edit(.hyperparameters(hyper))
    timeline.go(to: Moment(finished: count, stages: 0))
    return timeline
  }

  @Test("A run that takes a copy up has the bits of one that ran all the way", arguments: 0..<12)
  func leaps(seed: Int) throws {
    let whole = try run(seed, 700)
    let copy = try #require(whole.keptCopy(costsFrom: 25))
    #expect(copy.finished < 700 && copy.finished > 400)
    var other = try run(seed, 700, offers: [copy])
    #expect(other.keptIterations.filter { 256..<copy.finished ~= $0 }.isEmpty, "it ran all the way")
    #expect(other.trainer.bits == whole.trainer.bits)
    #expect(other.trainer.costs.map(\.bitPattern) == whole.trainer.costs.map(\.bitPattern))
    #expect(other.trainer.scalars.map(\.value) == whole.trainer.scalars.map(\.value))
    var straight = whole
    for finished in [copy.finished - 5, 3, 720] {
      other.go(to: Moment(finished: finished, stages: 1))
      straight.go(to: Moment(finished: finished, stages: 1))
      #expect(other.trainer.bits == straight.trainer.bits)
    }
  }

  @Test("At the end of a long run the copy lies before its last iteration", arguments: 0..<4)
  func liesNearTheEnd(seed: Int) throws {
    var (one, two) = (
      RandomNetwork(seed: UInt32(seed), isModerate: true),
      RandomNetwork(seed: UInt32(seed), isModerate: true)
    )
    var whole = Timeline(try one.trainer())
    _ = try whole.run(iterations: 333)
    let copy = try #require(whole.keptCopy(costsFrom: 0))
    #expect(copy.finished == 332)
    var other = Timeline(try two.trainer())
    other.offers = [copy]
    var looks = 0
    _ = try other.run(iterations: 333) {
      looks += 1
      return false
    }
    #expect(looks == 1, "all but the last iteration is taken from the copy")
    #expect(other.trainer.bits == whole.trainer.bits)
    #expect(other.trainer.costs == whole.trainer.costs)
  }

  @Test("A setting changed at the very start is part of the run, however it came there")
  func startsWithASetting() throws {
    var looked = try start(0)
    let setting = Timeline(looked.trainer)
    looked.go(to: Moment(finished: 700, stages: 0))
    let copy = try #require(looked.keptCopy(costsFrom: 0))
    var other = setting
    other.offers = [copy]
    other.go(to: Moment(finished: 700, stages: 0))
    #expect(other.keptIterations.filter { 256..<copy.finished ~= $0 }.isEmpty, "it ran all the way")
    #expect(other.trainer.bits == looked.trainer.bits)
  }

  /// A run whose rate was changed by hand before anything was computed.
  private func start(_ seed: UInt32) throws -> Timeline {
    var source = RandomNetwork(seed: seed, isModerate: true)
    var timeline = Timeline(try source.trainer())
    var hyper = timeline.trainer.state.hyperparameters
    hyper.learningRate = 0.02
    try timeline.edit(.hyperparameters(hyper))
    return timeline
  }

  @Test("A copy of another run, of other changes or damaged is passed over", arguments: 0..<6)
  func refuses(seed: Int) throws {
    let whole = try run(seed, 600)
    let copy = try #require(whole.keptCopy(costsFrom: 0))
    let foreign = try #require(run(seed + 50, 600).keptCopy(costsFrom: 0))
    let others = [
      foreign, copy.with(edits: copy.edits + 1), copy.with(memory: Array(copy.memory.dropLast(8))),
      copy.with(state: Array(copy.state.dropLast())), copy.with(state: []),
      copy.with(state: copy.state.enumerated().map { $0 == 7 ? .max : $1 }),
    ]
    for other in others {
      #expect(try run(seed, 600, offers: [other]).trainer.bits == whole.trainer.bits)
    }
  }
}

extension KeptCopy {
  fileprivate func with(
    edits: Int? = nil, state: [UInt64]? = nil, memory: [UInt8]? = nil
  ) -> KeptCopy {
    KeptCopy(
      finished: finished, edits: edits ?? self.edits, state: state ?? self.state,
      firstCost: firstCost, costs: costs, isSingle: isSingle, memory: memory ?? self.memory)
  }
}
