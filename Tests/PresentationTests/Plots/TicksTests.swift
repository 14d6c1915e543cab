import Testing

@testable import Presentation

@Suite("Ticks") struct TicksTests {
  /// Ranges of every size and place, from a fixed generator.
  static let ranges: [ClosedRange<Double>] = {
    var random = Generator(state: 7)
    return (0..<400).map { index in
      let size = Double.random(in: 0.1...1, using: &random) * power(index % 41 - 20)
      let low = Double.random(in: -1...1, using: &random) * power((index / 41) * 3 - 12) * 1e3
      return Extent(low...(low + size)).range
    }
  }()

  private static func power(_ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1.0) { value, _ in exponent < 0 ? value / 10 : value * 10 }
  }

  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test("Covering ticks reach from below the range to above it", arguments: [3, 5, 8, 20])
  func cover(limit: Int) throws {
    for range in Self.ranges {
      let ticks = Ticks(covering: range, atMost: limit)
      let slack = (range.upperBound - range.lowerBound) * 1e-6
      #expect(try #require(ticks.values.first) <= range.lowerBound + slack, "\(range)")
      #expect(try #require(ticks.values.last) >= range.upperBound - slack, "\(range)")
      #expect((2...limit).contains(ticks.values.count), "\(range)")
    }
  }

  @Test("Inner ticks stay inside the range", arguments: [1, 2, 5, 12])
  func within(limit: Int) {
    for range in Self.ranges {
      let ticks = Ticks(within: range, atMost: limit)
      let slack = (range.upperBound - range.lowerBound) * 1e-6
      #expect(ticks.values.count <= limit)
      guard ticks.values.count > 1 else { continue }
      #expect(ticks.values.allSatisfy { $0 >= range.lowerBound - slack }, "\(range)")
      #expect(ticks.values.allSatisfy { $0 <= range.upperBound + slack }, "\(range)")
    }
  }

  @Test("Ticks lie 1, 2 or 5 times a power of ten apart")
  func round() throws {
    for range in Self.ranges {
      let values = Ticks(covering: range, atMost: 8).values
      let step = (values[values.count - 1] - values[0]) / Double(values.count - 1)
      let digits = step.scientificMantissa
      #expect([1, 2, 5, 10].contains { abs(digits - $0) < 1e-4 }, "\(range): \(step)")
    }
  }

  @Test("A tick's label is the number itself, and no two labels are the same")
  func labels() throws {
    for range in Self.ranges {
      let ticks = Ticks(covering: range, atMost: 8)
      #expect(Set(ticks.labels).count == ticks.labels.count, "\(ticks.labels)")
      for (value, label) in zip(ticks.values, ticks.labels) {
        let read = try #require(Double(label))
        #expect(abs(read - value) <= abs(value) * 1e-12, "\(label) for \(value)")
      }
    }
  }

  @Test(
    "Ticks of known ranges",
    arguments: [
      (0.0...1.0, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (0.0...0.69, 8, ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"]),
      (-3.0...17.0, 6, ["-5", "0", "5", "10", "15", "20"]),
      (0.0...2_500_000, 4, ["0", "1000000", "2000000", "3000000"]),
      (0.0...25_000_000, 4, ["0", "1e7", "2e7", "3e7"]),
      (0.0...15_000_000, 4, ["0", "5e6", "1e7", "1.5e7"]),
      (0.0...0.0000021, 4, ["0", "1e-6", "2e-6", "3e-6"]),
      (1e8...100_000_001, 3, ["1e8", "1.000000005e8", "1.00000001e8"]),
    ] as [(ClosedRange<Double>, Int, [String])])
  func known(range: ClosedRange<Double>, limit: Int, labels: [String]) {
    #expect(Ticks(covering: range, atMost: limit).labels == labels)
  }

  @Test("Counts have whole ticks")
  func whole() {
    #expect(Ticks(covering: 0...3, atMost: 9, isWhole: true).labels == ["0", "1", "2", "3"])
  }

  @Test("Labels below an axis keep two blanks apart, at every width", arguments: 4...200)
  func apart(columns: Int) {
    for range in Self.ranges.prefix(60) {
      let row = TickRow(ChartAxis("", Extent(range)), columns: columns)
      for (one, next) in zip(row.places, row.places.dropFirst()) {
        #expect(one.start + one.label.count + 2 <= next.start, "\(range): \(row.places)")
      }
      #expect(row.places.allSatisfy { (0..<columns).contains($0.column) })
    }
  }

  @Test("Numbers that are all the same, or none, have an extent or none")
  func extents() {
    #expect(Extent(of: [2, 2, 2])?.range == 1...3)
    #expect(Extent(of: [0])?.range == -1...1)
    #expect(Extent(of: [.nan, .infinity, -.infinity]) == nil)
    #expect(Extent(of: [.nan, 1, 3])?.range == 1...3)
    #expect(Extent(of: [1e308, 1])?.range == 0.5...1.5)
  }
}

extension Double {
  fileprivate var scientificMantissa: Double {
    var value = abs(self)
    while value >= 9.9999 { value /= 10 }
    while value < 0.99999 { value *= 10 }
    return value
  }
}
