import Matrices

extension Matrix<Double> {
  /// The matrix that a kernel makes of this one, element by element or column by column.
  func applying(_ kernel: (Int, Double.Input, Double.Output) -> Void) -> Matrix {
    let elements = [Double](unsafeUninitializedCapacity: count) { output, initialized in
      self.elements.withUnsafeBufferPointer { input in
        guard let source = input.baseAddress, let target = output.baseAddress, count > 0 else {
          return
        }
        kernel(count, source, target)
      }
      initialized = count
    }
    return Matrix(shape: shape, columnMajor: elements)
  }
}
