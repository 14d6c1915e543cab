/// What a line of the formula language says.
public enum Statement: Hashable, Sendable {
  /// A value to work out.
  case expression(Syntax)
  /// A value to give to a name or to elements of it: `x = 3`, `W1[0, 1] = 2`, `a3 /= keep_prob`.
  ///
  /// The operator is nil for a plain `=`.
  case assignment(Target, BinaryOperator?, Syntax)

  /// What an assignment changes.
  public struct Target: Hashable, Sendable {
    /// The variable.
    public let name: Syntax.Identifier
    /// The elements of it; nil for the whole.
    public let indices: [Syntax.Index]?

    /// Creates a target.
    public init(_ name: Syntax.Identifier, indices: [Syntax.Index]? = nil) {
      self.name = name
      self.indices = indices
    }
  }

  /// The expression: all of it, or what is right of `=`.
  public var expression: Syntax {
    switch self {
    case .expression(let expression), .assignment(_, _, let expression): expression
    }
  }
}

extension Statement: CustomStringConvertible {
  /// The statement as source; it parses back to this one.
  public var description: String {
    switch self {
    case .expression(let expression): "\(expression)"
    case .assignment(let target, let sign, let expression):
      "\(target) \(sign?.rawValue ?? "")= \(expression)"
    }
  }
}

extension Statement.Target: CustomStringConvertible {
  /// The target as source: `W1[0, 1]`.
  public var description: String {
    guard let indices else { return name.text }
    return "\(name.text)[\(indices.map(\.description).joined(separator: ", "))]"
  }
}
