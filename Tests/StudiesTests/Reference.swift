import Foundation

/// What Tests/Reference/studies.py wrote.
struct Reference: Decodable {
  struct Average: Decodable, Sendable {
    let beta: Double
    let theta: [Double]
    let v: [Double]
    let corrected: [Double]
  }
  struct Draws: Decodable, Sendable {
    let seed: UInt32
    let rows: [[Double]]
  }
  struct Mixture: Decodable, Sendable {
    let seed: UInt32
    let count: Int
    let share: Double
    let chosen: [Int]
  }
  struct Apart: Decodable, Sendable {
    let mixture: Mixture
    let seed: UInt32
    let parts: [String: [Int]]
  }

  let averages: [Average]
  let draws: [Draws]
  let mixtures: [Mixture]
  let apart: [Apart]

  static let shared: Reference = {
    do {
      guard let url = Bundle.module.url(forResource: "Fixtures/studies", withExtension: "json")
      else { fatalError("Fixtures/studies.json is not among the resources") }
      return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
    } catch { fatalError("\(error)") }
  }()
}
