import Matrices

extension Matrix<Double> {
  /// The matrix that a kernel makes of this one, element by element.
  func applying(_ kernel: (Int, Double.Input, Double.Output) -> Void) -> Matrix {
    applying(inPieces: Patience.spell, kernel)
  }

  /// The matrix that a kernel makes of this one, column by column, so many at a time.
  func applyingByColumns(_ kernel: (Int, Double.Input, Double.Output) -> Void) -> Matrix {
    guard count > 0 else { return self }
    let many = max(1, Patience.spell / rows)
    return applying(inPieces: many * rows) { kernel($0 / rows, $1, $2) }
  }

  private func applying(
    inPieces piece: Int, _ kernel: (Int, Double.Input, Double.Output) -> Void
  ) -> Matrix {
    let elements = [Double](unsafeUninitializedCapacity: count) { output, initialized in
      self.elements.withUnsafeBufferPointer { input in
        guard let source = input.baseAddress, let target = output.baseAddress, count > 0 else {
          return
        }
        for start in stride(from: 0, to: count, by: piece) {
          if start > 0, Patience.isLost { break }
          kernel(min(piece, count - start), source + start, target + start)
        }
      }
      initialized = count
    }
    return Matrix(shape: shape, columnMajor: elements)
  }
}
