import Cells
import Explaining
import Formulas

/// What is wrong with a learner's function: the first kind that fails.
struct FunctionFault {
  /// The kinds, in the order in which they are looked for.
  enum Kind: String {
    case runs, returns, type, shape, effects = "side-effects", value
  }

  /// The facts of a kind.
  enum Facts {
    /// An exception ended it.
    case raised(CellFailure)
    /// It returns None.
    case nothing
    /// It returns so many values where these are wanted; nil where it is no tuple.
    case count(Int?, wanted: [String])
    /// Results stand in another order than these.
    case order(wanted: [String])
    /// A dictionary lacks keys, or has others.
    case keys(missing: [String], extra: [String])
    /// A result is of another type.
    case type(String, found: String)
    /// A result is an array of whole numbers, which leaves out what follows the point.
    case wholes(String)
    /// A result has another shape.
    case shape(String, found: [Int], wanted: [Int])
    /// It changed its arguments.
    case changes([String])
    /// It reads variables outside itself.
    case reads([String])
    /// It writes variables outside itself.
    case writes([String])
    /// A result differs.
    case value(Difference)
  }

  /// How a result differs from what it should be.
  struct Difference {
    let tensor: String
    /// The largest difference, as a share of the largest element.
    let share: Double
    /// The element it is at, column by column.
    let row: Int
    let column: Int
    /// Whether the tensor is a plain number.
    let isNumber: Bool
    let mistakes: [Mistake]
    let relation: Relation?
    /// What the tensor's formula is made of.
    let madeOf: [String]
  }

  let facts: Facts
  /// The case in which it failed first.
  let place: FunctionCase.Kind

  var kind: Kind {
    switch facts {
    case .raised: .runs
    case .nothing, .count, .order, .keys: .returns
    case .type, .wholes: .type
    case .shape: .shape
    case .changes, .reads, .writes: .effects
    case .value: .value
    }
  }

  /// The mistake as programs read it.
  var mistake: String? {
    switch facts {
    case .raised(let failure): failure.name
    case .nothing: "no-return"
    case .count: "wrong-count"
    case .order: "wrong-order"
    case .keys: "wrong-keys"
    case .type: "wrong-type"
    case .wholes: "whole-numbers"
    case .shape(_, let found, let wanted): Self.mistake(found, wanted)
    case .changes: "changes-argument"
    case .reads: "reads-outside"
    case .writes: "writes-outside"
    case .value(let difference): difference.mistakes.first?.rawValue
    }
  }

  private static func mistake(_ found: [Int], _ wanted: [Int]) -> String {
    if found.count < 2, found.reduce(1, *) == wanted.reduce(1, *) || found.isEmpty {
      return "missing-keepdims"
    }
    return found == wanted.reversed() ? "transposed" : "wrong-shape"
  }
}
