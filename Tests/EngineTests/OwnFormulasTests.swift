import Formulas
import TestSupport
import Testing

@testable import Engine

@Suite("Every formula written by a learner")
struct OwnFormulasTests {
  @Test(
    "The engine's own formulas give its bits on every reference case", arguments: GoldenCase.all,
    Precision.allCases)
  func sameBits(reference: GoldenCase, precision: Precision) throws {
    let engine = try reference.trainer(precision)
    let own = try engine.written { $0 }
    try engine.train(reference.iterations.count)
    try own.train(reference.iterations.count)
    #expect(own.bits == engine.bits)
  }

  @Test(
    "In another spelling they stay within rounding of it, step by step",
    arguments: GoldenCase.all)
  func otherSpelling(reference: GoldenCase) throws {
    let engine = try reference.trainer()
    // A double negation takes the compiled formula, and loses no bit by itself.
    let own = try engine.written { Syntax(.unary(.minus, Syntax(.unary(.minus, $0)))) }
    for _ in reference.iterations {
      try engine.train(1)
      try own.train(1)
      for spec in engine.plan.tensors {
        let difference = try #require(own.difference(from: engine, at: spec.name))
        #expect(difference <= 1e-10, "\(spec.name)")
      }
    }
  }

  @Test("Random networks by their own formulas take the engine's bits", arguments: 0..<30)
  func randomNetworks(seed: UInt32) throws {
    var random = RandomNetwork(seed: seed, isModerate: true)
    let engine = try random.trainer(precision: seed.isMultiple(of: 2) ? .float64 : .float32)
    let own = try engine.written { $0 }
    try engine.train(7)
    try own.train(7)
    #expect(own.bits == engine.bits)
  }
}

extension Trainer {
  /// The same run with the formula of every stage but the mini-batch's written by a learner.
  fileprivate func written(_ spelling: (Syntax) -> Syntax) throws -> Trainer {
    var hyper = state.hyperparameters
    for stage in plan.stages where stage.id.pass != .batch && stage.id.part != "dropout" {
      for spec in stage.writes { hyper.own.write(.init(spec.name, spelling(spec.formula))) }
    }
    return try Trainer(plan.network, on: data, with: hyper)
  }

  fileprivate func train(_ iterations: Int) throws {
    for _ in 0..<iterations {
      repeat { runStage() } while nextStage > 0 && failure == nil
      if let failure { throw failure }
    }
  }

  fileprivate func difference(from other: Trainer, at name: String) -> Double? {
    guard let mine = tensor(name)?.elements, let theirs = other.tensor(name)?.elements,
      mine.count == theirs.count
    else { return nil }
    let scale = max(1, theirs.map(abs).filter(\.isFinite).max() ?? 0)
    return zip(mine, theirs).map { $0 == $1 || $0.isNaN && $1.isNaN ? 0 : abs($0 - $1) }.max()
      .map { $0 / scale } ?? 0
  }
}
