import Engine
import Matrices
import TestSupport
import Testing

@Suite struct GoldenTests {
  @Test("There are 29 reference cases")
  func findsTheCases() {
    #expect(GoldenCase.all.count == 29)
  }

  @Test("The first weights are the reference's", arguments: GoldenCase.all)
  func beginsAlike(reference: GoldenCase) throws {
    let trainer = try reference.trainer()
    for (name, tensor) in reference.initial {
      let message = difference(trainer.tensor(name), from: tensor.matrix, tolerance: 1e-15)
      #expect(message == nil, "\(name): \(message ?? "")")
    }
  }

  @Test(
    "Every tensor of every iteration agrees within 1e-12 in float64 and 1e-4 in float32",
    arguments: GoldenCase.all, Precision.allCases)
  func trainsAlike(reference: GoldenCase, precision: Precision) throws {
    let tolerance = precision == .float64 ? 1e-12 : 1e-4
    let trainer = try reference.trainer(precision)
    for iteration in reference.iterations {
      _ = try trainer.run(iterations: 1)
      #expect(trainer.state.epoch == iteration.epoch)
      #expect(trainer.tensor("indices")?.elements == iteration.indices)
      for (name, expected) in iteration.tensors {
        let found = trainer.tensor(name) ?? trainer.scalar(name).map { Matrix($0) }
        let message = difference(found, from: expected.matrix, tolerance: tolerance)
        #expect(message == nil, "iteration \(trainer.state.iteration) \(name): \(message ?? "")")
      }
    }
  }

  @Test("Stepping stage by stage gives training's bits", arguments: GoldenCase.all)
  func stepsAlike(reference: GoldenCase) throws {
    let (stepped, trained) = (try reference.trainer(), try reference.trainer())
    for _ in 0..<(3 * stepped.plan.stages.count) { stepped.runStage() }
    _ = try trained.run(iterations: 3)
    for (name, bits) in trained.bits {
      let isEqual = stepped.bits[name] == bits
      #expect(isEqual, "\(name)")
    }
  }

  @Test("Evaluation agrees with the reference and changes nothing", arguments: GoldenCase.all)
  func evaluatesAlike(reference: GoldenCase) throws {
    let trainer = try reference.trainer()
    _ = try trainer.run(iterations: reference.iterations.count)
    let before = trainer.bits
    let names = reference.evaluation.keys.filter { $0 != "A0" }
    let evaluation = try trainer.evaluate(reference.data(), keeping: Array(names))
    for name in names {
      let expected = try #require(reference.evaluation[name]?.matrix)
      let message = difference(evaluation.tensors[name], from: expected, tolerance: 1e-12)
      #expect(message == nil, "\(name): \(message ?? "")")
    }
    let isUnchanged = trainer.bits == before
    #expect(isUnchanged)
  }
}
