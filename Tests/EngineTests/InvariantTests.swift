import Matrices
import TestSupport
import Testing

@testable import Engine

/// The checks that debug builds make wherever tests run: what is broken on purpose stops.
@Suite("Debug builds stop where")
struct InvariantTests {
  @Test("a stage reads what is not written yet")
  func order() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var source = RandomNetwork(seed: 1)
      let plan = try source.trainer().plan
      Plan.checkInvariants(of: plan.stages.reversed(), among: plan.tensors)
    }
    #expect(Self.words(result).contains("before it is written"))
  }

  @Test("two stages write the same tensor")
  func singleAssignment() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var source = RandomNetwork(seed: 1)
      let plan = try source.trainer().plan
      Plan.checkInvariants(of: plan.stages + plan.stages, among: plan.tensors)
    }
    #expect(Self.words(result).contains("is written twice"))
  }

  @Test("two tensors overlap")
  func overlap() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tensors = ["A", "B"].map { TensorSpec($0, 2, .batch, .activation, "X") }
      Workspace<Double>.checkInvariants(of: tensors, at: [0, 7], within: 64, capacity: 4)
    }
    #expect(Self.words(result).contains("overlaps the tensor before it"))
  }

  @Test("a replay comes by a copy with other bits")
  func replay() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var source = RandomNetwork(seed: 2)
      var timeline = Timeline(try source.trainer())
      timeline.go(to: Moment(finished: 600, stages: 0))
      let copies = timeline.keptIterations
      timeline = Timeline(timeline.trainer)
      let start = timeline.now.finished
      timeline.go(to: Moment(finished: start + copies[1] + 1, stages: 0))
      // Behind the timeline's back, so that no replay can know of it.
      let parameter = timeline.trainer.plan.parameters[0].name
      let value = try #require(timeline.trainer.tensor(parameter))
      try timeline.trainer.set(parameter, to: value.map { $0 + 1e-9 })
      let copy = Moment(finished: start + 2 * copies[1], stages: 0)
      timeline.go(to: copy)
      timeline.go(to: Moment(finished: start + 1, stages: 0))
      timeline.go(to: copy)
    }
    #expect(Self.words(result).contains("a replay differs from the copy"))
  }

  @Test("nothing is wrong, and they do not stop")
  func soundness() throws {
    for seed in 0..<40 {
      var source = RandomNetwork(seed: UInt32(seed))
      let plan = try source.trainer().plan
      Plan.checkInvariants(of: plan.stages, among: plan.tensors)
      #expect(Set(plan.stages.flatMap(\.writes).map(\.name)).isSubset(of: plan.tensors.map(\.name)))
    }
  }

  /// What the process said before it stopped.
  private static func words(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }
}
