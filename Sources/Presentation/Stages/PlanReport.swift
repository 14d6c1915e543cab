/// The stages of an iteration, with a marker at the one that runs next.
public struct PlanReport: Report {
  /// A stage of the plan.
  public struct Stage: Sendable, Hashable {
    /// Its name: `forward.2.linear`.
    public let name: String
    /// Its formulas.
    public let formulas: [String]
    /// The tensors it writes, one a formula.
    public let writes: [String]
    /// Those of them whose formula is the learner's.
    public let own: [String]
    /// Those whose values were computed by the formula before.
    public let former: [String]

    /// Creates a stage's entry.
    public init(
      _ name: String, formulas: [String], writes: [String], own: [String] = [],
      former: [String] = []
    ) {
      self.former = former
      self.name = name
      self.formulas = formulas
      self.writes = writes
      self.own = own
    }
  }

  /// The stages in the order they run.
  public let stages: [Stage]
  /// The index of the stage that runs next, where it is among them.
  public let next: Int?
  /// The iteration, from 1, where one has begun.
  public let iteration: Int?

  /// Creates the report of a plan.
  public init(_ stages: [Stage], next: Int?, iteration: Int? = nil) {
    self.stages = stages
    self.next = next.flatMap { stages.indices.contains($0) ? $0 : nil }
    self.iteration = iteration
  }

  /// `plan`.
  public var kind: String { "plan" }

  /// `iteration`, `next` (a stage's name), `stages` (name, formulas, writes, own, formula_before).
  public var fields: [(String, JSON)] {
    [
      ("iteration", iteration.map(JSON.integer) ?? .null),
      ("next", .optional(next.map { stages[$0].name })),
      ("stages", .array(stages.map(\.json))),
    ]
  }
}

extension PlanReport.Stage {
  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("formulas", .array(formulas.map(JSON.string))),
      ("writes", .array(writes.map(JSON.string))), ("own", .array(own.map(JSON.string))),
      ("formula_before", .array(former.map(JSON.string))),
    ])
  }
}
