import Matrices

extension Dataset {
  /// Examples in the rows of one array, their labels in those of another: a number each, or a
  /// column a class.
  ///
  /// Gaps are filled as `missing` says. Bytes of pictures are divided by 255, so that they lie in 0...1.
  /// - Throws: `DatasetError`.
  static func arrays(
    _ x: NPYArray, _ xFile: String, labels y: NPYArray, _ yFile: String,
    _ options: TableOptions
  ) throws(DatasetError) -> Dataset {
    let labels = y.table.rows == 1 && y.table.columns == x.table.rows ? y.table.transposed : y.table
    guard x.table.count > 0 else { throw .file(.noNumbers("\(x.table.shape)"), xFile) }
    guard labels.rows == x.table.rows, labels.columns > 0 else {
      guard x.image == nil else {
        throw .file(.labelCount(examples: x.table.rows, labels: labels.rows), yFile)
      }
      throw .file(
        .labelsForRows(examples: x.table.rows, labels: max(labels.rows, labels.columns)), yFile)
    }
    let isWrong = { (value: Double) in options.missing == nil ? !value.isFinite : value.isInfinite }
    if let wrong = x.table.elements.firstIndex(where: isWrong) {
      let (column, row) = wrong.quotientAndRemainder(dividingBy: x.table.rows)
      throw .file(.notFinite(row: row + 1, column: column + 1), xFile)
    }
    let isPicture = x.areBytes && x.dimensions.count > 2
    let X = isPicture ? x.table.transposed.map { $0 / 255 } : x.table.transposed
    let names = x.image.map(pixelNames) ?? (1...X.rows).map { "x\($0)" }
    let table = try options.filled(X, names: names, labels: labels, file: xFile)
    let targets = (0..<labels.columns).map { column in
      TargetColumn(
        name: labels.columns == 1 ? "label" : "y\(column + 1)",
        numbers: table.examples.map { labels[$0, column] })
    }
    // Whole numbers beside pictures are what the pictures show.
    let kind = options.labelKind
    let areClasses = kind == .automatic && y.areIntegers && x.image != nil
    let encoding = try TargetEncoding(
      targets, kind: areClasses ? .classes : kind, file: yFile)
    return Dataset(
      name: FileName.stem(of: xFile), source: xFile == yFile ? xFile : "\(xFile), \(yFile)",
      X: table.X, Y: encoding.Y, featureNames: table.names, targetNames: targets.map(\.name),
      labels: encoding.labels, image: table.names.count == names.count ? x.image : nil,
      notes: table.notes + (isPicture ? [.divided(by: 255)] : []))
  }

  /// The arrays of an `.npz`.
  static func npz(
    _ bytes: [UInt8], file: String, key: String?, _ options: TableOptions, _ given: [String]
  ) throws(DatasetError) -> Dataset {
    let names = try NPZ.names(bytes, file: file)
    let choice = try NPZChoice(names, key: key, file: file)
    try (choice.y == nil ? DataSource.array : .arrays).check(given, of: file)
    let chosen = try NPZ(bytes, file: file) { $0 == choice.x || $0 == choice.y }
    func array(_ name: String?) -> NPYArray? { chosen.arrays.first { $0.name == name }?.array }
    guard let x = array(choice.x) else { throw .file(.notNPY, file) }
    guard array(choice.y) != nil || x.table.columns != 1 else {
      throw .file(.oneColumn(choice.x), file)
    }
    guard let y = array(choice.y) else { return try npy(x.table, file: file, options) }
    var dataset = try arrays(x, file, labels: y, file, options)
    dataset.source = "\(file): \(choice.x), \(choice.y ?? "")"
    let others = names.filter { $0 != choice.x && $0 != choice.y }
    if key == nil, !others.isEmpty { dataset.notes.append(.leftOutArrays(others)) }
    return dataset
  }
}
