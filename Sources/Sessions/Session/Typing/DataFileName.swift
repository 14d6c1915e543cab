/// Tells by its name whether a file may hold data, and which.
enum DataFileName {
  private static let tables: Set<String> = ["csv", "tsv", "tab", "txt", "data", "dat"]
  private static let arrays: Set<String> = ["npy", "npz", "idx", "idx1-ubyte", "idx3-ubyte"]

  /// Whether a path that is offered is a folder's, or one of a file that `data` may read.
  static func mayBeData(_ suggestion: Suggestion) -> Bool {
    // A mark within the name is a part of it.
    let marks = suggestion.text.first.map { "\"'".contains($0) } ?? false
    let inner = marks ? suggestion.text.dropFirst() : Substring(suggestion.text)
    let path = marks && inner.last == suggestion.text.first ? inner.dropLast() : inner
    if path.hasSuffix("/") { return true }
    let name = path.split(separator: "/").last ?? path
    guard let ending = ending(of: String(path)) else {
      return name.contains("idx") || name.hasSuffix(".gz")
    }
    return tables.contains(ending) || arrays.contains(ending)
  }

  /// What stands behind the last dot of a name, in small letters, but for that of packing; nil where
  /// there is none.
  static func ending(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? Substring(path)
    let plain = name.hasSuffix(".gz") ? name.dropLast(3) : name
    return plain.lastIndex(of: ".").map { plain[plain.index(after: $0)...].lowercased() }
  }

  /// Whether a file of this ending is a table with columns.
  static func isTable(_ ending: String?) -> Bool { ending.map(tables.contains) ?? false }
}
