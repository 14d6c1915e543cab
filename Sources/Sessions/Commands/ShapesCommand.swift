import Engine
import Matrices
import Presentation

/// `shapes`: the algebra of the whole network before a number is computed.
struct ShapesCommand: Command {
  let name = "shapes"
  let topic = Topic.look
  let summary = "print the forward and backward algebra with its sizes"
  let usage = ["shapes"]
  let examples = ["shapes"]
  let details = """
    Every formula of the forward and the backward pass with the shapes of its matrices, for one \
    example and for the batch. The inner dimensions of a product, which must match, are marked.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let run = try session.state.experiment.run()
    let hyper = session.state.experiment.hyperparameters
    let batch = min(hyper.batchSize ?? run.data.count, run.data.count)
    let record = StageRecord(run)
    let stages = run.plan.stages.filter { [.forward, .cost, .backward].contains($0.id.pass) }
    let rows = stages.flatMap { stage in
      let one = record.shapes(of: stage) { $0.shape(examples: 1) }
      let many = record.shapes(of: stage) { $0.shape(examples: batch) }
      return stage.writes.filter { !$0.isScalar }.map { spec in
        ShapesReport.Row(
          stage: "\(stage.id)", formula: "\(spec.name) = \(spec.formula)", one: one, batch: many)
      }
    }
    return [ShapesReport(rows, batchSize: batch)]
  }
}
