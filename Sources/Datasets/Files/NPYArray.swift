import Matrices

/// A NumPy array of any dimensions as a table: a row for each place of its first dimension.
struct NPYArray {
  /// The dimensions as the file says them.
  let dimensions: [Int]
  /// (first dimension, product of the others); a list is a column.
  let table: Matrix<Double>
  /// Whether its elements are whole numbers.
  let areIntegers: Bool
  /// Whether its elements are bytes, as of pictures.
  let areBytes: Bool
  /// Whether its elements are real numbers of single precision or less.
  let isSingle: Bool

  /// Reads the bytes of an `.npy` file.
  /// - Throws: `DatasetError.file`.
  init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    let header = try NPYHeader(bytes, file: file)
    dimensions = header.dimensions
    areIntegers = header.type.contains { "iu".contains($0) }
    areBytes = header.type.hasSuffix("u1")
    isSingle = header.type.hasSuffix("f4") || header.type.hasSuffix("f2")
    if dimensions.count <= 2 {
      let matrix = try NPY.decode(bytes, file: file)
      table = dimensions.count == 2 ? matrix : matrix.transposed
      return
    }
    guard !header.isFortranOrder else { throw .file(.dimensionsNPY(dimensions.count), file) }
    var width = 1
    for dimension in dimensions.dropFirst() {
      width = try Shape.checked(width, dimension, file: file).count
    }
    let shape = try Shape.checked(dimensions[0], width, file: file)
    table = Matrix(shape: shape, rowMajor: try NPY.elements(bytes, header, shape.count, file))
  }

  /// The size of a grey picture each row is, where the array has three dimensions, or four with
  /// one channel.
  var image: ImageSize? {
    guard dimensions.count == 3 || dimensions.count == 4 && dimensions[3] == 1 else { return nil }
    return ImageSize(height: dimensions[1], width: dimensions[2])
  }
}
