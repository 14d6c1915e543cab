import Formulas

/// How a mistake is made in a right formula, and how it is mended in a wrong one.
///
/// Each change takes a node and says what may stand in its place; it is tried at every node, and at
/// all of a kind at once.
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

  /// A mistake that is only known by making it.
  init(_ mistake: Mistake, onlyMade make: @escaping Change) {
    self.init(mistake, make: make) { _, _, _, _ in [] }
  }

  /// Every mistake there is.
  static let all: [Rewriting] =
    averages + products + derivatives + signs + dropout + labels + penalties + optimizers
    + names + counts + masks + statistics + settings + losses + updates + normalizations

  /// The wrong formulas that come of a right one.
  static func made(from formula: Syntax, _ words: Vocabulary) -> [Variant] {
    made(from: formula, KnownChanges(making: words))
  }

  /// The same, knowing what was made of nodes before.
  static func made(from formula: Syntax, _ known: KnownChanges) -> [Variant] {
    zip(all, known.changes(of: formula)).flatMap { rewriting, changes in
      let several = changes.everywhere + changes.alike
      return (changes.single + several.map { ($0, 0..<0) })
        .map { Variant(mistake: rewriting.mistake, formula: $0.formula, range: $0.range) }
    }
  }

  /// The formulas that come of mending a wrong one.
  static func mended(
    _ formula: Syntax, _ known: KnownChanges, right: Syntax
  ) -> [Variant] {
    zip(all, known.changes(of: formula)).flatMap { rewriting, changes in
      (changes.single + changes.alike.map { ($0, 0..<0) })
        .filter { !$0.formula.isTurnedInVain && !rewriting.mistake.isThere(in: formula, right) }
        .map { Variant(mistake: rewriting.mistake, formula: $0.formula, range: $0.range) }
    }
  }
}

extension Syntax {
  /// Whether a transpose is taken back, or stands for a sum along the other side: that is no way to
  /// mend a missing one.
  fileprivate var isTurnedInVain: Bool {
    if case .member(let base, "T") = kind, case .member(_, "T") = base.kind { return true }
    if let reduction = Reduction(self), reduction.axis != nil,
      case .member(_, "T") = reduction.operand.kind
    {
      return true
    }
    return kind.children.contains(where: \.isTurnedInVain)
  }
}

extension Mistake {
  /// Whether what would be put back stands in the formula already: a mask can be put on again and
  /// again, and changes whatever it covers.
  fileprivate func isThere(in formula: Syntax, _ right: Syntax) -> Bool {
    switch self {
    case .missingActivationDerivative:
      guard let factors = right.anyDerivative, factors.hasMask else { return false }
      let layers = Set(factors.names.compactMap { LayerName($0)?.layer })
      return formula.names.contains { name in
        LayerName(name).map { layers.contains($0.layer) && $0.isOfForward } ?? false
      }
    // What a comparison picks out stands row by row: turned as well it is in the order of another sum.
    case .missingTranspose: return formula.picksByComparison
    case .missingMask: return formula.mentions { LayerName($0)?.stem == "D" }
    default: return false
    }
  }
}

extension Syntax {
  /// Whether elements are picked out of something by a comparison: `A1[Y == 1]`.
  fileprivate var picksByComparison: Bool {
    if case .element(_, let indices) = kind,
      indices.contains(where: {
        if case .value(let index) = $0, case .comparison = index.kind { true } else { false }
      })
    {
      return true
    }
    return kind.children.contains(where: \.picksByComparison)
  }
}
