import Formulas

extension Judge {
  /// The sets of mistakes that explain a value, the likeliest first.
  mutating func diagnosis(_ yours: [NumPyArray?], _ right: [NumPyArray?]) -> [[Mistake]] {
    let made = rightForms.flatMap { self.made(from: $0) }
    let one = singles(made, reaching: yours)
    if !one.isEmpty { return one.map { [$0] } }
    let mended = self.mended
    var other = singles(mended, reaching: right)
    // What is mended by taking one transpose away is not mended better by adding another.
    if other.contains(.extraTranspose) { other.removeAll { $0 == .missingTranspose } }
    if !other.isEmpty { return other.map { [$0] } }
    let met = meeting(made, mended, yours, right)
    if !met.isEmpty { return met }
    return twice(made, mended, yours, right)
  }

  /// The mistakes whose variants come to some values.
  private mutating func singles(_ variants: [Variant], reaching values: [NumPyArray?]) -> [Mistake]
  {
    guard values.first ?? nil != nil else { return [] }
    var found: Set<Mistake> = []
    for variant in variants where !found.contains(variant.mistake) {
      if isSame(self.values(of: variant.formula, like: values), values) {
        found.insert(variant.mistake)
      }
    }
    return Mistake.allCases.filter(found.contains)
  }

  /// A mistake made in the right formula and another mended in the learner's: where they meet, it
  /// was both.
  private mutating func meeting(
    _ made: [Variant], _ mended: [Variant], _ yours: [NumPyArray?], _ right: [NumPyArray?]
  ) -> [[Mistake]] {
    let wrong = made.compactMap { variant in
      first(of: variant.formula).map { (variant, $0) }
    }
    var found: Set<Set<Mistake>> = []
    for variant in mended {
      guard let value = first(of: variant.formula) else { continue }
      for (other, otherValue) in wrong where value.agrees(with: otherValue) {
        let pair: Set = [variant.mistake, other.mistake]
        guard pair.count == 2, !found.contains(pair) else { continue }
        let values = exam.states.indices.map { self.value(of: variant.formula, in: $0) }
        if isSame(self.values(of: other.formula, like: values), values) { found.insert(pair) }
      }
    }
    return Self.ranked(found)
  }

  private mutating func first(of formula: Syntax) -> NumPyArray? {
    effort.spend(on: formula, in: 0) ? value(of: formula, in: 0) : nil
  }

  /// Two mistakes made in the right formula, one in the other.
  private mutating func twice(
    _ made: [Variant], _ mended: [Variant], _ yours: [NumPyArray?], _ right: [NumPyArray?]
  ) -> [[Mistake]] {
    let isWhole = yours.first ?? nil != nil
    let goal = isWhole ? yours : right
    var found: Set<Set<Mistake>> = []
    for first in isWhole ? made : mended {
      let next =
        isWhole
        ? self.made(from: first.formula)
        : Rewriting.mended(first.formula, exam.words, right: exam.right)
      for second in next where first.mistake != second.mistake {
        let pair: Set = [first.mistake, second.mistake]
        guard !found.contains(pair) else { continue }
        if isSame(values(of: second.formula, like: goal), goal) { found.insert(pair) }
      }
    }
    return Self.ranked(found)
  }

  /// Pairs with the likelier mistakes first.
  private static func ranked(_ pairs: Set<Set<Mistake>>) -> [[Mistake]] {
    let places = Dictionary(
      uniqueKeysWithValues: Mistake.allCases.enumerated().map { ($1, $0) })
    func rank(_ pair: [Mistake]) -> Int { pair.compactMap { places[$0] }.reduce(0, +) }
    return pairs.map { pair in Mistake.allCases.filter(pair.contains) }
      .sorted { (rank($0), $0[0].rawValue) < (rank($1), $1[0].rawValue) }
  }
}
