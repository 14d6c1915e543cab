import Testing

@testable import Studies

@Suite("Exponentially weighted averages")
struct WeightedAverageTests {
  @Test(
    "They are those of the Python loop, corrected and not", arguments: Reference.shared.averages)
  func likePython(_ expected: Reference.Average) {
    let average = WeightedAverage(of: expected.theta, beta: expected.beta)
    for (value, other) in zip(average.values, expected.v) { #expect(abs(value - other) < 1e-12) }
    for (value, other) in zip(average.corrected, expected.corrected) {
      #expect(abs(value - other) < 1e-12)
    }
    #expect(average.values.count == expected.theta.count)
  }

  @Test("They average over about 10, 50 and 2 values")
  func spans() {
    for (beta, span) in [(0.9, 10.0), (0.98, 50), (0.5, 2), (0, 1)] {
      #expect(abs(WeightedAverage(of: [], beta: beta).span - span) < 1e-9)
    }
  }
}
