import Foundation
import Matrices
import Presentation
import Testing
import TextMeasures

@Suite("Numbers") struct NumberTests {
  private func shown(_ values: [Double], digits: Int = 4) -> [String] {
    let format = NumberFormat(for: values, digits: digits)
    return values.map(format.string)
  }

  typealias Together = (values: [Double], expected: [String])

  static let columns: [Together] = [
    ([1, 0, -3], ["1", "0", "-3"]),
    ([0.5, 1, -2.25], ["0.5000", "1.0000", "-2.2500"]),
    ([0.01234567, -0.002], ["0.01235", "-0.00200"]),
    ([123.456, 1], ["123.46", "1.00"]),
    ([54_321.5, 0.25], ["54321.50", "0.25"]),
    ([1e-5, 2e-7], ["1.000e-05", "2.000e-07"]),
    ([1.5e6, 2], ["1500000", "2"]),
    ([1_500_000.5, 2], ["1.500e+06", "2.000e+00"]),
    ([1e-9, 2e-9, 1], ["1.000e-09", "2.000e-09", "1.000e+00"]),
    ([1e-9, 0.5, 1], ["1e-09", "0.5000", "1.0000"]),
    ([-1e-9, 0.5, 1], ["-1e-09", "0.5000", "1.0000"]),
    ([0.00004, 0.00006, 0, 0.5, 1], ["4e-05", "0.0001", "0.0000", "0.5000", "1.0000"]),
    ([0.004, 54_321.5, 7.25], ["4e-03", "54321.50", "7.25"]),
    ([-0.0, 0.5], ["0.0000", "0.5000"]),
    ([.nan, .infinity, -.infinity, 2], ["NaN", "Inf", "-Inf", "2"]),
    ([1e300, 1], ["1.000e+300", "1.000e+00"]),
    ([1e12, 3], ["1.000e+12", "3.000e+00"]),
    ([9_999_999_999], ["9999999999"]),
  ]

  @Test("Numbers that stand together have the same number of digits", arguments: columns)
  func together(values: [Double], expected: [String]) {
    #expect(shown(values) == expected)
  }

  @Test("Only an exact zero looks like one, whatever stands beside it")
  func zeros() {
    for exponent in -30...5 {
      for factor in [1, 4.9999, 5, 5.0001, 9.9999] {
        let small = factor * pow(10, Double(exponent))
        for large in [0.7, 3, 88.5, 4321.25, 99_999.5] {
          for (number, text) in zip([small, -small], shown([small, -small, large, large])) {
            #expect(Double(text) != 0, "\(number) beside \(large) is \(text)")
          }
        }
      }
    }
  }

  @Test(
    "The digits a person asks for",
    arguments: [
      (1, ["3.1", "0.5"]), (2, ["3.14", "0.50"]), (8, ["3.14159265", "0.50000000"]),
      (0, ["3.1", "0.5"]), (99, ["3.14159265358979312", "0.50000000000000000"]),
    ])
  func digits(digits: Int, expected: [String]) {
    #expect(shown([.pi, 0.5], digits: digits) == expected)
  }

  @Test(
    "A number by itself has no trailing zeros",
    arguments: [
      (400, "400"), (0.25, "0.25"), (1.0 / 3, "0.3333"), (1e-7, "1e-07"), (.nan, "NaN"),
      (-0.0, "0"),
      (123_456_789_012, "1.235e+11"),
    ])
  func alone(number: Double, expected: String) {
    #expect(number.shortText() == expected)
  }

  @Test("Statistics leave out what is not finite, and count it")
  func statistics() {
    let statistics = MatrixStatistics(Gallery.broken)
    #expect(statistics.minimum == 0 && statistics.maximum == 0.5 && statistics.mean == 0.25)
    #expect(statistics.zeros == 1 && statistics.nans == 1 && statistics.infinities == 2)
    let huge = MatrixStatistics(Matrix(shape: Shape(1, 2), filledWith: 1.5e308))
    #expect(huge.mean == 1.5e308)
    let none = MatrixStatistics(Matrix(shape: Shape(3, 0), columnMajor: []))
    #expect(none.minimum == nil && none.mean == nil && none.shape == Shape(3, 0))
  }

  @Test("Columns are aligned and headed")
  func aligned() {
    let text = MatrixFormat().text(Gallery.weights, for: Page(width: 80))
    #expect(
      text == """
                  0        1        2        3
        0 │  1.6243  -0.6118  -0.5282  -1.0730
        1 │  0.8654  -2.3015   1.7448  -0.7612
        2 │  0.3190  -0.2494   1.4621  -2.0601
        """)
  }

  @Test("A mask is shown as 0 and 1")
  func mask() {
    #expect(
      MatrixFormat().text(Gallery.mask, for: Page(width: 20)) == """
             0  1  2  3  4
        0 │  1  0  1  1  0
        1 │  0  1  1  1  1
        """)
  }

  @Test("What does not fit is left out of the middle")
  func shortened() {
    #expect(
      MatrixFormat(rowLimit: 5).text(Gallery.pixels, for: Page(width: 40)) == """
                   0       1  ⋯      58      59
         0 │   0.000   0.001  ⋯   0.058   0.059
         1 │   1.000   1.001  ⋯   1.058   1.059
         ⋮ │       ⋮       ⋮  ⋯       ⋮       ⋮
        38 │  38.000  38.001  ⋯  38.058  38.059
        39 │  39.000  39.001  ⋯  39.058  39.059
        """)
  }

  @Test("Where not one column fits with all its digits, there are fewer digits")
  func narrow() {
    let values = Matrix<Double>(shape: Shape(1, 2), columnMajor: [-1.25e-100, 3.5e-100])
    let text = MatrixFormat(digits: 17).text(values, for: Page(width: 20))
    #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= 20 })
    #expect(text.contains("-1.2"))
  }
}
