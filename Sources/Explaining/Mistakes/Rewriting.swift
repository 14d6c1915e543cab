import Formulas

/// How a mistake is made in a right formula, and how it is mended in a wrong one.
///
/// Each change takes a node and says what may stand in its place; it is tried at every node.
struct Rewriting: Sendable {
  typealias Change = @Sendable (_ node: Syntax, _ isRoot: Bool, _ words: Vocabulary) -> [Syntax]

  let mistake: Mistake
  let make: Change
  /// The right formula is given last, for what must be put back.
  let mend: @Sendable (Syntax, Bool, Vocabulary, _ right: Syntax) -> [Syntax]

  init(
    _ mistake: Mistake, make: @escaping Change,
    mend: @escaping @Sendable (Syntax, Bool, Vocabulary, Syntax) -> [Syntax]
  ) {
    self.mistake = mistake
    self.make = make
    self.mend = mend
  }

  /// A mistake that is its own remedy.
  init(_ mistake: Mistake, both change: @escaping Change) {
    self.init(mistake, make: change) { node, isRoot, words, _ in change(node, isRoot, words) }
  }

  /// Every mistake there is.
  static let all: [Rewriting] =
    averages + products + derivatives + signs + dropout + labels + penalties + optimizers
    + names

  /// The wrong formulas that come of a right one.
  static func made(from formula: Syntax, _ words: Vocabulary) -> [Variant] {
    all.flatMap { rewriting in
      formula.changed { rewriting.make($0, $1, words) }
        .map { Variant(mistake: rewriting.mistake, formula: $0.formula, range: $0.range) }
    }
  }

  /// The formulas that come of mending a wrong one.
  static func mended(_ formula: Syntax, _ words: Vocabulary, right: Syntax) -> [Variant] {
    all.flatMap { rewriting in
      formula.changed { rewriting.mend($0, $1, words, right) }
        .filter { !$0.formula.isTransposedTwice }
        .map { Variant(mistake: rewriting.mistake, formula: $0.formula, range: $0.range) }
    }
  }
}

extension Syntax {
  /// Whether a transpose is taken back: that is no way to mend a missing one.
  fileprivate var isTransposedTwice: Bool {
    if case .member(let base, "T") = kind, case .member(_, "T") = base.kind { return true }
    return kind.children.contains(where: \.isTransposedTwice)
  }
}
