import Glibc

/// Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
public struct Ticks: Sendable, Hashable {
  /// The numbers, rising.
  public let values: [Double]
  /// How each is written: with the same decimals, or as few as say it with a power of ten.
  public let labels: [String]

  /// Ticks of which the first is at or below a range and the last at or above it.
  /// - Parameters:
  ///   - range: Its ends are finite and differ, as `Extent` sees to.
  ///   - limit: The most ticks; at least 3, since zero may lie inside.
  ///   - isWhole: Whether only whole numbers make sense.
  public init(covering range: ClosedRange<Double>, atMost limit: Int, isWhole: Bool = false) {
    self.init(
      TickStep.smallest(for: range, isWhole: isWhole) { step in
        let steps = step.steps(covering: range)
        return steps.count <= max(3, limit) ? steps : nil
      })
  }

  /// Ticks inside a range; as many as there is room for, one at least.
  public init(within range: ClosedRange<Double>, atMost limit: Int, isWhole: Bool = false) {
    self.init(
      TickStep.smallest(for: range, isWhole: isWhole) { step in
        let steps = step.steps(within: range)
        return steps.count <= max(1, limit) ? steps : nil
      })
  }

  private init(_ found: (step: TickStep, multiples: ClosedRange<Int>)) {
    values = found.multiples.map { found.step.value(times: $0) }
    labels = found.step.labels(values)
  }
}

/// The distance of two ticks: 1, 2 or 5 times a power of ten.
private struct TickStep {
  let mantissa: Int
  let exponent: Int

  /// The smallest step a test accepts, with the multiples of it that are ticks.
  static func smallest(
    for range: ClosedRange<Double>, isWhole: Bool,
    _ test: (TickStep) -> ClosedRange<Int>?
  ) -> (step: TickStep, multiples: ClosedRange<Int>) {
    let length = range.upperBound - range.lowerBound
    var exponent = Int(log10(length).rounded(.down)) - 3
    if isWhole { exponent = max(0, exponent) }
    while true {
      for mantissa in [1, 2, 5] {
        let step = TickStep(mantissa: mantissa, exponent: exponent)
        if let multiples = test(step) { return (step, multiples) }
      }
      exponent += 1
    }
  }

  /// A multiple; of steps below 1 by one division, so that it is the number its digits say.
  func value(times count: Int) -> Double {
    let number = Double(count) * Double(mantissa)
    return exponent < 0 ? number / pow(10, Double(-exponent)) : number * pow(10, Double(exponent))
  }

  func steps(covering range: ClosedRange<Double>) -> ClosedRange<Int> {
    let size = value(times: 1)
    return whole(
      (range.lowerBound / size).rounded(.down))...whole(
        (range.upperBound / size).rounded(.up))
  }

  /// The multiples inside; one too many at most where there is none.
  func steps(within range: ClosedRange<Double>) -> ClosedRange<Int> {
    let size = value(times: 1)
    let first = whole((range.lowerBound / size - 1e-9).rounded(.up))
    return first...max(first, whole((range.upperBound / size + 1e-9).rounded(.down)))
  }

  /// An extent is at least 1e-9 of its ends, so multiples stay far below 2^53.
  private func whole(_ number: Double) -> Int { Int(exactly: number) ?? 0 }

  func labels(_ values: [Double]) -> [String] {
    let largest = values.map(\.magnitude).max() ?? 0
    guard largest < 1e7, exponent >= -5 else { return values.map { scientific($0, largest) } }
    return values.map { NumberPrinter(.fixed(max(0, -exponent))).string($0 == 0 ? 0 : $0) }
  }

  private func scientific(_ value: Double, _ largest: Double) -> String {
    guard value != 0 else { return "0" }
    let digits = Int(log10(value.magnitude * (1 + 1e-12)).rounded(.down)) - exponent
    let parts = NumberPrinter(.scientific(min(max(0, digits), 16))).string(value)
      .split(separator: "e", maxSplits: 1)
    guard parts.count == 2, let power = Int(parts[1].drop { $0 == "+" }) else {
      return parts.joined()
    }
    var mantissa = parts[0]
    if mantissa.contains(".") {
      while mantissa.last == "0" { mantissa.removeLast() }
      if mantissa.last == "." { mantissa.removeLast() }
    }
    return "\(mantissa)e\(power)"
  }
}
