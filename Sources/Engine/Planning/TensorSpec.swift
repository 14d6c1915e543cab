import Formulas
import Matrices

/// A tensor's name, shape and formula.
public struct TensorSpec: Hashable, Sendable {
  /// How many columns it has.
  public enum Columns: Hashable, Sendable {
    /// Always as many.
    case fixed(Int)
    /// One an example of the mini-batch.
    case batch
  }

  /// How a tensor that lives on begins.
  public enum Beginning: Hashable, Sendable {
    /// Every element the same.
    case constant(Double)
    /// Drawn from the experiment's random stream.
    case weights(Initialization)
  }

  /// The name, as notation has it: `dZ2`.
  public let name: String
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Columns
  /// The right-hand side, in the formula language: `W3.T @ dZ3`.
  public private(set) var formula: Syntax
  /// The engine's formula, where a learner's stands in its place, or a blank.
  public private(set) var engineFormula: Syntax?
  /// The learner's functions that its formula calls, whatever else has their names.
  public private(set) var functions: [String] = []
  /// Whether its formula was taken out, to be written.
  public private(set) var isBlank = false
  /// Whether it is a tensor of the learner's alone, which the engine has no formula for.
  public private(set) var isNew = false
  /// What it is in the network's terms.
  public let role: Role
  /// How it begins, for a tensor that lives on from iteration to iteration.
  public let beginning: Beginning?
  /// Whether it is a plain number to a person, as the cost is, and not a 1 by 1 matrix.
  public let isScalar: Bool

  /// Creates a tensor's description.
  public init(
    _ name: String, _ rows: Int, _ columns: Columns, _ role: Role, _ formula: String,
    beginning: Beginning? = nil, isScalar: Bool = false
  ) {
    self.name = name
    self.rows = rows
    self.columns = columns
    // A text that is no formula stays a text, which no formula of a stage is; a test sees to it.
    self.formula = (try? Parser.parseExpression(formula)) ?? Syntax(.text(formula))
    self.role = role
    self.beginning = beginning
    self.isScalar = isScalar
  }

  /// The shape with `examples` in the mini-batch.
  public func shape(examples: Int) -> Shape {
    switch columns {
    case .fixed(let count): Shape(rows, count)
    case .batch: Shape(rows, examples)
    }
  }
}

extension TensorSpec {
  /// The text that stands for a formula to be written.
  public static let blank = "?"

  /// Whether its formula is a learner's.
  public var isOwn: Bool { isNew || engineFormula != nil && !isBlank }

  /// A tensor of the learner's alone, of this shape.
  static func new(_ name: String, _ shape: Shape, isByExample: Bool, _ formula: Syntax) -> Self {
    var spec = TensorSpec(
      name, shape.rows, isByExample ? .batch : .fixed(shape.columns), .own, "0",
      isScalar: shape.count == 1 && !isByExample)
    (spec.formula, spec.isNew) = (formula, true)
    return spec
  }

  /// The same tensor by another formula, which may call functions of the learner's; nil takes the
  /// formula out.
  func rewritten(by formula: Syntax?, calling functions: [String] = []) -> TensorSpec {
    var spec = self
    if !isNew { spec.engineFormula = engineFormula ?? self.formula }
    spec.formula = formula ?? Syntax(.name(Self.blank))
    spec.isBlank = formula == nil
    spec.functions = functions
    return spec
  }
}
