/// The target of a table where none was chosen: a column with a label's name, wherever it stands,
/// else the last one.
struct TargetProposal {
  /// The names that labels are given, in the order they are looked for.
  static let names = ["label", "target", "class", "y", "标签", "目标", "类别", "类"]

  let targets: [Int]
  let notes: [Note]

  /// Chooses among the columns that may be targets.
  init(_ columns: [String], where isPossible: (Int) -> Bool) {
    let possible = columns.indices.filter(isPossible)
    for name in Self.names {
      let matches = possible.filter { columns[$0].lowercased() == name }
      guard matches.count == 1 else { continue }
      targets = matches
      let isLast = matches[0] == possible.last
      notes =
        isLast
        ? [.tookLastAsTarget(column: columns[matches[0]])]
        : [.tookNamedAsTarget(column: columns[matches[0]])]
      return
    }
    targets = possible.suffix(1)
    notes = targets.map { .tookLastAsTarget(column: columns[$0]) }
  }
}
