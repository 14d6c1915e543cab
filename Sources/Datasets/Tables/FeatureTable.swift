import Matrices

/// Features as they were read, before gaps are filled and texts encoded.
struct FeatureTable {
  /// One column of the file.
  struct Column {
    let name: String
    /// The texts its values are positions of, in order; nil where they are numbers.
    var categories: [String]?
  }

  /// What was done about a column's gaps.
  struct Filling: Hashable {
    /// How many values were missing.
    let count: Int
    /// What stands in for them; nil where the examples were left out.
    let standIn: Double?
  }

  private(set) var columns: [Column]
  /// One row a column of the file, one column an example; NaN is a gap.
  private(set) var values: Matrix<Double>
  /// The fillings of the columns that had gaps.
  private(set) var fillings: [Int: Filling] = [:]
  /// The examples that are kept, where some were left out.
  private(set) var kept: [Int]?
  /// For each column with gaps, which examples had one.
  private var gaps: [Int: [Bool]] = [:]

  init(columns: [Column], values: Matrix<Double>) {
    self.columns = columns
    self.values = values
  }

  /// Fills every gap as `missing` says.
  /// - Parameter unlabelled: which examples have no label: they are left out where those with gaps are.
  /// - Throws: `DatasetError.columns` where a column has no value at all, or no example is left.
  mutating func fill(
    _ missing: MissingValues, unlabelled: [Bool] = []
  ) throws(DatasetError) {
    for row in columns.indices {
      let marks = (0..<values.columns).map { values[row, $0].isNaN }
      if marks.contains(true) { gaps[row] = marks }
    }
    guard missing != .drop else { return try dropExamples(unlabelled) }
    for (row, marks) in gaps {
      let known = (0..<values.columns).lazy.filter { !marks[$0] }.map { [values] in values[row, $0]
      }
      guard !known.isEmpty else { throw .columns(.noValues(column: columns[row].name)) }
      let standIn = missing.standIn(for: Array(known), isCategory: columns[row].categories != nil)
      fillings[row] = Filling(count: marks.count { $0 }, standIn: standIn)
      for example in marks.indices where marks[example] { values[row, example] = standIn }
    }
  }

  private mutating func dropExamples(_ unlabelled: [Bool]) throws(DatasetError) {
    guard !gaps.isEmpty || unlabelled.contains(true) else { return }
    let marks = Array(gaps.values) + (unlabelled.isEmpty ? [] : [unlabelled])
    let whole = (0..<values.columns).filter { example in marks.allSatisfy { !$0[example] } }
    guard !whole.isEmpty else { throw .columns(.gapsEverywhere) }
    fillings = gaps.mapValues { Filling(count: $0.count { $0 }, standIn: nil) }
    (kept, gaps) = (whole, [:])
    values = values.selecting(columns: whole)
    for row in columns.indices { forgetUnusedCategories(row) }
  }

  /// Takes texts that stood only in examples that are left out from a column's list.
  private mutating func forgetUnusedCategories(_ row: Int) {
    guard let categories = columns[row].categories else { return }
    let used = Set((0..<values.columns).map { Int(values[row, $0]) }).sorted()
    guard used.count < categories.count else { return }
    columns[row].categories = used.map { categories[$0] }
    let places = Dictionary(uniqueKeysWithValues: zip(used, 0...))
    for example in 0..<values.columns {
      values[row, example] = Double(places[Int(values[row, example])] ?? 0)
    }
  }

  /// The features that come of it.
  /// - Returns: The features, their names, and which of them each column became.
  func encoded(
    _ encoding: CategoryEncoding, hasIndicators: Bool, file: String
  ) throws(DatasetError) -> (X: Matrix<Double>, names: [String], rows: [Range<Int>]) {
    let parts = columns.indices.map { self.parts(of: $0, encoding, hasIndicators) }
    let flat = parts.flatMap(\.self)
    var (start, rows) = (0, [Range<Int>]())
    for part in parts {
      rows.append(start..<(start + part.count))
      start += part.count
    }
    guard flat.contains(where: { !$0.isPlain }) else { return (values, columns.map(\.name), rows) }
    let shape = try Shape.checked(flat.count, values.columns, file: file)
    let X = Matrix<Double>(shape: shape) { row, example in
      switch flat[row] {
      case .value(let column): values[column, example]
      case .category(let column, let position, _): values[column, example] == position ? 1 : 0
      case .gap(let column, _): gaps[column]?[example] == true ? 1 : 0
      }
    }
    return (X, zip(flat, flat.map(\.column)).map { $0.name(of: columns[$1].name) }, rows)
  }

  /// One feature.
  private enum Part {
    case value(column: Int)
    case category(column: Int, position: Double, name: String)
    case gap(column: Int, suffix: String)

    var isPlain: Bool { if case .value = self { true } else { false } }
    var column: Int {
      switch self {
      case .value(let column), .category(let column, _, _), .gap(let column, _): column
      }
    }

    func name(of column: String) -> String {
      switch self {
      case .value: column
      case .category(_, _, let name): "\(column)=\(name)"
      case .gap(_, let suffix): column + suffix
      }
    }
  }

  private func parts(
    of column: Int, _ encoding: CategoryEncoding, _ hasIndicators: Bool
  ) -> [Part] {
    var parts = [Part.value(column: column)]
    if encoding == .onehot, let categories = columns[column].categories {
      parts = categories.enumerated().map {
        .category(column: column, position: Double($0), name: $1)
      }
    }
    let hasGaps = hasIndicators && gaps[column] != nil
    return hasGaps ? parts + [.gap(column: column, suffix: "_missing")] : parts
  }
}

extension MissingValues {
  /// What stands in for a gap beside these values, of which there is one at least; of texts always
  /// the most frequent one.
  func standIn(for known: [Double], isCategory: Bool) -> Double {
    switch self {
    case _ where isCategory: Self.mostFrequent(of: known)
    case .number(let number): number
    case .mean: known.reduce(0, +) / Double(known.count)
    case .median: Self.middle(of: known)
    case .mode, .drop: Self.mostFrequent(of: known)
    }
  }

  private static func middle(of values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
  }

  private static func mostFrequent(of values: [Double]) -> Double {
    let sorted = values.sorted()
    var (best, bestCount, start) = (sorted[0], 0, 0)
    for end in 1...sorted.count where end == sorted.count || sorted[end] != sorted[start] {
      if end - start > bestCount { (best, bestCount) = (sorted[start], end - start) }
      start = end
    }
    return best
  }
}
