import Foundation
import Matrices
import TestSupport
import Testing

@testable import Datasets

@Suite("Files of every kind, cut at every byte, and headers that lie")
struct CutFileTests {
  private static let matrix = Matrix<Double>(shape: Shape(3, 2), rowMajor: [1, 2, 3, 4, 5, 6])

  private static let npz = NPZ.encode([("x", matrix), ("y", matrix)])

  private static func gzip(_ name: String) -> [UInt8] { Array(Reference.shared.gzip.file) }

  private static let files: [(name: String, bytes: [UInt8])] = [
    ("a.npy", NPY.encode(matrix)), ("a.npz", npz),
    ("a.safetensors", Safetensors([.init("W1", matrix)]).encoded(isSingle: false, withSum: true)),
    ("a.csv", Array("a,b,y\n1,2,cat\n3,4,dog\n".utf8)),
    ("images", BinaryFileTests.images), ("labels", BinaryFileTests.labels),
    ("a.gz", gzip("a.gz")),
  ]

  @Test("Cut anywhere: data or an error with a sentence in both languages, never a crash")
  func cut() throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in Self.files {
      for end in bytes.indices {
        let path = try folder.write(Array(bytes[..<end]), to: name)
        for error in Self.errors(path) {
          let words = error.words
          #expect(!words.message.en.isEmpty && !words.message.zh.isEmpty, "\(name) \(end)")
        }
      }
    }
  }

  private static func errors(_ path: String) -> [DatasetError] {
    var errors: [DatasetError] = []
    for read in [
      { _ = try Dataset.open(path) }, { _ = try NamedArrays.read(path) },
      { _ = try Safetensors.read(path) }, { _ = try NPY.read(path) },
      { _ = try Dataset.idx(images: path, labels: path) },
    ] as [() throws -> Void] {
      do { try read() } catch let error as DatasetError { errors.append(error) } catch {
        Issue.record("\(error)")
      }
    }
    return errors
  }

  /// An `.npy` of this shape, with few bytes behind it.
  private func npy(_ shape: String, type: String = "<f8") -> [UInt8] {
    let header = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }\n"
    return NPY.magic + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
      + [UInt8](repeating: 0, count: 64)
  }

  @Test(
    "Shapes beyond all numbers are refused",
    arguments: [
      "(9223372036854775807, 2)", "(4294967296, 4294967296)", "(99999999999999999999, 1)",
      "(134217728, 2)", "(3, 3037000500, 3037000500)", "(9223372036854775807,)", "(-1, 2)",
      "(0, 9223372036854775807)", "(2, 0)",
    ])
  func shapes(_ shape: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(npy(shape), to: "a.npy")
    #expect(throws: DatasetError.self) { try Dataset.open(path) }
    #expect(throws: DatasetError.self) { try Dataset.open(path, labels: path) }
  }

  @Test("An archive that would become too large is refused by what its directory says")
  func bomb() throws {
    var archive = Self.npz
    // The sizes of both arrays in the directory: half a GiB and some each.
    for place in archive.indices.dropLast(46)
    where archive[place..<(place + 4)].elementsEqual([0x50, 0x4B, 1, 2]) {
      archive.replaceSubrange((place + 24)..<(place + 28), with: [0, 0, 0, 0x30])
      archive[place + 10] = 8
    }
    #expect(throws: DatasetError.file(.tooLarge(limit: Gzip.maximumCount), "a.npz")) {
      try NPZ(archive, file: "a.npz")
    }
  }

  @Test("Nothing that deflate cannot make is asked for")
  func ratio() throws {
    var archive = NPZ.encode([("x", Self.matrix)])
    for place in archive.indices.dropLast(46)
    where archive[place..<(place + 4)].elementsEqual([0x50, 0x4B, 1, 2]) {
      archive.replaceSubrange((place + 24)..<(place + 28), with: [0, 0, 0, 0x20])
      archive[place + 10] = 8
    }
    #expect(throws: DatasetError.file(.damagedZip("x.npy"), "a.npz")) {
      try NPZ(archive, file: "a.npz")
    }
  }
}
