import Matrices
import Testing

@Suite("Our own tiles and OpenBLAS") struct ProductsTests {
  @Test("agree to rounding on every shape", arguments: [1, 2, 3, 7, 16, 33, 70])
  func agree(rows: Int) throws {
    var random = NumPyRandom(seed: 7)
    for inner in [0, 1, 2, 5, 31, 128, 400] {
      for columns in [1, 2, 9, 17, 64] {
        let a: Matrix<Double> = random.gauss(Shape(rows, inner))
        let b: Matrix<Double> = random.gauss(Shape(inner, columns))
        let own = try Matrix.product(a, b, by: .own)
        for form in [Transposition.none, .left, .right] {
          let other = try Matrix.product(a, b, by: .openblas, form)
          let near = zip(own.elements, other.elements).allSatisfy {
            abs($0 - $1) <= 1e-15 * Double(inner + 1) * 30
          }
          #expect(near && own.shape == other.shape, "(\(rows), \(inner)) @ (\(inner), \(columns))")
        }
      }
    }
  }

  @Test("multiply as asked, and by one of the two where the processor decides")
  func chooses() {
    #expect(!Products.own.usesOpenBLAS && Products.openblas.usesOpenBLAS)
    #expect(Products.auto.chosen != .auto)
    #expect(Products.openblas.threads(of: 4) == 1 && Products.own.threads(of: 4) == 4)
  }
}
