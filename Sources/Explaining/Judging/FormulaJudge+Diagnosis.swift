import Formulas

/// A variant with what it comes to in the first state.
struct ValuedVariant {
  let variant: Variant
  let value: NumPyArray

  /// Whether another value could be the same, seen at a glance.
  func isNear(_ other: NumPyArray) -> Bool {
    guard let a = value.matrix.elements.first, let b = other.matrix.elements.first,
      value.count == other.count
    else { return false }
    return a.isNaN && b.isNaN || a == b || abs(a - b) <= 1e-6 * max(abs(a), abs(b))
      || max(abs(a), abs(b)) < 1e-9
  }
}

extension FormulaJudge {
  /// Whether mistakes can be those of what is written: no labels are missing in what is a number
  /// everywhere, and no square where all are there.
  func arePossible(_ mistakes: [Mistake], in formula: Syntax, giving yours: [NumPyArray?]) -> Bool {
    let hasGaps = yours.contains { $0?.matrix.elements.contains(where: \.isNaN) ?? false }
    let hasSquares = formula.squares > 0 && formula.squares >= exam.right.squares
    return (hasGaps || !mistakes.contains(.missingLabels))
      && !(hasSquares && mistakes.contains(.missingSquare))
  }

  /// The sets of mistakes that explain a value, the likeliest first.
  mutating func diagnosis(_ formula: Syntax, _ yours: [NumPyArray?]) -> [[Mistake]] {
    let (made, mendings) = (valued(), self.mended(formula))
    // A count that is written is wrong itself, whatever it comes to.
    let counts = formula.dividesByRows ? mendings.filter { $0.mistake == .wrongCount } : []
    if !counts.isEmpty, !singles(valued(counts), reaching: right).isEmpty { return [[.wrongCount]] }
    var one = singles(made, reaching: yours)
    // A column where a row is right was turned, not summed up, if it says so itself.
    if formula.isTransposed { one.removeAll { $0 == [.missingKeepdims] } }
    if let special = Self.special(one) { return special }
    let mended = valued(mendings)
    var other = singles(mended, reaching: right)
    // What is mended by taking one transpose away is not mended better by adding another.
    if other.contains([.extraTranspose]) { other.removeAll { $0 == [.missingTranspose] } }
    // A tensor that is only counted is not mended by turning it, nor by two mistakes that make one.
    if one.contains([.wrongCount]) { return [[.wrongCount]] }
    if let special = Self.special(other.filter { $0 != [.wrongActivationDerivative] }) {
      return special
    }
    let met = meeting(made, mended)
    if let special = Self.special(met) { return special }
    return [one + other, met].first { !$0.isEmpty } ?? []
  }

  /// The sets without a general mistake; nil where there are none.
  static func special(_ sets: [[Mistake]]) -> [[Mistake]]? {
    let special = sets.filter { !$0.contains(where: \.isGeneral) }
    return special.isEmpty ? nil : special
  }

  /// The variants of the right formula, worked out once.
  mutating func valued() -> [ValuedVariant] {
    if let made { return made }
    var seen: Set<Syntax> = []
    let all = rightForms.flatMap { Rewriting.made(from: $0, making) }
      .filter { seen.insert($0.formula).inserted }
    let valued = valued(all)
    made = valued
    return valued
  }

  private mutating func valued(_ variants: [Variant]) -> [ValuedVariant] {
    variants.compactMap { variant in
      guard effort.spend(), let value = value(of: variant.formula, in: 0),
        value.matrix.elements.contains(where: \.isFinite)
      else { return nil }
      return ValuedVariant(variant: variant, value: value)
    }
  }

  /// The mistakes whose variants come to some values.
  mutating func singles(
    _ variants: [ValuedVariant], reaching values: [NumPyArray?]
  ) -> [[Mistake]] {
    guard let first = values.first ?? nil else { return [] }
    var found: Set<Mistake> = []
    for one in variants where !found.contains(one.variant.mistake) {
      guard exam.tolerance > 1e-9 || one.isNear(first),
        one.value.agrees(with: first, tolerance: exam.tolerance)
      else { continue }
      if exam.states.count == 1 || reaches(one.variant.formula, values) {
        found.insert(one.variant.mistake)
      }
    }
    return Mistake.likelier(Mistake.allCases.filter(found.contains).map { [$0] })
  }

  /// A mistake made in the right formula and another mended in the learner's: where they meet, it
  /// was both.
  private mutating func meeting(
    _ made: [ValuedVariant], _ mended: [ValuedVariant]
  ) -> [[Mistake]] {
    var found: Set<Set<Mistake>> = []
    for mending in mended {
      for making in made where making.isNear(mending.value) {
        let pair: Set = [making.variant.mistake, mending.variant.mistake]
        guard pair.count == 2, !found.contains(pair), !Mistake.areOpposed(pair),
          mending.value.agrees(with: making.value)
        else { continue }
        let values = exam.states.indices.map { value(of: mending.variant.formula, in: $0) }
        if reaches(making.variant.formula, values) { found.insert(pair) }
      }
    }
    return Self.ranked(found)
  }

  /// Two mistakes made in the right formula, or mended in the other.
  mutating func twice(_ formula: Syntax, _ yours: [NumPyArray?]) -> [[Mistake]] {
    effort.turnToPairs()
    let isWhole = yours.first ?? nil != nil
    let goal = isWhole ? yours : right
    var found: Set<Set<Mistake>> = []
    for first in isWhole ? valued().map(\.variant) : mended(formula) where effort.isLeft {
      let next =
        isWhole ? Rewriting.made(from: first.formula, making) : mendedAgain(first.formula)
      // Those of a mistake stand together.
      var (last, isSettled) = (first.mistake, true)
      for second in next {
        if second.mistake != last {
          let pair: Set = [first.mistake, second.mistake]
          (last, isSettled) = (second.mistake, pair.count < 2 || found.contains(pair))
          isSettled = isSettled || Mistake.areOpposed(pair)
        }
        if isSettled || !reaches(second.formula, goal) { continue }
        found.insert([first.mistake, second.mistake])
        isSettled = true
      }
    }
    return Self.ranked(found)
  }

  /// Pairs with the likelier mistakes first.
  private static func ranked(_ pairs: Set<Set<Mistake>>) -> [[Mistake]] {
    let places = Dictionary(
      uniqueKeysWithValues: Mistake.allCases.enumerated().map { ($1, $0) })
    func rank(_ pair: [Mistake]) -> Int { pair.compactMap { places[$0] }.reduce(0, +) }
    let ordered = [.wrongAxis] + Mistake.allCases.filter { $0 != .wrongAxis }
    return Mistake.likelier(pairs.map { pair in ordered.filter(pair.contains) })
      .sorted { (rank($0), $0[0].rawValue) < (rank($1), $1[0].rawValue) }
  }
}
