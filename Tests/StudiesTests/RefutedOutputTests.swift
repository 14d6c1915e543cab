import Datasets
import Engine
import Matrices
import Testing

@testable import Studies

@Suite("Outputs of exactly 0 or 1 whose label says otherwise")
struct RefutedOutputTests {
  @Test(
    "bce takes the logarithm of both ends, ce of 0 only, squared of none",
    arguments: [
      (Loss.bce, 1, 0, true), (.bce, 0, 1, true), (.bce, 1, 0.9, true), (.bce, 0, 0, false),
      (.bce, 1, 1, false), (.bce, 1 - 1e-16, 0, false), (.bce, 1, .nan, false),
      (.ce, 0, 1, true), (.ce, 1, 0, false), (.ce, 0, 0, false), (.squared, 0, 1, false),
    ] as [(Loss, Double, Double, Bool)])
  func ends(loss: Loss, output: Double, label: Double, isRefuted: Bool) {
    let found = loss.refuted(Matrix(output), Matrix(label))
    #expect(
      found == (isRefuted ? [.init(row: 0, column: 0, output: output, label: label)] : []))
  }

  @Test("The doctor counts the examples behind an infinite cost")
  func doctor() throws {
    // sigmoid(100 x) at -1, 0, 1, 2 is 4e-44, 0.5, 1, 1, and the labels are 0, 1, 0, 1.
    let run = try DoctorTests.run(DoctorTests.line, Layer(units: 1, activation: .sigmoid))
    try run.set("W1", to: Matrix(100))
    let troubles = try DoctorTests.troubles(run, DoctorTests.line)
    #expect(troubles.contains(.costNotFinite(.infinity, refuted: 1)))
  }
}
