import Engine
import Explaining
import Languages
import Presentation

/// What became of somebody's training step.
struct AuditReport: Report {
  let file: String
  let audit: StepAudit
  let digits: Int

  var kind: String { "audit" }

  var fields: [(String, JSON)] {
    let first = audit.explanation
    return [
      ("file", .string(file)), ("passed", .bool(audit.isPassed)),
      ("network", .string(network)), ("loss", .string(audit.network.loss.rawValue)),
      ("optimizer", .string(optimizer)), ("examples", .integer(audit.examples)),
      ("cost_sense", .string(audit.squares.rawValue)),
      ("gradient_sense", .string(audit.averagesEarly ? "averaged-early" : "averaged-late")),
      ("not_looked_at", .array(audit.untold.map { .string($0) })),
      ("update_senses", .array(audit.updates.names.map { .string($0) })),
      ("weight_decay", .number(audit.updates.decay)),
      ("dampening", .number(audit.updates.dampening)),
      ("stretch", .optional(audit.stretch)),
      ("rows", .bool(audit.layout.isByRows)), ("t", .integer(audit.count)),
      ("tensors", .array(audit.rows.map(Self.row))),
      ("first", .optional(first?.tensor)), ("made_in", .optional(first?.madeIn)),
      ("mistakes", .array(first?.mistakes.map { .string($0.rawValue) } ?? [])),
      ("unknown", .array(audit.strangers.map { .string($0) })),
    ]
  }

  private static func row(_ row: StepAudit.Row) -> JSON {
    .object([
      ("name", .string(row.name)), ("source", .string(row.source)),
      ("stage", .string("\(row.stage)")), ("status", .string(row.status.rawValue)),
      ("difference", .optional(row.difference)),
    ])
  }

  /// What would be typed for the network.
  var network: String { "net " + LayerSyntax.source(audit.network.layers) }

  /// What would be typed for the optimizer.
  var optimizer: String { OptimizerCommand.description(audit.hyperparameters) }
}
