/// How many formulas a judgement may work out, so that nobody waits long for it.
struct Effort {
  private var left: Int

  /// Effort for formulas of arrays of so many numbers.
  init(for count: Int) { left = max(60, 12_000 / (1 + count / 160)) }

  /// Whether any is left.
  var isLeft: Bool { left > 0 }

  /// Counts working out a formula; false where that would be too much.
  mutating func spend() -> Bool {
    left -= 1
    return left > 0
  }
}
