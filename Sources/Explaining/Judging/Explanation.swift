import Formulas

/// The learner's variables, and the formulas they were last given.
public struct OwnVariables {
  /// What they hold.
  public let values: [String: Value]
  /// How they came about.
  public let definitions: [String: Syntax]

  /// Takes variables.
  public init(_ values: [String: Value] = [:], definitions: [String: Syntax] = [:]) {
    (self.values, self.definitions) = (values, definitions)
  }
}

/// Replaces a learner's variables by what they are made of, so that a formula speaks of the run.
struct Explanation {
  private let variables: OwnVariables
  private let scope: any Scope
  private let isRuns: (String) -> Bool
  private let kept: Set<String>

  /// - Parameters:
  ///   - scope: Where the variables were worked out.
  ///   - isRuns: Whether a name is the run's.
  ///   - kept: Variables that stay what they are where no formula explains them.
  init(
    _ variables: OwnVariables, in scope: any Scope, isRuns: @escaping (String) -> Bool,
    keeping kept: Set<String> = []
  ) {
    (self.variables, self.scope, self.isRuns, self.kept) = (variables, scope, isRuns, kept)
  }

  /// The formula with variables replaced: by their formulas, where those still give what they hold,
  /// else single numbers by the number.
  func explained(_ formula: Syntax) -> Syntax { explained(formula, depth: 0) }

  private func explained(_ formula: Syntax, depth: Int) -> Syntax {
    formula.rewriting { node in
      guard let name = node.name, !isRuns(name), let value = variables.values[name] else {
        return nil
      }
      if depth < 4, let definition = definition(of: name, value) {
        return explained(definition, depth: depth + 1).standing(at: node.range)
      }
      guard !kept.contains(name), let number = value.number else { return nil }
      let size = Syntax(.number(abs(number)), range: node.range)
      return number < 0 ? size.minus : size
    }
  }

  /// The formula a variable was given, where it still holds what that gives.
  private func definition(of name: String, _ value: Value) -> Syntax? {
    guard let definition = variables.definitions[name], !definition.isDrawn,
      !definition.names.isEmpty
    else { return nil }
    var scope = scope
    guard let array = value.array, let again = try? scope.evaluate(definition).array,
      again.equals(array)
    else { return nil }
    return definition
  }
}

extension Syntax {
  /// The tree as if it stood where something else does in a source.
  fileprivate func standing(at range: Range<Int>) -> Syntax {
    rewriting { Syntax($0.kind, range: range) }
  }
}
