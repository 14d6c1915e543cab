import Testing

@testable import Formulas

/// `round` of a plain number is Python's, `np.round` NumPy's; the numbers are theirs.
@Suite struct DecimalRoundingTests {
  @Test(
    "Python's round goes by the digits a number really has",
    arguments: [
      (2.675, 2, 2.67), (1.005, 2, 1.0), (1.115, 2, 1.11), (0.285, 2, 0.28),
      (10.075, 2, 10.07), (5.015, 2, 5.01), (2.5, 0, 2.0), (-0.5, 0, -0.0), (1250.0, -2, 1200.0),
      (1350.0, -2, 1400.0), (0.15, 1, 0.1), (0.25, 1, 0.2), (0.35, 1, 0.3), (-1.005, 2, -1.0),
      (1e20, 2, 1e20), (2.5e-8, 8, 2e-08), (2.345, 2, 2.35), (1234.5678, -3, 1000.0),
      (25.0, -1, 20.0),
    ] as [(Double, Int, Double)])
  func python(number: Double, digits: Int, rounded: Double) throws {
    var variables = Variables()
    #expect(try variables.run("round(\(number), \(digits))").number == rounded)
  }

  @Test(
    "NumPy's goes by the product with a power of ten",
    arguments: [("np.round(2.675, 2)", 2.68), ("np.round(0.285, 2)", 0.28), ("round(2.5)", 2)])
  func numPy(formula: String, rounded: Double) throws {
    var variables = Variables()
    #expect(try variables.run(formula).number == rounded)
  }
}
