import Matrices

extension RunState {
  /// All of it but what a person set, as words that can be written down.
  var words: [UInt64] {
    ([iteration, epoch, t, examples, cursor, order.count] + order).map {
      UInt64(bitPattern: Int64($0))
    } + [alpha.bitPattern] + random.state
  }

  /// Takes up what was written down.
  /// - Parameter count: How many examples there are to learn from.
  /// - Returns: Whether the words fit; if not, nothing has changed.
  mutating func take(_ words: ArraySlice<UInt64>, examples count: Int) -> Bool {
    let head = words.prefix(6).map { Int(Int64(bitPattern: $0)) }
    guard head.count == 6, head[0] >= 0, head[1] >= 0, [0, count].contains(head[5]),
      (0...count).contains(head[3]), (0...count).contains(head[4])
    else { return false }
    let order = words.dropFirst(6).prefix(head[5]).compactMap { Int(exactly: $0) }
    let rest = words.dropFirst(6 + head[5])
    guard order.count == head[5], order.allSatisfy({ $0 < count }), let rate = rest.first,
      let random = NumPyRandom(state: Array(rest.dropFirst()))
    else { return false }
    (iteration, epoch, t) = (head[0], head[1], head[2])
    (examples, cursor, self.order, self.random) = (head[3], head[4], order, random)
    alpha = Double(bitPattern: rate)
    return true
  }
}
