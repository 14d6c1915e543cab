/// How many formulas a judgement may work out, so that nobody waits long for it.
struct Effort {
  private var left: Int
  /// How many of them while two mistakes at once are looked for, which are many.
  private let leftForPairs: Int

  /// Effort for formulas of arrays of so many numbers.
  init(for count: Int) {
    left = max(80, 12_000 / (1 + count / 400))
    leftForPairs = max(40, 12_000 / (1 + count / 160))
  }

  /// Whether any is left.
  var isLeft: Bool { left > 0 }

  /// Leaves what may be spent on two mistakes at once.
  mutating func turnToPairs() { left = min(left, leftForPairs) }

  /// Counts working out a formula; false where that would be too much.
  mutating func spend() -> Bool {
    left -= 1
    return left > 0
  }
}
