import Foundation
import Matrices
import TestSupport
import Testing

@testable import Datasets

/// What Tests/Reference/safetensors_files.py wrote with Python's safetensors.
private struct SafetensorsReference: Decodable {
  struct Written: Decodable {
    let single: Bool
    let metadata: [String: String]
    let tensors: [String: Numbers]
    let file: Data
  }
  struct Numbers: Decodable {
    let shape: [Int]
    let values: [Double]
    var matrix: Matrix<Double> {
      Matrix(shape: Shape(shape[0], shape[1]), rowMajor: values)
    }
  }
  struct Read: Decodable {
    let name: String
    let file: Data
    let shape: [Int]
    let values: [Number]
  }
  struct Refused: Decodable {
    let name: String
    let file: Data
  }
  /// A number; null is NaN and infinities are texts.
  struct Number: Decodable {
    let value: Double
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let text = try? container.decode(String.self)
      value =
        container.decodeNil()
        ? .nan : try text.flatMap(Double.init) ?? container.decode(Double.self)
    }
  }

  let written: [Written]
  let read: [Read]
  let refused: [Refused]

  static func load() throws -> SafetensorsReference {
    let url = Bundle.module.url(forResource: "Fixtures/safetensors", withExtension: "json")
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: #require(url)))
  }
}

@Suite("Safetensors files")
struct SafetensorsTests {
  @Test("Arrays are written byte for byte as Python's safetensors writes them")
  func writes() throws {
    for reference in try SafetensorsReference.load().written {
      let tensors = reference.tensors.map { Safetensors.Tensor($0, $1.matrix) }
      let file = Safetensors(tensors, metadata: reference.metadata)
      #expect(file.encoded(isSingle: reference.single) == Array(reference.file))
    }
  }

  @Test("What Python's safetensors writes is read, bit for bit")
  func reads() throws {
    for reference in try SafetensorsReference.load().written {
      let file = try Safetensors.decode(Array(reference.file), file: "w")
      #expect(file.metadata == reference.metadata)
      #expect(file.tensors.count == reference.tensors.count)
      for (name, expected) in reference.tensors {
        #expect(file[name]?.shape == expected.matrix.shape)
        #expect(
          file[name]?.elements.map(\.bitPattern) == expected.matrix.elements.map(\.bitPattern))
      }
    }
  }

  @Test("Halves, single numbers, lists and escaped names are read")
  func readsOthers() throws {
    for reference in try SafetensorsReference.load().read {
      let array = try #require(Safetensors.decode(Array(reference.file), file: "w")["h"])
      #expect(array.shape == Shape(reference.shape[0], reference.shape[1]), "\(reference.name)")
      for (found, expected) in zip(array.elements, reference.values.map(\.value)) {
        #expect(found == expected || (found.isNaN && expected.isNaN), "\(reference.name)")
      }
    }
  }

  @Test("What Python's safetensors refuses is refused in a sentence")
  func refuses() throws {
    let sentences = try SafetensorsReference.load().refused.map { refused in
      let text = message { try Safetensors.decode(Array(refused.file), file: "w") }
      return "\(refused.name): \(text ?? "read")"
    }
    let header =
      "w: is not a safetensors file that can be understood; "
      + "save FILE.safetensors writes one"
    let unreadable = [
      "empty file", "a few bytes", "no JSON", "a list", "unfinished", "a second object",
      "not UTF-8", "no offsets", "three offsets", "negative offset", "fractional shape",
      "reversed offsets", "metadata is a number",
    ]
    for name in unreadable { #expect(sentences.contains("\(name): \(header)")) }
    let others = sentences.filter { !$0.hasSuffix(header) }
    #expect(
      others == [
        "length beyond the file: w: has 10 bytes where its header says 1008; get the file again",
        "huge length: w: has 10 bytes where its header says 9223372036854775807; "
          + "get the file again",
        "largest length: w: has 10 bytes where its header says 9223372036854775807; "
          + "get the file again",
        "offsets beyond the file: w: has 71 bytes where its header says 79; get the file again",
        "too few bytes for the shape: w: 'a' is (2, 1), which does not fit its 8 bytes",
        "shape overflows: w: 'a' has 3 dimensions; save it with two at most",
        "shape overflows in bytes: w: 1152921504606846976 by 2 numbers are more than a matrix "
          + "holds (134217728)",
        "unknown dtype: w: 'a' holds elements of type F65; F64, F32, F16 and BF16 can be read",
        "data left over: w: has 78 bytes where its header says 70; get the file again",
        "data missing: w: has 66 bytes where its header says 70; get the file again",
        "gap: w: the array 'b' does not begin where the one before it ends",
        "overlap: w: the array 'b' does not begin where the one before it ends",
      ])
  }

  @Test("Two arrays of one name are refused, where Python takes the last")
  func refusesRepetition() {
    let entry = #"{"dtype":"F64","shape":[0],"data_offsets":[0,0]}"#
    let header = Array("{\"a\":\(entry),\"a\":\(entry)}".utf8)
    let bytes = [UInt8(header.count), 0, 0, 0, 0, 0, 0, 0] + header
    #expect(
      message { try Safetensors.decode(bytes, file: "w") } == "w: has two arrays called 'a'")
  }

  @Test("A damaged file is refused or read, never a crash")
  func survives() throws {
    var read = 0
    for file in try SafetensorsReference.load().written.map({ Array($0.file) }) {
      for end in file.indices {
        read += (try? Safetensors.decode(Array(file[..<end]), file: "w")) == nil ? 0 : 1
      }
      for _ in 0..<2000 {
        var changed = file
        for _ in 0..<Int.random(in: 1...3) {
          changed[Int.random(in: 0..<min(file.count, 300))] = UInt8.random(in: .min ... .max)
        }
        _ = try? Safetensors.decode(changed, file: "w")
      }
    }
    #expect(read == 0)
  }

  @Test("A file is written and read back")
  func files() throws {
    let path = try TemporaryFolder().path
    let folder = try TemporaryFolder()
    let tensors = [Safetensors.Tensor("W1", Matrix(shape: Shape(1, 2), columnMajor: [0.1, .nan]))]
    try Safetensors(tensors).write(to: folder.path + "/权重.safetensors", isSingle: true)
    let file = try Safetensors.read(folder.path + "/权重.safetensors")
    #expect(file["W1"]?.elements[0] == Double(Float(0.1)))
    #expect(message { try Safetensors.read(path + "/no") }?.contains("no such file") == true)
  }
}
