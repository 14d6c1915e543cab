import Testing

@testable import Lessons

@Suite("How a wrong number relates to the right one")
struct NumberSlipTests {
  @Test(
    "is said by itself",
    arguments: [
      (-0.1008, 0.1008, NumberSlip.sign), (0.98, 0.99, .near), (1, 0.99, .near),
      (10.08, 0.1008, .hundredfold), (0.95, 95, .hundredth),
      (0.25, 4, .reciprocal), (0.27, 0.73, .complement),
      (0.6, 0.3, .double), (0.15, 0.3, .half), (0.09, 0.3, .square), (1.7321, 3, .root),
      (0.0215, 0.215, .decimalPoint), (21.5, 0.0215, .decimalPoint), (13, 14, .offByOne),
      (3.03, 3.0001, .near), (3, 3.0001, .close), (0.27, 0.2689, .close), (7, 3, .tooLarge),
      (-8, 0.25, .tooSmall),
    ])
  func slips(_ given: Double, _ right: Double, _ slip: NumberSlip) {
    #expect(NumberSlip(given, for: right) == slip)
  }

  @Test(
    "tells of a logarithm only where one was asked for",
    arguments: [(-1.777, -4.0922), (30, 13), (18.8, 13), (18, 26), (-11.8, -8.2), (-5.7, -8.2)])
  func logarithms(_ given: Double, _ right: Double) {
    #expect(NumberSlip(given, for: right) != .otherLogarithm)
    #expect(NumberSlip(given, for: right, withLogarithm: true) == .otherLogarithm)
  }

  @Test("is nothing where there is no number", arguments: [Double.nan, .infinity, 2])
  func nothing(_ given: Double) {
    #expect(NumberSlip(given, for: 2) == nil)
  }

  @Test(
    "arithmetic is read as people write it",
    arguments: [
      ("25%", "25 / 100"), ("1000x", "1000"), ("1000 倍", "1000"), ("14轮", "14"),
      ("14 epochs", "14"), ("＝０．５", "0.5"), ("≈ 3.2", "3.2"), ("2 × 3 ÷ 4", "2 * 3 / 4"),
      ("−0.5", "-0.5"), ("1e-3", "1e-3"), ("√2", "sqrt(2)"), ("√(2 / 3)", "sqrt(2 / 3)"),
      ("ln10", "log(10)"), ("负8.2", "-8.2"), ("ln 10 / 2", "log(10) / 2"), ("log(10)", "log(10)"),
      ("sqrt(2)", "sqrt(2)"), ("0x10", "0x10"),
      ("about 9%", "9 / 100"), ("roughly 3.2", "3.2"), ("~5", "5"), ("-12.5 %", "-12.5 / 100"),
      ("2 ** 3", "2 ** 3"),
    ])
  func arithmetic(_ typed: String, _ plain: String) {
    #expect(typed.arithmetic == plain)
  }
}
