/// The different numbers of a list in rising order, NaN left out.
struct DistinctNumbers {
  private(set) var sorted: [Double]
  /// How many numbers the list has.
  private(set) var count = 0

  /// Takes numbers that are in rising order.
  init(sorted: [Double]) { self.sorted = sorted }

  /// Looks through a list; nil where it has more than `limit` different numbers.
  init?(_ values: [Double], limit: Int) {
    self.init(sorted: [])
    for value in values where !value.isNaN {
      count += 1
      let position = position(of: value)
      if position < sorted.count, sorted[position] == value { continue }
      guard sorted.count < limit else { return nil }
      sorted.insert(value, at: position)
    }
  }

  /// Where a number is, or where it belongs.
  func position(of value: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether nothing but 0 and 1 occurs.
  var areZeroOrOne: Bool { sorted.allSatisfy { $0 == 0 || $0 == 1 } }

  /// The rule of `LabelKind.automatic`.
  var areClasses: Bool {
    if areZeroOrOne { return true }
    return (2...20).contains(sorted.count) && sorted.count * 2 <= count
      && sorted.allSatisfy { $0 == $0.rounded() }
  }
}
