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

  @Test(
    "read a transpose as it lies and give the bits of the product", arguments: [1, 2, 7, 33, 70])
  func turns(rows: Int) throws {
    var random = NumPyRandom(seed: 8)
    for (inner, columns) in [(0, 3), (1, 1), (5, 9), (400, 17), (31, 1), (1000, 140)] {
      let a: Matrix<Double> = random.gauss(Shape(rows, inner))
      let b: Matrix<Double> = random.gauss(Shape(inner, columns))
      let product = try Matrix.product(a, b, by: .own)
      let left = try Matrix.product(a.transposed, b, by: .own, turning: .left)
      let right = try Matrix.product(a, b.transposed, by: .own, turning: .right)
      #expect(left == product && right == product, "(\(rows), \(inner)) @ (\(inner), \(columns))")
    }
  }

  @Test("refuse a transpose by its shape")
  func refuses() {
    let (a, b) = (
      Matrix(shape: Shape(2, 3), filledWith: 1.0), Matrix(shape: Shape(2, 4), filledWith: 1.0)
    )
    #expect(throws: ShapeError.cannotMultiply(Shape(2, 3), Shape(4, 2))) {
      _ = try Matrix.product(a, b, turning: .right)
    }
    #expect(throws: ShapeError.cannotMultiply(Shape(2, 3), Shape(2, 4))) {
      _ = try Matrix.product(a.transposed, b.transposed.transposed, turning: .left)
    }
  }

  @Test("multiply as asked, and by one of the two where the processor decides")
  func chooses() {
    #expect(!Products.own.usesOpenBLAS && Products.openblas.usesOpenBLAS)
    #expect(Products.auto.chosen != .auto)
    #expect(Products.openblas.threads(of: 4) == 1 && Products.own.threads(of: 4) == 4)
  }
}
