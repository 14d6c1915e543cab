import Formulas
import Matrices

/// The whole algebra of a network with its sizes, for one example and for the batch.
public struct ShapesReport: Report {
  /// A formula of a stage.
  public struct Row: Sendable, Hashable {
    /// The stage: `forward.1.linear`.
    public let stage: String
    /// Whether the formula is the learner's.
    public let isOwn: Bool
    /// The formula with the shapes of one example.
    public let one: Equation
    /// The formula with the shapes of a batch.
    public let batch: Equation

    /// Creates a row from a formula and the shapes its tensors have.
    public init(
      stage: String, target: String, formula: Syntax, one: [String: Shape],
      batch: [String: Shape], isOwn: Bool = false
    ) {
      (self.stage, self.isOwn) = (stage, isOwn)
      self.one = Equation(target, formula, shapes: one)
      self.batch = Equation(target, formula, shapes: batch)
    }
  }

  /// The formulas in the order they are computed.
  public let rows: [Row]
  /// The examples of a batch.
  public let batchSize: Int
  /// Whether both shapes are written out even where that fills more than the screen.
  public let isFull: Bool

  /// Creates the report of a network's algebra.
  public init(_ rows: [Row], batchSize: Int, isFull: Bool = false) {
    self.rows = rows
    self.batchSize = batchSize
    self.isFull = isFull
  }

  /// `shapes`.
  public var kind: String { "shapes" }

  /// `batch`, and `rows`: stage, formula and the tensors' shapes for one example and the batch.
  public var fields: [(String, JSON)] {
    [("batch", .integer(batchSize)), ("rows", .array(rows.map(\.json)))]
  }
}

extension ShapesReport.Row {
  fileprivate var json: JSON {
    .object([
      ("stage", .string(stage)), ("formula", .string(one.formula)), ("own", .bool(isOwn)),
      ("one", .object(one.shapeFields)), ("batch", .object(batch.shapeFields)),
    ])
  }
}

extension Equation {
  /// Every tensor of the formula with the shape it is stored in.
  fileprivate var shapeFields: [(String, JSON)] {
    tensors.map { ($0.name, .shape($0.shape)) }
  }
}
