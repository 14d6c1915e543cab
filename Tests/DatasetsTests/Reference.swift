import Foundation
import Testing

/// What Tests/Reference/datasets.py wrote.
struct Reference: Decodable {
  struct Generated: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let n: Int
    let noise: Double
    let classes: Int
    let seed: UInt32
    /// One point after another.
    let X: [Double]
    let y: [Int]
    var testDescription: String { "\(name) n=\(n) noise=\(noise) classes=\(classes) seed=\(seed)" }
  }
  struct Permutation: Decodable, Sendable {
    let n: Int
    let seed: UInt32
    let order: [Int]
  }
  struct Array: Decodable, Sendable, CustomTestStringConvertible {
    let type: String
    let file: Data
    let rows: Int
    let columns: Int
    let values: [Double?]
    var testDescription: String { "\(type) \(rows) by \(columns)" }
  }
  struct Refused: Decodable, Sendable {
    let type: String
    let file: Data
  }
  struct Table: Decodable, Sendable {
    let text: String
    let rows: [[String]]
  }
  struct Normalized: Decodable, Sendable {
    let X: [Double]
    let normalized: [Double]
  }
  struct Compressed: Decodable, Sendable {
    let text: String
    let file: Data
    let bomb: Data
  }

  let generators: [Generated]
  let permutations: [Permutation]
  let arrays: [Array]
  let refused: [Refused]
  let tables: [Table]
  let normalization: Normalized
  let shifts: [String: [Double]]
  let gzip: Compressed

  static let shared: Reference = {
    do {
      guard let url = Bundle.module.url(forResource: "Fixtures/datasets", withExtension: "json")
      else { fatalError("Fixtures/datasets.json is not among the resources") }
      return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
    } catch { fatalError("\(error)") }
  }()
}
