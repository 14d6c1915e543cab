extension CSV {
  /// What a column turned out to hold, by its first value.
  enum ColumnKind: Equatable {
    case numbers
    case text(String)
    case empty
  }

  /// What becomes of a column.
  enum Role: Equatable {
    case skip
    case feature
    /// A number that may be missing or not finite, kept among the features.
    case value
    /// The target of this position among the targets.
    case numberTarget(Int)
    case textTarget(Int)

    /// Whether its numbers are kept among the features.
    var isAmongFeatures: Bool { self == .feature || self == .value }
  }

  /// The kind of each column; looks no further than to the first value of each.
  func columnKinds() throws(DatasetError) -> [ColumnKind] {
    try withCursor { (cursor) throws(DatasetError) -> [ColumnKind] in
      var kinds = [ColumnKind?](repeating: nil, count: columnNames.count)
      while kinds.contains(nil), cursor.nextLine() {
        let fields = try cursor.line()
        for (index, field) in fields.prefix(kinds.count).enumerated() where kinds[index] == nil {
          switch cursor.content(of: field) {
          case .missing: break
          case .number, .nan: kinds[index] = .numbers
          case .text: kinds[index] = .text(cursor.text(of: field))
          }
        }
      }
      return kinds.map { $0 ?? .empty }
    }
  }

  /// Which column becomes what.
  struct Assignment {
    var roles: [Role]
    /// Positions of the targets, in the order asked for.
    var targets: [Int]
    var notes: [Note]

    var features: [Int] { roles.indices.filter { roles[$0] == .feature } }
  }

  /// Gives each column its role.
  /// - Throws: `DatasetError.columns`.
  func assignment(_ options: TableOptions) throws(DatasetError) -> Assignment {
    let kinds = try columnKinds()
    let dropped = try ColumnReference.positions(options.drop, in: columnNames)
    var targets = try ColumnReference.positions(options.targets, in: columnNames)
    if let twice = targets.first(where: dropped.contains) {
      throw .columns(.chosenTwice(columnNames[twice]))
    }
    var notes = self.notes
    if targets.isEmpty {
      let last = kinds.indices.last { kinds[$0] != .empty && !dropped.contains($0) }
      targets = last.map { [$0] } ?? []
      notes += targets.map { .tookLastAsTarget(column: columnNames[$0]) }
    }
    var result = Assignment(roles: [], targets: targets, notes: notes)
    for index in kinds.indices {
      let role = role(
        of: kinds[index], target: targets.firstIndex(of: index), isDropped: dropped.contains(index))
      result.roles.append(role)
      if role == .skip, !dropped.contains(index) { result.notes.append(note(index, kinds[index])) }
    }
    guard result.roles.contains(.feature) else {
      throw .columns(.noFeatures(file: file, text: leftOutText(kinds, result.roles)))
    }
    return result
  }

  /// The first value of the first column that was left out for its text.
  private func leftOutText(_ kinds: [ColumnKind], _ roles: [Role]) -> String? {
    for (kind, role) in zip(kinds, roles) where role == .skip {
      if case .text(let text) = kind { return text }
    }
    return nil
  }

  private func role(of kind: ColumnKind, target: Int?, isDropped: Bool) -> Role {
    switch (kind, target) {
    case (_, nil) where isDropped: .skip
    case (.numbers, nil): .feature
    case (_, nil): .skip
    case (.text, let target?): .textTarget(target)
    case (_, let target?): .numberTarget(target)
    }
  }

  private func note(_ index: Int, _ kind: ColumnKind) -> Note {
    if case .text(let text) = kind {
      .leftOutText(column: columnNames[index], text: text)
    } else {
      .leftOutEmpty(column: columnNames[index])
    }
  }
}
