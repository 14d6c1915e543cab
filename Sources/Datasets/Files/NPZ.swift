/// Several named NumPy arrays in one file (`.npz`), as `numpy.savez` and `savez_compressed` write
/// them.
public struct NPZ {
  /// The arrays in the file's order; arrays of more dimensions than two lie flat, a row for each of
  /// the first dimension.
  let arrays: [(name: String, array: NPYArray)]

  static func isNPZ(_ bytes: [UInt8], file: String) -> Bool {
    // An archive of nothing begins with its end.
    if file.hasSuffix(".npz"), bytes.starts(with: ZipArchive.end) { return true }
    guard bytes.starts(with: ZipArchive.magic) else { return false }
    if file.hasSuffix(".npz") { return true }
    return (try? ZipArchive(bytes, file: file))?.entries.contains { $0.name.hasSuffix(".npy") }
      ?? false
  }

  /// Reads the arrays whose names are chosen, or all.
  /// - Throws: `DatasetError.file`.
  init(
    _ bytes: [UInt8], file: String, where isChosen: (String) -> Bool = { _ in true }
  ) throws(DatasetError) {
    let archive = try ZipArchive(bytes, file: file)
    let chosen = archive.entries.filter {
      $0.name.hasSuffix(".npy") && isChosen(String($0.name.dropLast(4)))
    }
    // Together: several entries may share their bytes.
    guard chosen.reduce(0, { $0 + $1.size }) <= Gzip.maximumCount else {
      throw .file(.tooLarge(limit: Gzip.maximumCount), file)
    }
    var arrays: [(String, NPYArray)] = []
    for entry in chosen {
      let name = String(entry.name.dropLast(4))
      arrays.append(
        (name, try NPYArray(archive.content(of: entry), file: "\(file): \(name)")))
    }
    self.arrays = arrays
  }

  /// The names of its arrays.
  static func names(_ bytes: [UInt8], file: String) throws(DatasetError) -> [String] {
    try ZipArchive(bytes, file: file).entries.compactMap {
      $0.name.hasSuffix(".npy") ? String($0.name.dropLast(4)) : nil
    }
  }
}

/// What names of arrays in an `.npz` stand for examples and their labels.
struct NPZChoice {
  let x: String
  /// Nil where the labels are a column of `x`.
  let y: String?

  private static let pairs = [
    ("x_train", "y_train"), ("train_images", "train_labels"), ("train_x", "train_y"),
    ("train_set_x", "train_set_y"), ("x", "y"), ("images", "labels"), ("data", "target"),
    ("data", "labels"), ("features", "labels"), ("arr_0", "arr_1"),
  ]

  /// Chooses what `key` names, `x` or `x,y`; without it a pair with the usual names, or the only
  /// array there is.
  /// - Throws: `DatasetError.file` where there is no such array, or none that is certain.
  init(_ names: [String], key: String?, file: String) throws(DatasetError) {
    guard let key else {
      guard let choice = Self.usual(names) else { throw .file(.chooseArray(names), file) }
      self = choice
      return
    }
    let chosen = key.split(separator: ",").map { $0.filter { $0 != " " } }
    if let missing = chosen.first(where: { !names.contains($0) }) {
      throw .file(.noArray(missing, known: names), file)
    }
    guard let x = chosen.first, chosen.count <= 2 else { throw .file(.chooseArray(names), file) }
    self.init(x: x, y: chosen.dropFirst().first)
  }

  private init(x: String, y: String?) { (self.x, self.y) = (x, y) }

  private static func usual(_ names: [String]) -> NPZChoice? {
    if names.count == 1 { return NPZChoice(x: names[0], y: nil) }
    for (x, y) in pairs {
      if let x = names.first(where: { $0.lowercased() == x }),
        let y = names.first(where: { $0.lowercased() == y })
      {
        return NPZChoice(x: x, y: y)
      }
    }
    return nil
  }
}
