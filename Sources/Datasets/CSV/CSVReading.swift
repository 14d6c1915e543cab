import Matrices

/// Reads the lines of a CSV text column by column role: the loop that large files spend time in.
struct CSVReading {
  /// One target while it is read.
  struct Target {
    /// The numbers, or the numbers of the classes in the order they first come; NaN is missing.
    var values: [Double] = []
    var classes = ClassTable()
  }

  private let names: [String]
  private let roles: [CSV.Role]
  /// How many columns of numbers follow one another from each column on.
  private let runs: [Int]
  /// The plain numbers of such a run, before they are appended all at once.
  private var row: [Double]
  /// The features of one line after another.
  private(set) var features: [Double] = []
  private(set) var targets: [Target]
  /// The texts of the columns that are categories.
  private(set) var categories: [ClassTable]
  /// Whether a feature may be missing, which leaves NaN.
  private let keepsGaps: Bool
  private(set) var count = 0

  init(
    names: [String], roles: [CSV.Role], targetCount: Int = 0, categoryCount: Int = 0,
    keepsGaps: Bool = false
  ) {
    self.names = names
    self.roles = roles
    runs = Self.runs(in: roles)
    row = Array(repeating: 0, count: runs.max() ?? 0)
    targets = Array(repeating: Target(), count: targetCount)
    categories = Array(repeating: ClassTable(), count: categoryCount)
    self.keepsGaps = keepsGaps
  }

  mutating func readAll(_ cursor: inout CSVCursor) throws(DatasetError) {
    try reserve(for: cursor)
    while cursor.nextLine() {
      let start = cursor.position
      var index = 0
      while index < roles.count {
        if cursor.endedLine { throw try ragged(&cursor, from: start) }
        let passed = readPlainNumbers(runs[index], &cursor)
        if passed == 0 { try readField(index, &cursor) }
        index += max(1, passed)
      }
      if !cursor.endedLine { throw try ragged(&cursor, from: start) }
      count += 1
      if features.count > Shape.maximumCount {
        throw .csv(.tooManyNumbers, cursor.place(of: start))
      }
    }
  }

  /// For each column, how many of numbers follow one another from it on.
  private static func runs(in roles: [CSV.Role]) -> [Int] {
    var runs: [Int] = []
    for role in roles.reversed() {
      runs.append(role.isPlain ? (runs.last ?? 0) + 1 : 0)
    }
    return runs.reversed()
  }

  /// Appends the plain numbers that stand here, as many as `limit`; how many there were.
  @inline(__always)
  private mutating func readPlainNumbers(_ limit: Int, _ cursor: inout CSVCursor) -> Int {
    let count = row.withUnsafeMutableBufferPointer {
      cursor.numbers(into: UnsafeMutableBufferPointer(rebasing: $0[..<limit]))
    }
    features.append(contentsOf: row[..<count])
    return count
  }

  /// Makes room for as many lines as there would be if all were as long as the first.
  private mutating func reserve(for cursor: CSVCursor) throws(DatasetError) {
    var probe = cursor
    guard probe.nextLine() else { return }
    let start = probe.position
    _ = try probe.line()
    let lines = (cursor.bytes.count - start) / (probe.position - start) + 1
    let features = roles.count { $0.isAmongFeatures }
    self.features.reserveCapacity(min(lines * features, Shape.maximumCount))
    for index in targets.indices {
      targets[index].values.reserveCapacity(min(lines, Shape.maximumCount))
    }
  }

  @inline(__always)
  private mutating func readField(
    _ index: Int, _ cursor: inout CSVCursor
  ) throws(DatasetError) {
    switch roles[index] {
    case .feature: features.append(try feature(index, &cursor))
    case .value: features.append(try value(index, &cursor))
    case .skip: _ = try cursor.field()
    case .written(let notation): features.append(try written(notation, index, &cursor))
    case .trueFalse: features.append(try truth(index, &cursor))
    case .category(let category): try readCategory(index, category, &cursor)
    case .numberTarget(let target, let notation):
      if notation == .plain, let value = cursor.number() {
        targets[target].values.append(value)
      } else {
        targets[target].values.append(try numberLabel(notation, index, &cursor))
      }
    case .textTarget(let target): try readTextLabel(index, target, &cursor)
    }
  }

  /// A feature that is no plain number: quoted, padded, or wrong.
  private func feature(_ index: Int, _ cursor: inout CSVCursor) throws(DatasetError) -> Double {
    let position = cursor.position
    let field = try cursor.field()
    switch cursor.content(of: field) {
    case .number(let value) where value.isFinite: return value
    case let content where keepsGaps && content.isGap: return .nan
    case .missing, .blankWord:
      throw problem(.missingFeature(column: names[index]), at: position, cursor)
    case let content: throw wrong(content, field, index, at: position, cursor)
    }
  }

