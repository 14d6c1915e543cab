/// Tells by its name whether a file may hold data.
enum DataFileName {
  private static let endings: Set<String> = [
    "csv", "tsv", "tab", "txt", "data", "dat", "npy", "npz", "idx", "idx1-ubyte", "idx3-ubyte",
  ]

  /// Whether a path that is offered is a folder's, or one of a file that `data` may read.
  static func mayBeData(_ suggestion: Suggestion) -> Bool {
    let path = suggestion.text.trimmingPrefix { "\"'".contains($0) }
      .prefix { !"\"'".contains($0) }
    if path.hasSuffix("/") { return true }
    let name = path.split(separator: "/").last ?? path
    let plain = name.hasSuffix(".gz") ? name.dropLast(3) : name
    guard let dot = plain.lastIndex(of: ".") else {
      return plain.contains("idx") || plain.count < name.count
    }
    return endings.contains(plain[plain.index(after: dot)...].lowercased())
  }
}
