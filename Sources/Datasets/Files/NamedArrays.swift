import Matrices

/// The named arrays of an `.npz` or a safetensors file, numbers and flags of any type.
public struct NamedArrays: Sendable {
  /// One array.
  public struct Entry: Sendable {
    /// Its name.
    public let name: String
    /// Its numbers; of a list one column, of a single number (1, 1).
    public let values: Matrix<Double>
    /// How many dimensions it has in the file.
    public let rank: Int
  }

  /// In the file's order.
  public let entries: [Entry]
  /// Whether an array of real numbers is kept in single precision or less.
  public let isSingle: Bool

  /// Reads a file.
  /// - Throws: `DatasetError.file` where it is of another kind, or damaged.
  public static func read(_ path: String) throws(DatasetError) -> NamedArrays {
    let bytes = try FileBytes.read(path)
    if NPZ.isNPZ(bytes, file: path) { return try NamedArrays(npz: bytes, file: path) }
    if let kind = ForeignFile.kind(of: bytes, file: path), kind != .safetensors {
      throw .file(.foreign(kind), path)
    }
    return try NamedArrays(safetensors: bytes, file: path)
  }

  private init(npz bytes: [UInt8], file: String) throws(DatasetError) {
    let arrays = try NPZ(bytes, file: file).arrays
    entries = arrays.map { name, array in
      Entry(name: name, values: array.table, rank: array.dimensions.count)
    }
    isSingle = arrays.contains { $0.array.isSingle }
  }

  private init(safetensors bytes: [UInt8], file: String) throws(DatasetError) {
    let header = try SafetensorsHeader(bytes, file: file)
    var entries: [Entry] = []
    for entry in header.entries {
      let values = try entry.values(bytes[header.end...], file: file, takesIntegers: true)
      entries.append(Entry(name: entry.name, values: values, rank: entry.dimensions.count))
    }
    self.entries = entries
    isSingle = header.entries.contains { ["F32", "F16", "BF16"].contains($0.type) }
  }
}
