import Engine
import Formulas
import Matrices
import TestSupport
import Testing

/// What a stage says is what it computes: its formulas are worked out by the formula language,
/// from the values before the stage ran, and compared with what it wrote.
@Suite struct FormulaTests {
  @Test(
    "Every stage's formulas give what the stage computes, after several iterations too",
    arguments: GoldenCase.all)
  func saysWhatItComputes(reference: GoldenCase) throws {
    let trainer = try reference.trainer()
    for _ in 0..<(3 * trainer.plan.stages.count) { try checkStage(of: trainer) }
  }

  @Test(
    "Every formula of a plan is one, and its stage reads what it names", arguments: GoldenCase.all)
  func formulasAreTrees(reference: GoldenCase) throws {
    let plan = try reference.trainer().plan
    for stage in plan.stages + plan.asides {
      for spec in stage.owns + stage.writes {
        if case .text = spec.formula.kind { Issue.record("\(spec.name): \(spec.formula)") }
      }
      let own = Set(stage.writes.map(\.name))
      for name in stage.writes.flatMap(\.formula.names) where !own.contains(name) {
        #expect(stage.reads.contains(name), "\(stage.id) reads \(name)")
      }
    }
  }

  private func checkStage(of trainer: Trainer) throws {
    var moment = TrainerScope(trainer)
    let stage = trainer.plan.stages[trainer.runStage()]
    for (name, value) in trainer.scalars { moment.values[name] = Value(value) }
    for spec in stage.writes {
      let found = trainer.tensor(spec.name)
      if spec.role != .mask && spec.name != "indices" {
        let value = try moment.evaluate(spec.formula)
        let expected = try #require(value.matrix)
        let message = difference(found, from: expected, tolerance: 1e-12)
        #expect(message == nil, "\(stage.id) \(spec.name) = \(spec.formula): \(message ?? "")")
      }
      moment.values[spec.name] = found.map { Value($0) }
    }
  }

  @Test("A first value's formula has the shape and, where nothing is drawn, the value")
  func saysHowItBegins() throws {
    for reference in GoldenCase.all {
      let trainer = try reference.trainer()
      var moment = TrainerScope(trainer)
      for spec in trainer.plan.stages.flatMap(\.owns) where !spec.name.hasPrefix("W") {
        guard trainer.plan.stage(writing: spec.name)?.id.pass != .update else { continue }
        guard !spec.name.hasSuffix("_avg") else { continue }
        let value = try moment.evaluate(spec.formula).matrix
        #expect(value == trainer.tensor(spec.name), "\(spec.name) = \(spec.formula)")
      }
    }
  }

  @Test("The output's dA is computed when somebody looks", arguments: GoldenCase.all)
  func computesAsides(reference: GoldenCase) throws {
    let trainer = try reference.trainer()
    _ = try trainer.run(iterations: 2)
    for aside in trainer.plan.asides {
      for spec in aside.writes {
        var moment = TrainerScope(trainer)
        let value = try moment.evaluate(spec.formula).matrix
        let message = try difference(
          trainer.tensor(spec.name), from: #require(value), tolerance: 1e-12)
        #expect(message == nil, "\(spec.name): \(message ?? "")")
      }
    }
  }
}
