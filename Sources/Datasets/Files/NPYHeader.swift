import Matrices

/// The header of a NumPy file: a Python dictionary with three entries.
struct NPYHeader {
  private(set) var type = ""
  private(set) var isFortranOrder = false
  private(set) var dimensions: [Int] = []
  /// Where the elements begin.
  let end: Int

  init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    guard bytes.starts(with: NPY.magic), bytes.count >= 12 else { throw .file(.notNPY, file) }
    let version = bytes[6]
    guard (1...3).contains(version) else { throw .file(.versionNPY(version), file) }
    let start = version == 1 ? 10 : 12
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    end = start + length
    guard end <= bytes.count else {
      throw .file(.truncated(expected: end, found: bytes.count), file)
    }
    var scanner = Scanner(rest: bytes[start..<end])
    guard scanner.dictionary(into: &self) else { throw .file(.notNPY, file) }
  }

  /// The shape as a matrix: a number is (1, 1), a list one row.
  func matrixShape(_ file: String) throws(DatasetError) -> Shape {
    guard dimensions.count <= 2 else { throw .file(.dimensionsNPY(dimensions.count), file) }
    let rows = dimensions.count == 2 ? dimensions[0] : 1
    return try Shape.checked(rows, dimensions.last ?? 1, file: file)
  }
}

extension NPYHeader {
  /// Reads just as much of Python's syntax as NumPy writes.
  private struct Scanner {
    var rest: ArraySlice<UInt8>

    mutating func dictionary(into header: inout NPYHeader) -> Bool {
      guard take("{") else { return false }
      var seen: Set<String> = []
      while !take("}") {
        guard let key = string(), take(":"), entry(key, into: &header) else { return false }
        seen.insert(key)
        guard take(",") || peek("}") else { return false }
      }
      return seen == ["descr", "fortran_order", "shape"]
    }

    private mutating func entry(_ key: String, into header: inout NPYHeader) -> Bool {
      switch key {
      case "descr":
        guard let type = description() else { return false }
        header.type = type
      case "fortran_order":
        header.isFortranOrder = take("True")
        return header.isFortranOrder || take("False")
      case "shape":
        guard let dimensions = tuple() else { return false }
        header.dimensions = dimensions
      default: return false
      }
      return true
    }

    /// The element type: a string, or for records a list, which is given back as it stands.
    private mutating func description() -> String? {
      if let text = string() { return text }
      guard peek("[") else { return nil }
      let list = rest.prefix { $0 != UInt8(ascii: "]") }
      rest = rest.dropFirst(list.count + 1)
      return String(decoding: list, as: UTF8.self) + "]"
    }

    private mutating func tuple() -> [Int]? {
      guard take("(") else { return nil }
      var numbers: [Int] = []
      while !take(")") {
        guard let number = number() else { return nil }
        numbers.append(number)
        guard take(",") || peek(")") else { return nil }
      }
      return numbers
    }

    private mutating func number() -> Int? {
      skipSpace()
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest.dropFirst(digits.count)
      return Int(String(decoding: digits, as: UTF8.self))
    }

    private mutating func string() -> String? {
      skipSpace()
      guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
      else { return nil }
      let body = rest.dropFirst().prefix { $0 != quote }
      guard body.endIndex < rest.endIndex else { return nil }
      rest = rest[(body.endIndex + 1)...]
      return String(decoding: body, as: UTF8.self)
    }

    private mutating func take(_ word: String) -> Bool {
      guard peek(word) else { return false }
      rest = rest.dropFirst(word.utf8.count)
      return true
    }

    private mutating func peek(_ word: String) -> Bool {
      skipSpace()
      return rest.starts(with: word.utf8)
    }

    private mutating func skipSpace() {
      rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    }
  }
}
