import Foundation
import Matrices
import TestSupport
import Testing

@testable import Datasets

@Suite("IDX, NumPy and gzip files")
struct BinaryFileTests {
  @Test("NumPy's arrays are read", arguments: Reference.shared.arrays)
  func npy(_ expected: Reference.Array) throws {
    let matrix = try NPY.decode(Array(expected.file), file: "a.npy")
    #expect(matrix.shape == Shape(expected.rows, expected.columns))
    #expect(matrix.rowMajor.map { $0.isNaN ? nil : $0 } == expected.values)
  }

  @Test("Arrays of other types and dimensions are refused")
  func npyRefused() {
    let sentences = Reference.shared.refused.map { refused in
      message { try NPY.decode(Array(refused.file), file: "a.npy") } ?? ""
    }
    #expect(
      sentences == [
        "a.npy: holds NumPy elements of type <c16; "
          + "save it as numbers: numpy.save(file, array.astype(float))",
        "a.npy: is an array of 3 dimensions; "
          + "save a matrix: numpy.save(file, array.reshape(len(array), -1))",
        "a.npy: holds texts (NumPy's type <U4); "
          + "save classes as whole numbers: y = np.unique(y, return_inverse=True)[1]",
        "a.npy: holds NumPy elements of type [('x', '<f8'), ('y', '<i4')]; "
          + "save it as numbers: numpy.save(file, array.astype(float))",
      ])
  }

  @Test("A matrix is written byte for byte as NumPy writes it")
  func npyWritten() throws {
    let numpy = try #require(
      Reference.shared.arrays.first { $0.type == "<f8" && $0.rows == 3 })
    let matrix = try NPY.decode(Array(numpy.file), file: "a.npy")
    #expect(NPY.encode(matrix) == Array(numpy.file))
  }

  @Test("A file is written whole, keeps its permissions, and is read back")
  func files() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/数据 1.npy"
    let values: [Double] = [1, .nan, -.infinity, .leastNonzeroMagnitude]
    let matrix = Matrix(shape: Shape(2, 2), columnMajor: values)
    try NPY.write(Matrix(0.0), to: path)
    #expect(chmod(path, 0o600) == 0)
    try NPY.write(matrix, to: path)
    #expect(try NPY.read(path).elements.map(\.bitPattern) == matrix.elements.map(\.bitPattern))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["数据 1.npy"])
    #expect(
      message { try NPY.write(matrix, to: folder.path + "/no/a.npy") }
        == "\(folder.path)/no/a.npy: no such file or directory; "
        + "check the path, or see the names that `help data` lists")
  }

  @Test("Gzip streams of several members are inflated, within a bound")
  func gzip() throws {
    let expected = Reference.shared.gzip
    let bytes = try Gzip.inflate(Array(expected.file), file: "t.csv.gz")
    #expect(String(decoding: bytes, as: UTF8.self) == expected.text)
    #expect(
      message { try Gzip.inflate(Array(expected.bomb), limit: 1 << 20, file: "t.gz") }
        == "t.gz: is larger than 1 MiB")
  }

  @Test("A gzip stream cut anywhere is truncated, one with a changed byte damaged")
  func gzipDamaged() {
    let file = Array(Reference.shared.gzip.file)
    #expect(
      message { try Gzip.inflate(Array(file.dropLast()), file: "t.gz") }
        == "t.gz: the gzip stream ends too early; get the file again")
    var damaged = file
    damaged[file.count - 6] ^= 1  // the checksum
    #expect(
      message { try Gzip.inflate(damaged, file: "t.gz") }
        == "t.gz: the gzip stream is damaged; get the file again")
  }

  /// Two pictures of 2 by 3 pixels.
  static let images: [UInt8] =
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3] + [0, 51, 102, 153, 204, 255] + [
      1, 2, 3, 4, 5, 6,
    ]
  static let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 7, 4]

  @Test("IDX images are columns of pixels from 0 to 1, row by row")
  func idx() throws {
    let dataset = try Dataset.idx(
      images: IDX(Self.images, file: "i"), "i", labels: IDX(Self.labels, file: "l"), "l")
    #expect(dataset.image == ImageSize(height: 2, width: 3))
    #expect(Array(dataset.X.elements.prefix(6)) == [0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(dataset.X.shape == Shape(6, 2))
    #expect(dataset.labels == .binary(negative: "4", positive: "7"))
    #expect(dataset.Y.elements == [1, 0])
    #expect(dataset.featureNames == ["p0_0", "p0_1", "p0_2", "p1_0", "p1_1", "p1_2"])
  }

  static let wrong: [([UInt8], String)] = [
    ([], "is not an IDX file; IDX files of unsigned bytes, CSV, .npy and .npz can be read"),
    (
      [0, 0, 13, 1, 0, 0, 0, 0],
      "holds IDX elements of type 13, not unsigned bytes; "
        + "IDX files of unsigned bytes, CSV, .npy and .npz can be read"
    ),
    ([0, 0, 8, 3, 0, 0, 0, 2], "has 8 bytes where its header says 16; get the file again"),
    (Array(images.dropLast()), "has 27 bytes where its header says 28; get the file again"),
    (images + [0], "has 29 bytes where its header says 28; get the file again"),
    (
      [0, 0, 8, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      "1 by 4294967295 numbers are more than a matrix holds (134217728)"
    ),
    ([0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 5], "is empty"),
    (
      labels,
      "has 1 dimensions where 2 or 3 are needed; images come first, their labels after labels="
    ),
  ]

  @Test("IDX files that are not what they say", arguments: wrong)
  func idxWrong(_ bytes: [UInt8], _ sentence: String) {
    let text = message {
      try Dataset.idx(
        images: IDX(bytes, file: "i"), "i", labels: IDX(Self.labels, file: "l"), "l")
    }
    #expect(text == "i: " + sentence)
  }

  @Test("As many labels as images")
  func labelCount() {
    let three: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 3, 7, 4, 1]
    let text = message {
      try Dataset.idx(
        images: IDX(Self.images, file: "i"), "i", labels: IDX(three, file: "l"), "l")
    }
    #expect(
      text == "l: has 3 labels for 2 images; choose the labels that belong to these images")
  }
}
