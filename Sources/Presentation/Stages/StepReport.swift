import Languages
import Matrices

/// The stages that ran: where they stand, their formulas and shapes, and what they wrote.
public struct StepReport: Report {
  /// A stage that ran.
  public struct Stage: Sendable {
    /// Its name: `forward.2.linear`.
    public let name: String
    /// The iteration it belongs to, from 1.
    public let iteration: Int
    /// The epoch it belongs to, where that should be told.
    public let epoch: Int?
    /// Its formulas with the shapes of their tensors.
    public let equations: [Equation]
    /// What it wrote.
    public let written: [Tensor]
    /// What of it was computed by a formula of the learner's.
    public let own: [String]
    /// What a person had changed right behind it, and has been changed again.
    public let changedAgain: [Localized<String>]

    /// Creates a stage's record.
    public init(
      _ name: String, iteration: Int, epoch: Int? = nil, equations: [Equation],
      written: [Tensor], own: [String] = [], changedAgain: [Localized<String>] = []
    ) {
      self.name = name
      self.iteration = iteration
      self.epoch = epoch
      self.equations = equations
      self.written = written
      self.own = own
      self.changedAgain = changedAgain
    }
  }

  /// A tensor with its values.
  public struct Tensor: Sendable {
    /// Its name: `dW2`.
    public let name: String
    /// Its values.
    public let values: Matrix<Double>

    /// Creates a record of a tensor.
    public init(_ name: String, _ values: Matrix<Double>) {
      self.name = name
      self.values = values
    }
  }

  /// The stages in the order they ran.
  public let stages: [Stage]
  /// The stage that would run next, with its formula.
  public let next: String?
  /// The significant digits shown to a person.
  public let digits: Int

  /// Creates the report of a step.
  public init(
    _ stages: [Stage], next: String? = nil, digits: Int = NumberFormat.defaultDigits
  ) {
    self.stages = stages
    self.next = next
    self.digits = digits
  }

  /// `step`.
  public var kind: String { "step" }

  /// `stages`, each with name, iteration, formulas, reads and writes, and `next`.
  public var fields: [(String, JSON)] {
    [("stages", .array(stages.map(\.json))), ("next", .optional(next))]
  }
}

extension StepReport.Stage {
  fileprivate var json: JSON {
    let epoch: [(String, JSON)] = epoch.map { [("epoch", .integer($0))] } ?? []
    return .object(
      [("name", .string(name)), ("iteration", .integer(iteration))] + epoch + [
        ("formula", .string(equations.map(\.formula).joined(separator: "; "))),
        ("reads", .array(reads)), ("writes", .array(written.map(\.json))),
        ("own", .array(own.map(JSON.string))),
      ] + again)
  }

  private var again: [(String, JSON)] {
    changedAgain.isEmpty ? [] : [("changed_again", .array(changedAgain.map { .string($0.en) }))]
  }

  private var reads: [JSON] {
    var seen = Set(written.map(\.name))
    return equations.flatMap(\.operands).filter { seen.insert($0.name).inserted }.map {
      .object([("name", .string($0.name)), ("shape", .shape($0.shape))])
    }
  }
}

extension StepReport.Tensor {
  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("shape", .shape(values.shape)), ("values", .matrix(values)),
    ])
  }
}
