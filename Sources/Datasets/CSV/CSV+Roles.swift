extension CSV {
  /// What a column turned out to hold.
  enum ColumnKind: Equatable {
    case numbers(ColumnNotation)
    case text(String)
    /// Texts of a known form, and the first of them.
    case form(TextForm, String)
    case empty

    /// The first text, where it is no column of numbers.
    var firstText: String? {
      switch self {
      case .text(let text), .form(_, let text): text
      case .numbers, .empty: nil
      }
    }
  }

  /// What becomes of a column.
  enum Role: Equatable {
    case skip
    case feature
    /// A number that may be missing or not finite, kept among the features.
    case value
    /// A feature in another notation.
    case written(ColumnNotation)
    /// `True` and `False`, kept as 1 and 0 among the features.
    case trueFalse
    /// Texts, kept among the features as the numbers of this table of classes.
    case category(Int)
    /// The target of this position among the targets.
    case numberTarget(Int, ColumnNotation)
    case textTarget(Int)

    /// Whether its plain numbers are kept among the features as they stand.
    var isPlain: Bool { self == .feature || self == .value }

    /// Whether something of it is kept among the features.
    var isAmongFeatures: Bool {
      switch self {
      case .feature, .value, .written, .trueFalse, .category: true
      case .skip, .numberTarget, .textTarget: false
      }
    }
  }

  /// The kind of each column, and the survey where one was needed.
  ///
  /// The first value of each column is looked at; all lines only where one of these is written in
  /// a notation that one value cannot tell.
  func columnKinds(
    _ options: TableOptions = TableOptions(), surveyed: Bool = false
  ) throws(DatasetError) -> (kinds: [ColumnKind], survey: CSVSurvey?) {
    let first = try firstKinds()
    let hasTexts = first.contains { $0.firstText != nil }
    guard
      surveyed || options.decimal != nil || options.encode != nil && hasTexts
        || first.contains(where: \.needsSurvey)
    else { return (first, nil) }
    let survey = try CSVSurvey(self, decimal: options.decimal?.byte)
    var kinds: [ColumnKind] = []
    for index in columnNames.indices { kinds.append(try survey.kind(of: index)) }
    return (kinds, survey)
  }

  /// The kind of each column by its first value.
  private func firstKinds() throws(DatasetError) -> [ColumnKind] {
    try withCursor { (cursor) throws(DatasetError) -> [ColumnKind] in
      var kinds = [ColumnKind?](repeating: nil, count: columnNames.count)
      while kinds.contains(nil), cursor.nextLine() {
        let fields = try cursor.line()
        for (index, field) in fields.prefix(kinds.count).enumerated() where kinds[index] == nil {
          switch cursor.content(of: field) {
          case .missing, .blankWord: break
          case .number, .nan: kinds[index] = .numbers(.plain)
          case .text: kinds[index] = Self.kind(of: cursor.text(of: field))
          }
        }
      }
      return kinds.map { $0 ?? .empty }
    }
  }

  private static func kind(of text: String) -> ColumnKind {
    if let form = TextForm(text) { return .form(form, text) }
    return NumberForm(Array(text.utf8)) == nil ? .text(text) : .numbers(.decimalComma)
  }
}

extension CSV.ColumnKind {
  /// Whether one value cannot tell what the column is.
  fileprivate var needsSurvey: Bool {
    switch self {
    case .numbers(let notation): notation != .plain
    case .form(let form, _): form != .date
    case .text, .empty: false
    }
  }
}
