import Matrices

/// The `Y` that target columns make, and what its rows mean.
struct TargetEncoding {
  let Y: Matrix<Double>
  let labels: Labels

  /// Encodes one column or several.
  ///
  /// One column: two classes become a row of 0 and 1, more become one-hot rows, numbers stay.
  /// Several columns: a row each; where they are one-hot already, they are the classes.
  /// - Throws: `DatasetError.columns`, or `.file` where `Y` would be too large.
  init(_ columns: [TargetColumn], kind: LabelKind, file: String) throws(DatasetError) {
    var resolved: [TargetColumn] = []
    for column in columns { resolved.append(try column.resolved(as: kind)) }
    if resolved.count == 1 {
      if kind != .numbers, let name = resolved[0].onlyValue {
        throw .columns(.oneClass(column: resolved[0].name, name: name))
      }
      try self.init(one: resolved[0], file: file)
    } else {
      try self.init(several: resolved, file: file)
    }
  }

  private init(one column: TargetColumn, file: String) throws(DatasetError) {
    let count = column.values.count
    guard let classes = column.classes else {
      Y = Matrix(shape: Shape(1, count), columnMajor: column.values)
      labels = .numbers
      return
    }
    guard classes.count > 1 else {
      throw .columns(.oneClass(column: column.name, name: classes.first ?? ""))
    }
    if classes.count == 2 {
      Y = Matrix(shape: Shape(1, count), columnMajor: column.values)
      labels = .binary(negative: classes[0], positive: classes[1])
    } else {
      Y = try Self.oneHot(column.values, classes: classes.count, file: file)
      labels = .oneHot(classes)
    }
  }

  private init(several columns: [TargetColumn], file: String) throws(DatasetError) {
    let shape = try Shape.checked(columns.count, columns[0].values.count, file: file)
    for column in columns {
      guard let classes = column.classes, classes.count > 2 else { continue }
      throw .columns(.severalClassesInTask(column: column.name, classes: classes))
    }
    Y = Matrix(shape: shape) { row, example in columns[row].values[example] }
    let areYesOrNo = columns.allSatisfy { $0.classes == ["0", "1"] }
    labels =
      areYesOrNo && Y.isOneHot
      ? .oneHot(columns.map(\.name)) : Self.tasks(columns.map(\.classes))
  }

  private static func tasks(_ classes: [[String]?]) -> Labels {
    let tasks = classes.map { classes -> Labels.Task in
      guard let classes, let last = classes.last else { return .number }
      return .binary(negative: classes[0], positive: last)
    }
    return tasks.allSatisfy { $0 == .number } ? .numbers : .tasks(tasks)
  }

  /// One row a class; the column of a missing label is NaN throughout.
  private static func oneHot(
    _ positions: [Double], classes: Int, file: String
  ) throws(DatasetError) -> Matrix<Double> {
    let shape = try Shape.checked(classes, positions.count, file: file)
    return Matrix(shape: shape) { row, example in
      let position = positions[example]
      return position.isNaN ? .nan : position == Double(row) ? 1 : 0
    }
  }
}

extension Matrix where Scalar == Double {
  /// Whether each column has one 1, all else being 0; columns of NaN only are passed over.
  var isOneHot: Bool {
    (0..<columns).allSatisfy { column in
      let labels = elements[(column * rows)..<((column + 1) * rows)]
      if labels.allSatisfy(\.isNaN) { return true }
      return labels.count { $0 == 1 } == 1 && labels.count { $0 == 0 } == rows - 1
    }
  }
}

extension Shape {
  /// A shape whose sides come out of a file.
  static func checked(_ rows: Int, _ columns: Int, file: String) throws(DatasetError) -> Shape {
    do { return try Shape(checking: rows, columns) } catch {
      let count = rows.multipliedReportingOverflow(by: columns)
      if !count.overflow, count.partialValue <= maximumCount { throw .file(.noMemory, file) }
      throw .file(.tooManyNumbers(rows: rows, columns: columns), file)
    }
  }
}
