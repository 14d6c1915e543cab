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
    /// What dropout leaves is returned without the mask that it drew.
    case withoutMask(String, mask: String)
    /// Results stand in another order than these.
    case order(wanted: [String])
    /// A dictionary lacks keys, or has others.
    case keys(missing: [String], extra: [String])
    /// A result is of another type.
    case type(String, found: String)
    /// A result is an array of whole numbers, which leaves out what follows the point.
    case wholes(String)
    /// A result is an array of True and False.
    case answers(String)
    /// What dropout drew is no mask for it.
    case mask(String, Mask)
    /// A number stands in the function where a setting of this run is another.
    case number(String, written: Double, setting: String, value: Double)
    /// A number stands in the function in the place of a setting that it is given.
    case ignored(String, written: Double, setting: String)
    /// The number of examples of this run stands in the function.
    case size(String, written: Double)
    /// A result has another shape.
    case shape(String, found: [Int], wanted: [Int])
    /// It changed its arguments.
    case changes([String])
    /// It reads variables outside itself.
    case reads([String])
    /// It writes variables outside itself.
    case writes([String])
    /// It begins the stream of random numbers anew.
    case seeds
    /// A gradient is no derivative of the learner's own forward formulas.
    case misfit(String, of: [String])
    /// A result differs.
    case value(Difference)
  }

  /// What is wrong with the masks that dropout drew.
  enum Mask: String {
    case notBinary = "not-a-mask"
    case swapped = "keep-prob-swapped"
    case share = "wrong-share"
    case uneven = "uneven-mask"
    case rows = "same-mask-for-units"
    case columns = "same-mask-for-examples"
    case calls = "same-mask-every-time"
    case theseSizes = "these-sizes-only"
    case notDrawn = "not-drawn"
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
    /// Whether `why` shows the element: it is the run's own, and computed.
    let isShownByWhy: Bool
  }

  let facts: Facts
  /// The case in which it failed first.
  let place: FunctionCase.Kind
  /// The known mistakes by which it does not run, or has another shape.
  var mistakes: [Mistake] = []

  var kind: Kind {
    switch facts {
    case .raised: .runs
    case .nothing, .count, .withoutMask, .order, .keys: .returns
    case .type, .wholes, .answers: .type
    case .shape: .shape
    case .changes, .reads, .writes, .seeds: .effects
    case .value, .misfit, .mask, .number, .ignored, .size: .value
    }
  }

  /// Whether a value differs, and nobody can say by which mistake.
  var isUnknownValue: Bool {
    if case .value(let difference) = facts { difference.mistakes.isEmpty } else { false }
  }

  /// The mistake as programs read it.
  var mistake: String? {
    switch facts {
    case .raised(let failure): failure.name
    case .nothing: "no-return"
    case .count, .withoutMask: "wrong-count"
    case .order: "wrong-order"
    case .keys: "wrong-keys"
    case .type: "wrong-type"
    case .wholes: "whole-numbers"
    case .answers: "true-false"
    case .mask(_, let mask): mask.rawValue
    case .size: Mistake.wrongCount.rawValue
    case .number, .ignored: Mistake.wrongHyperparameter.rawValue
    case .shape(_, let found, let wanted): Self.mistake(found, wanted)
    case .changes: "changes-argument"
    case .reads: "reads-outside"
    case .writes: "writes-outside"
    case .seeds: "sets-seed"
    case .misfit: "no-derivative"
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
