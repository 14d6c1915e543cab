import Matrices

extension NPY {
  /// A matrix as the bytes of a file, version 1: numbers of 8 bytes, column after column.
  /// - Parameter isRow: Whether it is written as an array of one dimension; it has one row then.
  public static func encode(_ matrix: Matrix<Double>, isRow: Bool = false) -> [UInt8] {
    let shape = isRow ? "(\(matrix.columns),)" : "(\(matrix.rows), \(matrix.columns))"
    let text = "{'descr': '<f8', 'fortran_order': \(isRow ? "False" : "True"), 'shape': \(shape), }"
    // The numbers begin at a multiple of 64; the header ends with a new line.
    let prefix = magic.count + 4
    let count = (prefix + text.utf8.count + 1 + 63) / 64 * 64 - prefix
    let padding = String(repeating: " ", count: count - text.utf8.count - 1)
    var bytes = magic + [1, 0, UInt8(count & 0xFF), UInt8(count >> 8)]
    bytes += Array((text + padding + "\n").utf8)
    bytes.append(numbers: matrix.elements)
    return bytes
  }
}
