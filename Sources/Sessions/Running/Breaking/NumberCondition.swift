import Engine
import Formulas

/// A condition that compares one number of the run with a fixed one, as `J < 0.1` does.
///
/// It can be looked at while a run goes on, and needs no formula's evaluation.
struct NumberCondition {
  private let name: String
  private let comparison: ComparisonOperator
  private let limit: Double

  /// Takes a condition of that form; nil for others.
  init?(_ condition: Syntax, on plan: Plan) {
    guard case .comparison(let left, let links) = condition.kind, links.count == 1,
      case .name(let name) = left.kind, plan.tensor(named: name)?.isScalar == true,
      let limit = links[0].right.literal
    else { return nil }
    (self.name, comparison, self.limit) = (name, links[0].comparison, limit)
  }

  /// A way to ask a run again and again whether it holds; nil where the number has not been
  /// computed yet.
  func reader(in run: Trainer) -> (() -> Bool)? {
    guard let number = run.reader(of: name) else { return nil }
    let (comparison, limit) = (self.comparison, self.limit)
    return { comparison.holds(number(), limit) != 0 }
  }
}

extension Syntax {
  /// The number that is written here, with or without a sign.
  fileprivate var literal: Double? {
    switch kind {
    case .number(let number): number
    case .unary(.minus, let operand): operand.literal.map { -$0 }
    default: nil
    }
  }
}
