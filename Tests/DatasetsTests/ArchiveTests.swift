import Foundation
import Matrices
import TestSupport
import Testing

@testable import Datasets

@Suite("Archives of arrays, labels beside images, and files of other kinds")
struct ArchiveTests {
  /// What Tests/Reference/archives.py wrote.
  struct Archives: Decodable {
    let pictures, plain, unnamed, pictures_npy, labels_npy, halves: Data
    let pixels, x, half_values: [Double]
  }

  let folder: TemporaryFolder
  let archives: Archives

  init() throws {
    folder = try TemporaryFolder()
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/archives", withExtension: "json"))
    archives = try JSONDecoder().decode(Archives.self, from: Data(contentsOf: url))
  }

  private func write(_ data: Data, _ name: String) throws -> String {
    try folder.write(Array(data), to: name)
  }

  @Test("Compressed pictures under Keras's names: bytes become 0...1, labels become classes")
  func pictures() throws {
    let dataset = try Dataset.open(write(archives.pictures, "mnist.npz"))
    #expect(dataset.X.shape == Shape(6, 5))
    #expect(dataset.X.elements == archives.pixels)
    #expect(dataset.image == ImageSize(height: 2, width: 3))
    #expect(dataset.labels == .oneHot(["0", "1", "2"]))
    let places = [0, 2, 1, 2, 0]
    try #require(dataset.Y.shape == Shape(3, 5))
    #expect(dataset.Y == Matrix(shape: Shape(3, 5)) { places[$1] == $0 ? 1 : 0 })
    #expect(throws: DatasetError.self) {
      try Dataset.open(folder.path + "/mnist.npz", key: "x_test,y_train")
    }
  }

  @Test("Stored arrays with one-hot labels; one array by itself is a table")
  func plain() throws {
    let path = try write(archives.plain, "a.npz")
    let dataset = try Dataset.open(path)
    #expect(dataset.X.elements == archives.x)
    #expect(dataset.labels == .oneHot(["y1", "y2"]))
    let table = try Dataset.open(path, key: "x", options: TableOptions(labelKind: .numbers))
    #expect(table.X.elements == stride(from: 0, to: 8, by: 2).map { archives.x[$0] })
  }

  @Test("Where nothing says which arrays are meant, they are listed")
  func unnamed() throws {
    let path = try write(archives.unnamed, "a.npz")
    #expect(
      message { try Dataset.open(path) }
        == "\(path): holds 3 arrays; key=x,y names examples and labels; there are: p, q, r")
    #expect(
      message { try Dataset.open(path, key: "p,s") }
        == "\(path): holds no array 's'; there are: p, q, r")
    #expect(try Dataset.open(path, key: "p,q").count == 4)
    #expect(
      message { try Dataset.open(path, key: "p,r") }
        == "\(path): has 5 labels for 4 rows of examples; examples stand in rows, one label each; "
        + "of examples in columns save X.T and Y.T")
  }

  @Test("An array's labels may lie in another file")
  func labels() throws {
    let dataset = try Dataset.open(
      write(archives.pictures_npy, "x.npy"), labels: write(archives.labels_npy, "y.npy"))
    #expect(dataset.X.elements == archives.pixels)
    #expect(dataset.labels.classNames.count == 3)
  }

  @Test("Numbers of half precision")
  func halves() throws {
    let matrix = try NPY.read(write(archives.halves, "h.npy"))
    #expect(matrix == Matrix(shape: Shape(2, 3), rowMajor: archives.half_values))
  }

  @Test("A damaged archive is refused, wherever a byte was changed or cut off")
  func damaged() throws {
    let bytes = Array(archives.pictures)
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var changed = bytes
      changed[place] ^= 0x55
      let path = try folder.write(changed, to: "changed.npz")
      // Names and times may differ; a number may not.
      if let dataset = try? Dataset.open(path, key: "x_train,y_train") {
        #expect(dataset.X.elements == archives.pixels)
      }
      let short = try folder.write(Array(bytes[..<place]), to: "short.npz")
      #expect(throws: DatasetError.self) { try Dataset.open(short) }
    }
  }

  @Test("Labels under MNIST's names are found by themselves, plain beside packed images too")
  func standardNames() throws {
    let images = try folder.write(BinaryFileTests.images, to: "t10k-images-idx3-ubyte")
    _ = try folder.write(BinaryFileTests.labels, to: "t10k-labels-idx1-ubyte")
    #expect(try Dataset.open(images).count == 2)
    let others = try folder.write(BinaryFileTests.images, to: "train-images.idx3-ubyte")
    #expect(
      message { try Dataset.open(others) }
        == "\(others): holds images without labels; add labels=FILE")
  }

  @Test(
    "Files of other kinds are named for what they are",
    arguments: [
      ("\u{89}HDF\r\n\u{1a}\n", "is an HDF5 file"), ("MATLAB 5.0 MAT-file, by", "is a MATLAB file"),
      ("PK\u{3}\u{4}\u{14}\0\u{6}\0xl/workbook.xml", "is a workbook of Excel"),
      ("PK\u{3}\u{4}\u{14}\0\u{6}\0archive/data.pkl", "was written by torch.save"),
      ("PK\u{3}\u{4}\u{14}\0\u{6}\0a.txt", "is a zip archive"),
      ("\u{80}\u{4}\u{95}", "is a pickled Python object"), ("PAR1", "is a Parquet file"),
      ("%PDF-1.7", "is a PDF"), ("\u{89}PNG\r\n", "is a picture"),
      ("\u{40}\0\0\0\0\0\0\0{\"l1\"", "holds named arrays"),
    ])
  func foreign(_ beginning: String, _ words: String) throws {
    let bytes = beginning.unicodeScalars.map { UInt8($0.value) }
    let path = try folder.write(bytes + Array(repeating: 0, count: 9), to: "file.bin")
    let sentence = try #require(message { try Dataset.open(path) })
    #expect(sentence.hasPrefix("\(path): \(words)"))
    #expect(sentence.contains("; "), "it says what to do")
  }
}
