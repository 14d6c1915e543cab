import Matrices
import Testing

/// Expected values worked by hand.
@Suite struct MatrixTests {
  let a = Matrix<Double>(shape: Shape(2, 3), rowMajor: [1, 2, 3, 4, 5, 6])

  @Test("Elements given row by row are stored column by column")
  func storesByColumns() {
    #expect(a.elements == [1, 4, 2, 5, 3, 6])
    #expect(a[1, 2] == 6)
    #expect(a.rowMajor == [1, 2, 3, 4, 5, 6])
  }

  @Test("A copy is a value of its own")
  func copiesAreValues() {
    var copy = a
    copy[0, 0] = 9
    #expect(a[0, 0] == 1)
    #expect(copy[0, 0] == 9)
  }

  @Test("The transpose exchanges rows and columns")
  func transposes() {
    #expect(a.transposed.shape == Shape(3, 2))
    #expect(a.transposed.rowMajor == [1, 4, 2, 5, 3, 6])
  }

  @Test(
    "Shapes broadcast as NumPy's do",
    arguments: [
      (Shape(2, 3), Shape(2, 1), Shape(2, 3)), (Shape(2, 3), Shape(1, 3), Shape(2, 3)),
      (Shape(2, 1), Shape(1, 3), Shape(2, 3)), (Shape(1, 1), Shape(2, 3), Shape(2, 3)),
      (Shape(0, 3), Shape(1, 3), Shape(0, 3)),
    ])
  func broadcasts(left: Shape, right: Shape, both: Shape) throws {
    #expect(try left.broadcast(with: right) == both)
  }

  @Test("Sides that differ and are not 1 do not broadcast")
  func refusesToBroadcast() {
    #expect(throws: ShapeError.cannotBroadcast(Shape(2, 3), Shape(3, 2))) {
      try Shape(2, 3).broadcast(with: Shape(3, 2))
    }
  }

  @Test("A column is added to every column, a row to every row")
  func addsBroadcast() throws {
    let column = Matrix<Double>(shape: Shape(2, 1), columnMajor: [10, 20])
    let row = Matrix<Double>(shape: Shape(1, 3), columnMajor: [1, 2, 3])
    #expect(try Matrix.combining(a, column, +).rowMajor == [11, 12, 13, 24, 25, 26])
    #expect(try Matrix.combining(row, a, *).rowMajor == [1, 4, 9, 4, 10, 18])
  }

  @Test("Reductions run along an axis or over everything, and keep the side")
  func reduces() {
    #expect(a.sum().elements == [21])
    #expect(a.sum(along: .rows) == Matrix(shape: Shape(1, 3), columnMajor: [5, 7, 9]))
    #expect(a.mean(along: .columns) == Matrix(shape: Shape(2, 1), columnMajor: [2, 5]))
    #expect(a.variance(along: .rows).elements == [2.25, 2.25, 2.25])
  }

  @Test("A sum of a million tenths loses no more than a few last digits")
  func sumsPairwise() {
    let tenths = Matrix<Double>(shape: Shape(1000, 1000), filledWith: 0.1)
    #expect(abs(tenths.sum().elements[0] - 100_000) < 1e-9)
  }

  @Test("The product is the rows of one by the columns of the other, in both precisions")
  func multiplies() throws {
    #expect(try Matrix.product(a, a.transposed).rowMajor == [14, 32, 32, 77])
    let single: Matrix<Float> = a.converted()
    #expect(try Matrix.product(single.transposed, single).rowMajor[0...2] == [17, 22, 27])
  }

  @Test("A product with nothing inside is zeros; with other inner sides it is refused")
  func multipliesEdges() throws {
    let empty = try Matrix.product(
      Matrix<Double>(shape: Shape(2, 0), columnMajor: []),
      Matrix<Double>(shape: Shape(0, 2), columnMajor: []))
    #expect(empty.elements == [0, 0, 0, 0])
    #expect(throws: ShapeError.cannotMultiply(Shape(2, 3), Shape(2, 3))) {
      try Matrix.product(a, a)
    }
  }

  @Test(
    "A shape that cannot be is refused before memory is asked for",
    arguments: [(-1, 2), (1_000_000_000, 1_000_000_000), (Int.max, 2), (1 << 27, 2)])
  func refusesImpossibleShapes(rows: Int, columns: Int) {
    #expect(throws: ShapeError.impossible(rows: rows, columns: columns)) {
      try Shape(checking: rows, columns)
    }
  }

  @Test("Reshaping reads and writes row by row")
  func reshapes() throws {
    #expect(try a.reshaped(to: Shape(3, 2)).rowMajor == [1, 2, 3, 4, 5, 6])
    #expect(throws: ShapeError.cannotReshape(Shape(2, 3), to: Shape(2, 2))) {
      try a.reshaped(to: Shape(2, 2))
    }
  }
}
