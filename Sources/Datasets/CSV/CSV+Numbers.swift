import Matrices

extension CSV {
  /// The numbers of one column, in the file's order.
  /// - Throws: `DatasetError`, as in a feature: every field must hold a finite number.
  public func column(named reference: ColumnReference) throws(DatasetError) -> [Double] {
    let position = try reference.position(in: columnNames)
    if case .text(let text) = try columnKinds()[position] {
      throw .columns(.notNumbers(column: columnNames[position], text: text))
    }
    return try read(columnNames.indices.map { $0 == position ? .feature : .skip }).features
  }

  /// A table of plain numbers as a matrix, rows as in the file; a header is passed over.
  ///
  /// `nan` and `inf` are numbers here, and an empty field or `?` is NaN, as in labels.
  /// - Throws: `DatasetError`; text is an error.
  public func matrix() throws(DatasetError) -> Matrix<Double> {
    let reading = try read(columnNames.map { _ in .value })
    let shape = try Shape.checked(reading.count, columnNames.count, file: file)
    return Matrix(shape: shape, rowMajor: reading.features)
  }
}
