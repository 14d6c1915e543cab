import Foundation
import Matrices
import Testing

/// Expected values: Tests/Reference/numpy_random.py.
@Suite struct NumPyRandomTests {
  struct Fixture: Decodable {
    struct Case: Decodable, CustomStringConvertible {
      var seed: UInt32
      var draws: [Draw]
      var description: String { "seed \(seed)" }
    }
    struct Draw: Decodable {
      var kind: String
      var sizes: [Int]
      var values: [Value]
    }
    enum Value: Decodable, Equatable {
      case bits(UInt64)
      case index(Int)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let index = try? container.decode(Int.self) {
          self = .index(index)
        } else {
          self = .bits(UInt64(try container.decode(String.self), radix: 16) ?? 0)
        }
      }
    }
    var cases: [Case]
  }

  static func cases() throws -> [Fixture.Case] {
    let url = Bundle.module.url(forResource: "Fixtures/numpy_random", withExtension: "json")
    let data = try Data(contentsOf: #require(url))
    return try JSONDecoder().decode(Fixture.self, from: data).cases
  }

  @Test("Every draw has NumPy's bits, for every seed", arguments: try cases())
  func drawsNumPysBits(fixture: Fixture.Case) {
    var random = NumPyRandom(seed: fixture.seed)
    for draw in fixture.draws {
      #expect(values(of: draw, from: &random) == draw.values, "\(draw.kind) \(draw.sizes)")
    }
  }

  private func values(of draw: Fixture.Draw, from random: inout NumPyRandom) -> [Fixture.Value] {
    switch draw.kind {
    case "seed":
      random = NumPyRandom(seed: UInt32(draw.sizes[0]))
      return []
    case "permutation": return random.permutation(draw.sizes[0]).map(Fixture.Value.index)
    case "rand": return bits(random.uniform(Shape(draw.sizes[0], draw.sizes[1])))
    default: return bits(random.gauss(Shape(draw.sizes[0], draw.sizes[1])))
    }
  }

  private func bits(_ matrix: Matrix<Double>) -> [Fixture.Value] {
    matrix.rowMajor.map { .bits($0.bitPattern) }
  }
}
