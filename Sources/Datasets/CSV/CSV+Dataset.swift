import Matrices

extension CSV {
  /// The table as a data set, each line an example.
  ///
  /// Targets are columns of text or numbers, see `LabelKind`; an empty field or `?` in them is a
  /// missing label. Every other column is a feature and must hold finite numbers; a column whose
  /// first value is text is left out with a note. Classes stand in the order of their names:
  /// texts by their bytes, numbers by their size.
  /// - Throws: `DatasetError`.
  public func dataset(_ options: TableOptions = TableOptions()) throws(DatasetError) -> Dataset {
    let assignment = try assignment(options)
    let reading = try read(assignment.roles, targetCount: assignment.targets.count)
    let targets = zip(assignment.targets, reading.targets).map { index, target in
      target.classes.names.isEmpty
        ? TargetColumn(name: columnNames[index], numbers: target.values)
        : TargetColumn(
          name: columnNames[index], codes: target.values, names: target.classes.names)
    }
    let encoding = try TargetEncoding(targets, kind: options.labelKind, file: file)
    let features = assignment.features.map { columnNames[$0] }
    return Dataset(
      name: FileName.stem(of: file), source: file,
      X: Matrix(shape: Shape(features.count, reading.count), columnMajor: reading.features),
      Y: encoding.Y, featureNames: features, targetNames: targets.map(\.name),
      labels: encoding.labels, notes: assignment.notes)
  }

  func read(_ roles: [Role], targetCount: Int = 0) throws(DatasetError) -> CSVReading {
    var reading = CSVReading(names: columnNames, roles: roles, targetCount: targetCount)
    try withCursor { (cursor) throws(DatasetError) in try reading.readAll(&cursor) }
    return reading
  }
}

/// What a path says about its file.
enum FileName {
  /// The last part of a path without `.gz` and the ending.
  static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    guard let dot = plain.lastIndex(of: "."), dot > plain.startIndex else { return plain }
    return String(plain[..<dot])
  }
}
