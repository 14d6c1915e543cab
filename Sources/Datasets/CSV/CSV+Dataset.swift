import Matrices

extension CSV {
  /// The table as a data set, each line an example.
  ///
  /// Targets are columns of text or numbers, see `LabelKind`; an empty field or `?` in them is a
  /// missing label. Every other column is a feature and must hold finite numbers, unless
  /// `TableOptions.missing` says what stands in for gaps; a column whose first value is text is
  /// left out with a note or encoded. Classes stand in the order of their names: texts by their
  /// bytes, numbers by their size.
  /// - Throws: `DatasetError`.
  public func dataset(_ options: TableOptions = TableOptions()) throws(DatasetError) -> Dataset {
    do {
      return try dataset(assignment(options), options)
    } catch {
      // A text among numbers may be a number in another notation than the first of its column.
      guard case .csv(.textAmongNumbers(_, let text), _) = error,
        NumberForm(Array(text.utf8)) != nil
      else { throw error }
      return try dataset(assignment(options, surveyed: true), options)
    }
  }

  private func dataset(
    _ assignment: Assignment, _ options: TableOptions
  ) throws(DatasetError) -> Dataset {
    let reading = try read(assignment, options)
    guard reading.count > 0 else { throw .file(.headerOnly, file) }
    var table = FeatureTable(assignment, reading, names: columnNames)
    if let missing = options.missing { try table.fill(missing, unlabelled: reading.unlabelled) }
    let (X, names, rows) = try table.encoded(
      options.encode ?? .drop, hasIndicators: options.hasIndicators, file: file)
    let targets = zip(assignment.targets, reading.targets).map { index, target in
      TargetColumn(target, name: columnNames[index], keeping: table.kept)
    }
    let encoding = try TargetEncoding(targets, kind: options.labelKind, file: file)
    var notes = assignment.notes
    if let kept = table.kept {
      notes.append(.droppedExamples(reading.count - kept.count, of: reading.count))
    }
    var dataset = Dataset(
      name: FileName.stem(of: file), source: file, X: X, Y: encoding.Y, featureNames: names,
      targetNames: targets.map(\.name), labels: encoding.labels, notes: notes)
    dataset.columns = summaries(assignment, table, rows, reading.targets)
    return dataset
  }

  private func read(
    _ assignment: Assignment, _ options: TableOptions
  ) throws(DatasetError) -> CSVReading {
    var reading = CSVReading(
      names: columnNames, roles: assignment.roles, targetCount: assignment.targets.count,
      categoryCount: assignment.categoryCount, keepsGaps: options.missing != nil)
    try withCursor { (cursor) throws(DatasetError) in try reading.readAll(&cursor) }
    return reading
  }

  private func summaries(
    _ assignment: Assignment, _ table: FeatureTable, _ rows: [Range<Int>],
    _ targets: [CSVReading.Target]
  ) -> [ColumnSummary] {
    var (summaries, place) = ([ColumnSummary](), 0)
    for index in columnNames.indices {
      let (name, kind) = (columnNames[index], ColumnSummary.Kind(assignment.kinds[index]))
      if let target = assignment.targets.firstIndex(of: index) {
        let missing = targets[target].values.count(where: \.isNaN)
        summaries.append(ColumnSummary(name: name, kind: kind, fate: .target, missing: missing))
      } else if assignment.roles[index].isAmongFeatures {
        let filling = table.fillings[place]
        summaries.append(
          ColumnSummary(
            name: name, kind: kind, fate: .features(rows[place]), missing: filling?.count ?? 0,
            standIn: filling?.standIn, categories: table.columns[place].categories ?? []))
        place += 1
      } else {
        summaries.append(
          ColumnSummary(
            name: name, kind: kind, fate: assignment.isDropped(index) ? .dropped : .leftOut,
            example: assignment.kinds[index].firstText))
      }
    }
    return summaries
  }
}

extension CSVReading {
  /// Which examples have no label in any target.
  fileprivate var unlabelled: [Bool] {
    (0..<count).map { example in targets.allSatisfy { $0.values[example].isNaN } }
  }
}

extension FeatureTable {
  /// What was read of the columns that are kept, texts as positions in their order.
  fileprivate init(_ assignment: CSV.Assignment, _ reading: CSVReading, names: [String]) {
    let features = assignment.features
    var columns = features.map { Column(name: names[$0], categories: nil) }
    var values = reading.features
    for (place, index) in features.enumerated() {
      guard case .category(let number) = assignment.roles[index] else { continue }
      let codes = stride(from: place, to: values.count, by: features.count).map { values[$0] }
      let sorted = TargetColumn(
        name: names[index], codes: codes, names: reading.categories[number].names)
      columns[place].categories = sorted.classes
      for (example, value) in sorted.values.enumerated() {
        values[example * features.count + place] = value
      }
    }
    self.init(
      columns: columns,
      values: Matrix(shape: Shape(features.count, reading.count), columnMajor: values))
  }
}

extension TargetColumn {
  /// What was read of a target, of all examples or only of some.
  fileprivate init(_ target: CSVReading.Target, name: String, keeping kept: [Int]?) {
    let values = kept.map { $0.map { target.values[$0] } } ?? target.values
    if target.classes.names.isEmpty {
      self.init(name: name, numbers: values)
    } else {
      self.init(name: name, codes: values, names: target.classes.names)
    }
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
