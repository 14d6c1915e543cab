/// How many formulas a judgement may work out, so that nobody waits long for it.
struct Effort {
  private var left = 12_000

  /// Counts working out a formula; false where that would be too much.
  mutating func spend() -> Bool {
    left -= 1
    return left > 0
  }
}
