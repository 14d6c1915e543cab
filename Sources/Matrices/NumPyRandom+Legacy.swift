import Glibc

/// The draws of NumPy's `RandomState` that choose, as its legacy algorithms do.
extension NumPyRandom {
  /// A whole number from 0 through `maximum`, as `np.random.randint` draws 64-bit ones.
  public mutating func wideInteger(through maximum: UInt64) -> UInt64 {
    if let small = UInt32(exactly: maximum) { return UInt64(integer(through: small)) }
    let mask = UInt64.max >> UInt64(maximum.leadingZeroBitCount)
    while true {
      let high = UInt64(nextWord())
      let value = (high << 32 | UInt64(nextWord())) & mask
      if value <= maximum { return value }
    }
  }

  /// `count` whole numbers from `low` up to, but without, `high`: `np.random.randint`.
  ///
  /// `low` is below `high`.
  public mutating func integers(_ count: Int, from low: Int, below high: Int) -> [Int] {
    let maximum = UInt64(bitPattern: Int64(high &- 1 &- low))
    return (0..<count).map { _ in low &+ Int(truncatingIfNeeded: wideInteger(through: maximum)) }
  }

  /// Places drawn with the given probabilities, one may come again: `np.random.choice(n, p=p)`.
  ///
  /// The probabilities are not negative and one of them is positive.
  public mutating func places(_ count: Int, probabilities: [Double]) -> [Int] {
    let bounds = Self.cumulated(probabilities)
    return (0..<count).map { _ in Self.place(of: uniform(), in: bounds) }
  }

  /// Places drawn with the given probabilities, each once at most.
  ///
  /// At least `count` of the probabilities are positive.
  public mutating func distinctPlaces(_ count: Int, probabilities: [Double]) -> [Int] {
    var left = probabilities
    var found: [Int] = []
    while found.count < count {
      let draws = (0..<(count - found.count)).map { _ in uniform() }
      for place in found { left[place] = 0 }
      let bounds = Self.cumulated(left)
      var new: Set<Int> = []
      for draw in draws {
        let place = Self.place(of: draw, in: bounds)
        if new.insert(place).inserted { found.append(place) }
      }
    }
    return found
  }

  private static func cumulated(_ probabilities: [Double]) -> [Double] {
    var sum = 0.0
    let sums = probabilities.map { value in
      sum += value
      return sum
    }
    return sums.map { $0 / sum }
  }

  /// How many bounds are not above a number.
  private static func place(of number: Double, in bounds: [Double]) -> Int {
    var (low, high) = (0, bounds.count)
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return min(low, bounds.count - 1)
  }
}
