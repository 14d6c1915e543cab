/// A formula as a tree: a value to look into, change and print back.
///
/// Two trees are equal where they mean the same source; where it stood does not count. Parentheses
/// leave no trace, `np.` and its modules are dropped from the names of functions.
public struct Syntax: Sendable {
  /// What stands here, with everything below it.
  public let kind: Kind
  /// Where it stood in the source, as UTF-8 offsets; empty for a tree made by a program.
  public let range: Range<Int>
  /// The number of nodes on the longest way down; 1 for a leaf.
  public let depth: Int

  /// Creates a node.
  public init(_ kind: Kind, range: Range<Int> = 0..<0) {
    self.kind = kind
    self.range = range
    self.depth = 1 + kind.depthBelow
  }

  /// What a node of the tree can be.
  public indirect enum Kind: Hashable, Sendable {
    /// A number, not negative: `-5` is a minus before 5.
    case number(Double)
    /// A text: `"W.csv"`.
    case text(String)
    /// A variable, or a constant as `np.pi`.
    case name(String)
    /// `-x`, `+x`, `~x`, `not x`.
    case unary(UnaryOperator, Syntax)
    /// `a + b` and the other operators.
    case binary(BinaryOperator, Syntax, Syntax)
    /// `a < b`, or a chain as `0 < a <= 1`.
    case comparison(Syntax, [Comparison])
    /// `sum(a, axis=1)`.
    case call(Identifier, [Argument])
    /// `a.sum(axis=1)`.
    case method(Syntax, Identifier, [Argument])
    /// `a.T`, `a.shape`.
    case member(Syntax, Identifier)
    /// `a[0:2, 1]`.
    case element(Syntax, [Index])
    /// `[a, b]`.
    case list([Syntax])
    /// `(a, b)`.
    case tuple([Syntax])
    /// `*a.shape`: the parts of a tuple or a row as arguments of their own; stands nowhere else.
    case unpacked(Syntax)
  }
}

extension Syntax: Hashable {
  /// Whether two trees are the same formula, wherever they stood.
  public static func == (a: Syntax, b: Syntax) -> Bool { a.depth == b.depth && a.kind == b.kind }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

extension Syntax {
  /// One link of a chain of comparisons.
  public struct Comparison: Hashable, Sendable {
    /// The comparison.
    public let comparison: ComparisonOperator
    /// What stands right of it.
    public let right: Syntax

    /// Creates a link.
    public init(_ comparison: ComparisonOperator, _ right: Syntax) {
      self.comparison = comparison
      self.right = right
    }
  }

  /// An argument of a call, with its keyword if it has one.
  public struct Argument: Hashable, Sendable {
    /// The keyword: `axis` in `axis=1`.
    public let label: Identifier?
    /// The argument itself.
    public let value: Syntax

    /// Creates an argument.
    public init(_ label: Identifier? = nil, _ value: Syntax) {
      self.label = label
      self.value = value
    }
  }

  /// One of the places between `[` and `]`.
  public enum Index: Hashable, Sendable {
    /// An index, an array of indices, a mask or `None`.
    case value(Syntax)
    /// `start:stop:step`, each of which may be absent.
    case slice(Syntax?, Syntax?, Syntax?)
    /// `...`.
    case ellipsis
  }

  /// A name that is no value of its own: of a function, an attribute, a keyword, a target.
  public struct Identifier: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The name.
    public let text: String
    /// Where it stood in the source.
    public let range: Range<Int>
    /// Whether `np.` stood before it, which promises what NumPy does.
    public let isNumPys: Bool

    /// Creates a name.
    public init(_ text: String, range: Range<Int> = 0..<0, isNumPys: Bool = false) {
      self.text = text
      self.range = range
      self.isNumPys = isNumPys
    }

    /// Creates a name that stood in no source.
    public init(stringLiteral text: String) { self.init(text) }

    /// Whether the names are the same, wherever they stood and however they were spelled.
    public static func == (a: Identifier, b: Identifier) -> Bool { a.text == b.text }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }
}