  /// A feature in another notation than the plain one.
  private func written(
    _ notation: ColumnNotation, _ index: Int, _ cursor: inout CSVCursor
  ) throws(DatasetError) -> Double {
    if notation == .plain { return try feature(index, &cursor) }
    let position = cursor.position
    let field = try cursor.field()
    if let value = notation.value(of: cursor.bytes[field.range]), value.isFinite { return value }
    switch cursor.content(of: field) {
    case let content where keepsGaps && content.isGap: return .nan
    case .missing, .blankWord:
      throw problem(.missingFeature(column: names[index]), at: position, cursor)
    case .number(let value) where value.isFinite:
      throw wrong(.text, field, index, at: position, cursor)
    case let content: throw wrong(content, field, index, at: position, cursor)
    }
  }

  /// `True` or `False` as 1 or 0.
  private func truth(_ index: Int, _ cursor: inout CSVCursor) throws(DatasetError) -> Double {
    let position = cursor.position
    let field = try cursor.field()
    switch cursor.text(of: field).lowercased() {
    case "true": return 1
    case "false": return 0
    default: break
    }
    if [.missing, .blankWord].contains(cursor.content(of: field)) {
      if keepsGaps { return .nan }
      throw problem(.missingFeature(column: names[index]), at: position, cursor)
    }
    throw wrong(.text, field, index, at: position, cursor)
  }

  private mutating func readCategory(
    _ index: Int, _ category: Int, _ cursor: inout CSVCursor
  ) throws(DatasetError) {
    let position = cursor.position
    let field = try cursor.field()
    let content = cursor.content(of: field)
    if content == .missing || content == .nan {
      guard keepsGaps else {
        throw problem(.missingFeature(column: names[index]), at: position, cursor)
      }
      return features.append(.nan)
    }
    let text = UnsafeBufferPointer(rebasing: cursor.bytes[field.range])
    guard let number = categories[category].number(of: text) else {
      throw .columns(.tooManyClasses(column: names[index], limit: ClassTable.limit))
    }
    features.append(Double(number))
  }

  private func numberLabel(
    _ notation: ColumnNotation, _ index: Int, _ cursor: inout CSVCursor
  ) throws(DatasetError) -> Double {
    let position = cursor.position
    if notation != .plain {
      let field = try cursor.field()
      if let value = notation.value(of: cursor.bytes[field.range]), value.isFinite { return value }
      cursor.position = position
    }
    let value = try value(index, &cursor)
    guard value.isInfinite else { return value }
    cursor.position = position
    let field = try cursor.field()
    throw wrong(.number(value), field, index, at: position, cursor)
  }

  /// Any number; NaN where there is none.
  private func value(_ index: Int, _ cursor: inout CSVCursor) throws(DatasetError) -> Double {
    if let value = cursor.number() { return value }
    let position = cursor.position
    let field = try cursor.field()
    switch cursor.content(of: field) {
    case .number(let value): return value
    case .missing, .nan, .blankWord: return .nan
    case let content: throw wrong(content, field, index, at: position, cursor)
    }
  }

  private mutating func readTextLabel(
    _ index: Int, _ target: Int, _ cursor: inout CSVCursor
  ) throws(DatasetError) {
    let field = try cursor.field()
    if cursor.isMissing(field) { return targets[target].values.append(.nan) }
    let text = UnsafeBufferPointer(rebasing: cursor.bytes[field.range])
    guard let number = targets[target].classes.number(of: text) else {
      throw .columns(.tooManyClasses(column: names[index], limit: ClassTable.limit))
    }
    targets[target].values.append(Double(number))
  }

  private func wrong(
    _ content: CSVCursor.Content, _ field: CSVCursor.Field, _ index: Int, at position: Int,
    _ cursor: CSVCursor
  ) -> DatasetError {
    let (name, text) = (names[index], cursor.text(of: field))
    let isWord = text.lowercased().contains("n")
    return switch content {
    case .text: problem(.textAmongNumbers(column: name, text: text), at: position, cursor)
    case .number where !isWord:
      problem(.outOfRange(column: name, text: text), at: position, cursor)
    default: problem(.notFinite(column: name, text: text), at: position, cursor)
    }
  }

  private func problem(
    _ problem: CSVProblem, at position: Int, _ cursor: CSVCursor
  ) -> DatasetError {
    .csv(problem, cursor.place(of: position))
  }

  /// The error of a line with too few or too many fields, once all of them are counted.
  private func ragged(
    _ cursor: inout CSVCursor, from start: Int
  ) throws(DatasetError) -> DatasetError {
    cursor.position = start
    _ = cursor.nextLine()
    let found = try cursor.line().count
    return problem(.ragged(expected: roles.count, found: found), at: start, cursor)
  }
}
