import Matrices

/// NumPy's array files (`.npy`, versions 1 to 3).
///
/// Read are numbers and booleans of 1 to 8 bytes, either byte order, C and Fortran order, up to
/// two dimensions; an array of one dimension becomes one row, as in NumPy's broadcasting.
public enum NPY {
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Reads a file, plain or gzip.
  /// - Throws: `DatasetError.file`.
  public static func read(_ path: String) throws(DatasetError) -> Matrix<Double> {
    try decode(Gzip.read(path), file: path)
  }

  /// Reads the bytes of a file; `file` names it in errors.
  /// - Throws: `DatasetError.file`.
  public static func decode(
    _ bytes: [UInt8], file: String
  ) throws(DatasetError) -> Matrix<Double> {
    let header = try NPYHeader(bytes, file: file)
    let shape = try header.matrixShape(file)
    let values = try elements(bytes, header, shape.count, file)
    return header.isFortranOrder
      ? Matrix(shape: shape, columnMajor: values) : Matrix(shape: shape, rowMajor: values)
  }

  /// So many elements behind a header, in the file's order.
  static func elements(
    _ bytes: [UInt8], _ header: NPYHeader, _ count: Int, _ file: String
  ) throws(DatasetError) -> [Double] {
    let element = try NPYElement(header.type, file: file)
    let size = header.end + count * element.size
    guard bytes.count >= size else {
      throw .file(.truncated(expected: size, found: bytes.count), file)
    }
    return bytes.withUnsafeBytes { raw in
      [Double](places: count) { element.value(raw, at: header.end + $0 * element.size) }
    }
  }

  /// The bytes of a file that NumPy reads as the same array of two dimensions, in C order.
  ///
  /// ```swift
  /// let bytes = NPY.encode(Matrix(shape: Shape(1, 2), rowMajor: [0.5, -1]))
  /// let again = try NPY.decode(bytes, file: "x.npy")  // (1, 2): 0.5, -1
  /// ```
  public static func encode(_ matrix: Matrix<Double>) -> [UInt8] {
    let description =
      "{'descr': '<f8', 'fortran_order': False, 'shape': (\(matrix.rows), \(matrix.columns)), }"
    // The data begin at a multiple of 64.
    let used = magic.count + 4 + description.utf8.count + 1
    let padding = (64 - used % 64) % 64
    let header = description + String(repeating: " ", count: padding) + "\n"
    var bytes = magic + [1, 0]
    bytes += [UInt8(header.utf8.count & 0xff), UInt8(header.utf8.count >> 8)] + header.utf8
    bytes.append(numbers: matrix.rowMajor)
    return bytes
  }

  /// Writes a file, whole or not at all.
  /// - Throws: `DatasetError.file`.
  public static func write(_ matrix: Matrix<Double>, to path: String) throws(DatasetError) {
    try FileBytes.write(encode(matrix), to: path)
  }
}

extension [UInt8] {
  /// Appends numbers of 8 bytes, the lowest first, while somebody waits for them.
  mutating func append(numbers: [Double]) {
    reserveCapacity(count + numbers.count * 8)
    inSpells(of: numbers.count) { piece in
      for place in piece {
        Swift.withUnsafeBytes(of: numbers[place].bitPattern.littleEndian) {
          append(contentsOf: $0)
        }
      }
    }
  }
}
