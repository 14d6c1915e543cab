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
    if let infinite = table.elements.firstIndex(where: \.isInfinite) {
      throw notFinite(infinite, table, file)
    }
    let chosen = table.selecting(columns: features)
    if options.missing == nil, let wrong = chosen.elements.firstIndex(where: \.isNaN) {
      let column = features[wrong / table.rows]
      throw notFinite(column * table.rows + wrong % table.rows, table, file)
    }
    let filled = try options.filled(
      chosen.transposed, names: features.map { names[$0] },
      labels: table.selecting(columns: targets), file: file)
    let columns = targets.map { target in
      TargetColumn(name: names[target], numbers: filled.examples.map { table[$0, target] })
    }
    let encoding = try TargetEncoding(columns, kind: options.labelKind, file: file)
    return Dataset(
      name: FileName.stem(of: file), source: file, X: filled.X, Y: encoding.Y,
      featureNames: filled.names, targetNames: columns.map(\.name), labels: encoding.labels,
      notes: notes + filled.notes)
  }

  private static func notFinite(
    _ index: Int, _ table: Matrix<Double>, _ file: String
  ) -> DatasetError {
    let (column, row) = index.quotientAndRemainder(dividingBy: table.rows)
    return .file(.notFinite(row: row + 1, column: column + 1), file)
  }
}

/// Features of an array with their gaps filled.
struct FilledFeatures {
  let X: Matrix<Double>
  let names: [String]
  /// The examples that are left.
  let examples: [Int]
  let notes: [Note]
}

extension TableOptions {
  /// Fills the gaps of an array, (features, examples), as `missing` says.
  /// - Parameter labels: a row an example; one without any is left out with those that have gaps.
  func filled(
    _ X: Matrix<Double>, names: [String], labels: Matrix<Double>, file: String
  ) throws(DatasetError) -> FilledFeatures {
    let all = Array(0..<X.columns)
    guard let missing else { return FilledFeatures(X: X, names: names, examples: all, notes: []) }
    var table = FeatureTable(columns: names.map { .init(name: $0, categories: nil) }, values: X)
    try table.fill(
      missing,
      unlabelled: all.map { row in (0..<labels.columns).allSatisfy { labels[row, $0].isNaN } })
    let (filled, names, _) = try table.encoded(.drop, hasIndicators: hasIndicators, file: file)
    let notes = table.kept.map { [Note.droppedExamples(X.columns - $0.count, of: X.columns)] }
    return FilledFeatures(
      X: filled, names: names, examples: table.kept ?? all, notes: notes ?? [])
  }

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
