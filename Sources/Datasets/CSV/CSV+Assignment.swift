extension CSV {
  /// Which column becomes what.
  struct Assignment {
    fileprivate(set) var kinds: [ColumnKind]
    fileprivate(set) var roles: [Role] = []
    /// Positions of the targets, in the order asked for.
    let targets: [Int]
    /// Positions of the columns that are to be left out.
    fileprivate let dropped: Set<Int>
    /// The position of a column that counts the lines.
    fileprivate let counting: Int?
    fileprivate(set) var notes: [Note]

    /// Positions of the columns that are kept among the features.
    var features: [Int] { roles.indices.filter { roles[$0].isAmongFeatures } }
    /// Whether a column was asked to be left out.
    func isDropped(_ index: Int) -> Bool { dropped.contains(index) }
    /// How many features are categories.
    fileprivate(set) var categoryCount = 0
  }

  /// Gives each column its role.
  /// - Parameter surveyed: whether all lines are to be looked at first.
  /// - Throws: `DatasetError.columns`, or `.csv` where a number may be one or another.
  func assignment(
    _ options: TableOptions, surveyed: Bool = false
  ) throws(DatasetError) -> Assignment {
    let (kinds, survey) = try columnKinds(options, surveyed: surveyed)
    let dropped = Set(try ColumnReference.positions(options.drop, in: columnNames))
    let chosen = try ColumnReference.positions(options.targets, in: columnNames)
    let index = chosen.contains(0) || dropped.contains(0) ? nil : indexColumn
    if let twice = chosen.first(where: dropped.contains) {
      throw .columns(.chosenTwice(columnNames[twice]))
    }
    let proposal = TargetProposal(columnNames) {
      kinds[$0] != .empty && !dropped.contains($0) && $0 != index
    }
    let targets = chosen.isEmpty ? proposal.targets : chosen
    var result = Assignment(
      kinds: kinds, targets: targets, dropped: dropped, counting: index,
      notes: notes + (chosen.isEmpty ? proposal.notes : [])
        + (index.map { [.leftOutIndex(column: columnNames[$0])] } ?? []))
    for index in kinds.indices {
      result.add(
        role(index, options, survey, target: targets.firstIndex(of: index), &result),
        to: index, named: columnNames[index],
        textCount: survey.flatMap { $0.tallies[index].textCount },
        encodes: (options.encode ?? .drop) != .drop)
    }
    guard result.roles.contains(where: \.isAmongFeatures) else {
      if columnNames.count == 1, columnNames[0].contains("，") {
        throw .columns(.wideCommas(file: file))
      }
      throw .columns(result.noFeatures(names: columnNames, file: file))
    }
    return result
  }

  /// The first column where it has no name and counts the lines: pandas writes its index so, and
  /// in a sorted file it would give the labels away.
  private var indexColumn: Int? {
    guard firstIsUnnamed, columnNames.count > 2,
      let values = try? column(named: firstColumn), let first = values.first,
      first == 0 || first == 1, values.count > 1,
      zip(values.dropFirst(), values).allSatisfy({ $0 == $1 + 1 })
    else { return nil }
    return 0
  }

  /// The first column by its number, or by its name where another has that.
  private var firstColumn: ColumnReference {
    ColumnReference(columnNames.contains("1") ? columnNames[0] : "1")
  }

  private func role(
    _ index: Int, _ options: TableOptions, _ survey: CSVSurvey?, target: Int?,
    _ assignment: inout Assignment
  ) -> Role {
    if target == nil, assignment.dropped.contains(index) || index == assignment.counting {
      return .skip
    }
    switch (assignment.kinds[index], target) {
    case (.numbers(.plain), nil): return .feature
    case (.numbers(let notation), nil): return .written(notation)
    case (.numbers(let notation), let target?): return .numberTarget(target, notation)
    case (.form(.trueFalse, _), nil): return .trueFalse
    case (.text, nil) where options.encode.map { $0 != .drop } ?? false:
      let count = survey?.tallies[index].textCount ?? .max
      guard count <= CategoryEncoding.limit else { return .skip }
      assignment.categoryCount += 1
      return .category(assignment.categoryCount - 1)
    case (.text, nil), (.form, nil), (.empty, nil): return .skip
    case (.text, let target?), (.form, let target?): return .textTarget(target)
    case (.empty, let target?): return .numberTarget(target, .plain)
    }
  }
}

extension CSV.Assignment {
  fileprivate mutating func add(
    _ role: CSV.Role, to index: Int, named name: String, textCount: Int?, encodes: Bool
  ) {
    roles.append(role)
    guard role == .skip, !dropped.contains(index), index != counting else { return }
    switch kinds[index] {
    case .form(.date, let text): notes.append(.leftOutDate(column: name, text: text))
    case .form(.money, let text): notes.append(.leftOutMoney(column: name, text: text))
    case .text(let text) where encodes:
      notes.append(.leftOutCategories(column: name, text: text, count: textCount))
    case .text(let text), .form(_, let text):
      notes.append(.leftOutText(column: name, text: text))
    case .empty: notes.append(.leftOutEmpty(column: name))
    case .numbers: break
    }
  }

  /// Why nothing is left to predict from.
  fileprivate func noFeatures(names: [String], file: String) -> ColumnProblem {
    for case .leftOutCategories(let column, _, let count) in notes {
      return .tooManyTexts(file: file, column: column, count: count)
    }
    if names.count == 1, let text = kinds[0].firstText { return .oneField(file: file, text: text) }
    return .noFeatures(file: file, text: leftOutText)
  }

  /// The first value of the first column that was left out for its text.
  fileprivate var leftOutText: String? {
    for (kind, role) in zip(kinds, roles) where role == .skip {
      if let text = kind.firstText { return text }
    }
    return nil
  }
}
