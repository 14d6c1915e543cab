/// What all lines of a table say of its columns: which notation its numbers are in, how many
/// different texts there are.
///
/// Plain tables need none, so that they are read once.
struct CSVSurvey {
  /// What one column holds.
  struct Tally {
    fileprivate(set) var values = 0
    fileprivate var gaps = 0
    /// Signs and words such as `-`, which are nothing among numbers, and may be a class.
    fileprivate var blankWords = 0
    fileprivate var forms: [NumberForm.Separators: Int] = [:]
    fileprivate var percents = 0
    fileprivate var texts: [TextForm: Int] = [:]
    fileprivate var classes = ClassTable()
    /// Whether there are more different texts than are counted.
    fileprivate var hasTooManyTexts = false
    fileprivate var firstText: String?
    fileprivate var firstEither: (text: String, place: FilePlace)?
    fileprivate var firstIsNumber = false
    /// How many points stand before a fraction for certain.
    fileprivate var certainPoints = 0

    /// How many values are missing.
    var missing: Int { gaps + (firstText == nil ? blankWords : 0) }
    /// How many different texts there are; nil where they are too many to count.
    var textCount: Int? { hasTooManyTexts ? nil : classes.names.count }
    fileprivate var numbers: Int { forms.values.reduce(0, +) }
    fileprivate subscript(_ form: NumberForm.Separators) -> Int { forms[form] ?? 0 }
    fileprivate var areNumbers: Bool {
      values > 0 && numbers == values && (percents == 0 || percents == values)
    }
  }

  private(set) var tallies: [Tally]
  private let names: [String]
  /// The sign before a fraction, where the file is certain of it or it was said.
  private var decimal: UInt8?
  /// Whether a person has said that it is the point.
  private let isPointSaid: Bool

  /// Looks through every line.
  init(_ csv: CSV, decimal: UInt8? = nil) throws(DatasetError) {
    names = csv.columnNames
    tallies = Array(repeating: Tally(), count: names.count)
    self.decimal = decimal
    isPointSaid = decimal == UInt8(ascii: ".")
    try csv.withCursor { (cursor) throws(DatasetError) in
      while cursor.nextLine() {
        for (index, field) in try cursor.line().prefix(names.count).enumerated() {
          tallies[index].count(field, cursor)
        }
      }
    }
    self.decimal = decimal ?? certainDecimal(csv.delimiter)
  }

  private func certainDecimal(_ delimiter: UInt8) -> UInt8? {
    let columns = tallies.filter(\.areNumbers)
    if columns.contains(where: { $0[.decimalComma] > 0 && $0[.thousands] == 0 }) {
      return UInt8(ascii: ",")
    }
    let isComma = delimiter == UInt8(ascii: ",")
    if isComma || columns.contains(where: { $0[.thousands] > 0 }) { return UInt8(ascii: ".") }
    return nil
  }

  /// What a column is to be read as.
  /// - Throws: `DatasetError.csv` where `1,234` may be one number or another.
  func kind(of index: Int) throws(DatasetError) -> CSV.ColumnKind {
    let tally = tallies[index]
    if tally.values == 0 { return .empty }
    if tally.areNumbers { return .numbers(try notation(of: index)) }
    for form in [TextForm.trueFalse, .date, .money] where tally.texts[form] == tally.values {
      return .form(form, tally.firstText ?? "")
    }
    guard tally.firstIsNumber else { return .text(tally.firstText ?? "") }
    // What is no number is refused where it stands, not the numbers beside it.
    return .numbers((try? notation(of: index)) ?? .plain)
  }

  private func notation(of index: Int) throws(DatasetError) -> ColumnNotation {
    let tally = tallies[index]
    var notation = ColumnNotation.plain
    let isContradictory =
      tally[.decimalComma] > 0 && (tally[.thousands] > 0 || tally.certainPoints > 0)
    // Nothing is guessed: the first number in the other notation is refused where it stands.
    if isContradictory || isPointSaid && tally[.decimalComma] > 0 { return .plain }
    if tally[.decimalComma] > 0 {
      notation = .decimalComma
    } else if tally[.thousands] > 0 {
      notation = .thousands
    } else if tally[.eitherComma] > 0, let (text, place) = tally.firstEither {
      guard let decimal else {
        throw .csv(.ambiguousComma(column: names[index], text: text), place)
      }
      notation = decimal == UInt8(ascii: ",") ? .decimalComma : .thousands
    } else if tally[.pointThousands] > 0 {
      notation = .decimalComma
    } else if tally[.eitherPoint] > 0, tally.certainPoints == 0, decimal == UInt8(ascii: ",") {
      notation = .decimalComma
    }
    notation.isPercent = tally.percents > 0 && tally.percents == tally.numbers
    return notation
  }
}

extension CSVSurvey.Tally {
  fileprivate mutating func count(_ field: CSVCursor.Field, _ cursor: CSVCursor) {
    switch cursor.content(of: field) {
    case .missing, .nan: gaps += 1
    case .blankWord:
      blankWords += 1
      countClass(UnsafeBufferPointer(rebasing: cursor.bytes[field.range]))
    case .number(let value) where value.isInfinite: countNumber(.plain)
    case .number, .text: countValue(field, cursor)
    }
  }

  private mutating func countNumber(_ separators: NumberForm.Separators) {
    values += 1
    if values == 1 { firstIsNumber = true }
    forms[separators, default: 0] += 1
  }

  private mutating func countValue(_ field: CSVCursor.Field, _ cursor: CSVCursor) {
    let bytes = UnsafeBufferPointer(rebasing: cursor.bytes[field.range])
    guard let form = NumberForm(bytes) else { return countText(bytes, cursor.text(of: field)) }
    countNumber(form.separators)
    if form.separators == .plain, bytes.contains(UInt8(ascii: ".")) { certainPoints += 1 }
    if form.isPercent { percents += 1 }
    if form.separators == .eitherComma, firstEither == nil {
      firstEither = (cursor.text(of: field), cursor.place(of: field.range.lowerBound))
    }
  }

  private mutating func countText(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) {
    values += 1
    if firstText == nil { firstText = text }
    if let form = TextForm(text) { texts[form, default: 0] += 1 }
    countClass(bytes)
  }

  private mutating func countClass(_ bytes: UnsafeBufferPointer<UInt8>) {
    if classes.number(of: bytes) == nil { hasTooManyTexts = true }
  }
}
