import Matrices

/// The header of a safetensors file: where each array lies and how it is stored.
struct SafetensorsHeader {
  /// One array's entry.
  struct Entry {
    let name: String
    let type: String
    let dimensions: [Int]
    /// Its bytes, counted from where the data begin.
    let range: Range<Int>
  }

  /// In the file's order.
  private(set) var entries: [Entry] = []
  /// What the writer says besides, under `__metadata__`.
  private(set) var metadata: [String: String] = [:]
  /// Where the data begin.
  let end: Int

  /// Reads the length and the JSON after it, and sees that the arrays fill the rest of the file
  /// without gap or overlap, as the format demands.
  /// - Throws: `DatasetError.file`.
  init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    guard bytes.count >= 8 else { throw .file(.safetensors(.unreadable), file) }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard bytes.count > 8, bytes[8] == UInt8(ascii: "{") else {
      throw .file(.safetensors(.unreadable), file)
    }
    guard let length = Int(exactly: length), length <= bytes.count - 8 else {
      let expected = Int(min(length, UInt64(Int.max) - 8)) + 8
      throw .file(.truncated(expected: expected, found: bytes.count), file)
    }
    end = 8 + length
    var scanner = JSONScanner(bytes[8..<end])
    guard scanner.object({ member($0, &$1) }), scanner.isAtEnd else {
      throw .file(.safetensors(.unreadable), file)
    }
    try checkNames(file)
    try checkLayout(dataCount: bytes.count - end, file)
  }

  private mutating func member(_ name: String, _ scanner: inout JSONScanner) -> Bool {
    if name == "__metadata__" { return readMetadata(&scanner) }
    guard let entry = Self.entry(name, &scanner) else { return false }
    entries.append(entry)
    return true
  }

  private mutating func readMetadata(_ scanner: inout JSONScanner) -> Bool {
    scanner.object { name, scanner in
      guard let text = scanner.string() else { return false }
      return metadata.updateValue(text, forKey: name) == nil
    }
  }

  private static func entry(_ name: String, _ scanner: inout JSONScanner) -> Entry? {
    var type: String?
    var (dimensions, offsets): ([Int]?, [Int]?)
    let isRead = scanner.object { key, scanner in
      switch key {
      case "dtype": type = scanner.string()
      case "shape": dimensions = scanner.integers()
      case "data_offsets": offsets = scanner.integers()
      default: return false
      }
      return true
    }
    guard isRead, let type, let dimensions, let offsets, offsets.count == 2,
      offsets[0] <= offsets[1]
    else { return nil }
    return Entry(name: name, type: type, dimensions: dimensions, range: offsets[0]..<offsets[1])
  }

  private func checkNames(_ file: String) throws(DatasetError) {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.name).inserted {
      throw .file(.safetensors(.repeated(entry.name)), file)
    }
  }

  private func checkLayout(dataCount: Int, _ file: String) throws(DatasetError) {
    var next = 0
    let order = entries.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    for entry in order {
      guard entry.range.lowerBound == next else {
        throw .file(.safetensors(.misplaced(entry.name)), file)
      }
      next = entry.range.upperBound
    }
    guard next == dataCount else {
      let expected = min(next, .max - end) + end
      throw .file(.truncated(expected: expected, found: end + dataCount), file)
    }
  }
}

extension SafetensorsHeader.Entry {
  /// The array's numbers; a single number is (1, 1) and a list one column, as biases are.
  /// - Parameter takesIntegers: Whether whole numbers and flags are read too: no weights are.
  /// - Throws: `DatasetError.file` for elements, dimensions and sizes that cannot be.
  func values(
    _ data: ArraySlice<UInt8>, file: String, takesIntegers: Bool = false
  ) throws(DatasetError) -> Matrix<Double> {
    guard let element = SafetensorsElement(rawValue: type), takesIntegers || element.isReal else {
      throw .file(.safetensors(.element(type, name)), file)
    }
    guard dimensions.count <= 2 else {
      throw .file(.safetensors(.dimensions(dimensions.count, name)), file)
    }
    let sides = dimensions + [1, 1]
    let shape = try Shape.checked(sides[0], sides[1], file: file)
    guard range.count == shape.count * element.size else {
      throw .file(.safetensors(.size(name, shape, bytes: range.count)), file)
    }
    let start = data.startIndex + range.lowerBound
    return Matrix(shape: shape, rowMajor: element.values(data[start..<(start + range.count)]))
  }
}
