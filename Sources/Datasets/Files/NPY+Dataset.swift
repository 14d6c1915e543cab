import Matrices

extension Dataset {
  /// A NumPy array as a table, each row an example, as in a CSV file; the columns are called
  /// x1, x2, ….
  /// - Throws: `DatasetError`.
  static func npy(
    _ table: Matrix<Double>, file: String, _ options: TableOptions
  ) throws(DatasetError) -> Dataset {
    guard table.count > 0 else { throw .file(.noNumbers("\(table.shape)"), file) }
    let names = (1...table.columns).map { "x\($0)" }
    let (features, targets, notes) = try options.columns(of: names, file: file)
    let columns = targets.map { target in
      TargetColumn(name: names[target], numbers: (0..<table.rows).map { table[$0, target] })
    }
    let encoding = try TargetEncoding(columns, kind: options.labelKind, file: file)
    if let infinite = table.elements.firstIndex(where: \.isInfinite) {
      throw notFinite(infinite, table, file)
    }
    let chosen = table.selecting(columns: features)
    if let wrong = chosen.elements.firstIndex(where: \.isNaN) {
      let column = features[wrong / table.rows]
      throw notFinite(column * table.rows + wrong % table.rows, table, file)
    }
    return Dataset(
      name: FileName.stem(of: file), source: file, X: chosen.transposed, Y: encoding.Y,
      featureNames: features.map { names[$0] }, targetNames: columns.map(\.name),
      labels: encoding.labels, notes: notes)
  }

  private static func notFinite(
    _ index: Int, _ table: Matrix<Double>, _ file: String
  ) -> DatasetError {
    let (column, row) = index.quotientAndRemainder(dividingBy: table.rows)
    return .file(.notFinite(row: row + 1, column: column + 1), file)
  }
}

extension TableOptions {
  /// Features and targets among columns that all hold numbers.
  func columns(
    of names: [String], file: String
  ) throws(DatasetError) -> (features: [Int], targets: [Int], notes: [Note]) {
    let dropped = try ColumnReference.positions(drop, in: names)
    var targets = try ColumnReference.positions(self.targets, in: names)
    if let twice = targets.first(where: dropped.contains) {
      throw .columns(.chosenTwice(names[twice]))
    }
    var notes: [Note] = []
    if targets.isEmpty, let last = names.indices.last(where: { !dropped.contains($0) }) {
      targets = [last]
      notes = [.tookLastAsTarget(column: names[last])]
    }
    let features = names.indices.filter { !targets.contains($0) && !dropped.contains($0) }
    guard !features.isEmpty else { throw .columns(.noFeatures(file: file, text: nil)) }
    return (features, targets, notes)
  }
}
