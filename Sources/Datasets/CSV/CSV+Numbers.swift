import Matrices

extension CSV {
  /// The numbers of one column, in the file's order.
  /// - Throws: `DatasetError`, as in a feature: every field must hold a finite number.
  public func column(named reference: ColumnReference) throws(DatasetError) -> [Double] {
    let position = try reference.position(in: columnNames)
    let kind = try columnKinds().kinds[position]
    if let text = kind.firstText {
      throw .columns(.notNumbers(column: columnNames[position], text: text))
    }
    let role: Role = if case .numbers(let notation) = kind { .written(notation) } else { .feature }
    return try read(columnNames.indices.map { $0 == position ? role : .skip }).features
  }

  /// A table of plain numbers as a matrix, rows as in the file; a header is passed over.
  ///
  /// `nan` and `inf` are numbers here, and an empty field or `?` is NaN, as in labels.
  /// - Throws: `DatasetError`; text is an error.
  public func matrix() throws(DatasetError) -> Matrix<Double> {
    var roles: [Role] = []
    for kind in try columnKinds().kinds {
      if case .numbers(let notation) = kind, notation != .plain {
        roles.append(.written(notation))
      } else {
        roles.append(.value)
      }
    }
    let reading = try read(roles)
    let shape = try Shape.checked(reading.count, columnNames.count, file: file)
    return Matrix(shape: shape, rowMajor: reading.features)
  }

  private func read(_ roles: [Role]) throws(DatasetError) -> CSVReading {
    var reading = CSVReading(names: columnNames, roles: roles)
    try withCursor { (cursor) throws(DatasetError) in try reading.readAll(&cursor) }
    return reading
  }
}
