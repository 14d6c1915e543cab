import Matrices
import TestSupport
import Testing

@testable import Engine

/// A stage that is left half done because nobody waits for it.
@Suite struct LeavingTests {
  /// So many examples that most stages of the network ask within.
  private static func timeline() throws -> Timeline {
    var random = NumPyRandom(seed: 7)
    let X: Matrix<Double> = random.gauss(Shape(2, 300_000))
    let Y = Matrix(shape: Shape(1, X.columns)) { _, column in X[0, column] > 0.3 ? 1.0 : 0 }
    let network = try Network(
      inputs: 2,
      layers: [
        Layer(units: 6, activation: .tanh, keepProbability: 0.6),
        Layer(units: 4, activation: .relu, hasBatchNorm: true),
        Layer(units: 1, activation: .sigmoid),
      ])
    var settings = Hyperparameters()
    settings.batchSize = 250_000
    return Timeline(try Trainer(network, on: TrainingSet(X: X, Y: Y), with: settings))
  }

  @Test("A run whose stages are left again and again comes to the bits of one that is not")
  func comesToTheSameBits() throws {
    var straight = try Self.timeline()
    _ = try straight.run(iterations: 3)
    var timeline = try Self.timeline()
    var (left, asked) = (0, 0)
    while timeline.now.finished < 3 {
      let place = timeline.now
      var looks = 0
      let ran = try timeline.runStage(
        unless: {
          looks += 1
          return looks == 1 + asked % 3
        }, { index, _ in index })
      asked += looks
      guard ran == nil else { continue }
      left += 1
      #expect(timeline.now == place)
      timeline.runStage()
    }
    #expect(left > 5, "\(left) stages were left")
    let isSame = timeline.trainer.allBits == straight.trainer.allBits
    #expect(isSame)
  }

  @Test("What a stage that was left may have written over is not shown as what it was")
  func showsNothingHalfDone() throws {
    var timeline = try Self.timeline()
    _ = try timeline.run(iterations: 1)
    let before = timeline.trainer.bits
    var ran: Int? = 0
    while ran != nil, timeline.now.finished == 1 {
      ran = try timeline.runStage(unless: { true }, { index, _ in index })
    }
    #expect(ran == nil)
    let left = timeline.trainer.plan.stages[timeline.trainer.nextStage]
    let bits = timeline.trainer.bits
    for name in left.writes.map(\.name) + ["A3", "dW1"] { #expect(bits[name] == nil, "\(name)") }
    for spec in timeline.trainer.plan.parameters {
      let isSame = bits[spec.name] == before[spec.name]
      #expect(isSame, "\(spec.name)")
    }
    timeline.go(to: Moment(finished: 1, stages: 0))
    let isSame = timeline.trainer.bits == before
    #expect(isSame, "going back computes it anew")
  }
}
