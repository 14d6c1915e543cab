import Formulas

extension Exam {
  /// The formulas to look for mistakes in: with its numbers read as what the right one has in their
  /// place, where one may be two things in both ways, then as they stand.
  var likelyReadings: [Syntax] {
    let near = fullest { !$0.isSize || $0.quantity.names == ["m"] }
    var seen: Set<Syntax> = []
    return (near.prefix(3).map(\.formula) + [readings.loose.formula, formula])
      .filter { seen.insert($0).inserted }
  }

  /// The formula with its numbers read as settings; as the number of examples only where that is not
  /// so small that the number is likelier what it is.
  func readings(ofCountsFrom least: Double) -> Syntax {
    let read = fullest { reading in
      guard reading.isSize, let number = reading.written.constant else { return !reading.isSize }
      return reading.quantity.names == ["m"] && max(number, 1 / number) >= least
    }
    return read.first?.formula ?? formula
  }

  /// Whether a factor is the number of examples, which is written as a number in the formula.
  func isCountOfExamples(_ factor: Double) -> Bool {
    readings.near.flatMap(\.readings).contains { reading in
      guard reading.quantity.names == ["m"], let number = reading.written.constant else {
        return false
      }
      let (size, share) = (max(number, 1 / number), max(factor, 1 / factor))
      return size >= 6 && abs(size - share) < 1e-9 * size
    }
  }

  /// The formula with as many of its numbers read as can be, in ways a test allows.
  private func fullest(_ isAllowed: (Reading) -> Bool) -> [ReadFormula] {
    let likely = readings.near.filter { $0.readings.allSatisfy(isAllowed) }
    let most = likely.map(\.readings.count).max() ?? 0
    return likely.filter { $0.readings.count == most }
  }
}
