/// What data come from, and which options say something about it.
enum DataSource {
  case generator, bundled, pictures, idx, array, arrays, table

  /// The options of `data` that only some sources have, by those that have them.
  private var options: Set<String> {
    switch self {
    case .generator: ["noise", "classes"]
    case .bundled: []
    case .pictures: ["size", "grey"]
    case .idx: ["labels"]
    case .array: ["labels", "kind", "target", "drop", "key", "missing", "indicator"]
    case .arrays: ["key", "kind", "missing", "indicator"]
    case .table: Self.ofTables
    }
  }

  private static let ofTables: Set<String> = [
    "target", "drop", "kind", "header", "encode", "decimal", "missing", "indicator",
  ]

  private static let ofSome = ofTables.union([
    "noise", "classes", "size", "grey", "labels", "key",
  ])

  /// Sees that every option that was given, of those that only some sources have, says something
  /// about data of this one.
  /// - Throws: `DatasetError.request` naming the first that does not.
  func check(_ given: [String], of name: String) throws(DatasetError) {
    for option in given where Self.ofSome.contains(option) && !options.contains(option) {
      throw .request(.option(option, dataset: name))
    }
  }
}
