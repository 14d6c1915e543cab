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

      /// Whether a positive number is less than another; their bits are in the same order.
      func isBelow(_ other: Value) -> Bool {
        guard case .bits(let mine) = self, case .bits(let theirs) = other else { return false }
        return mine < theirs
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

  @Test("A mask has NumPy's bits: np.random.rand(20, 20) < p", arguments: try cases())
  func masks(fixture: Fixture.Case) throws {
    var random = NumPyRandom(seed: fixture.seed)
    for draw in fixture.draws.dropLast() { _ = values(of: draw, from: &random) }
    let uniform = try #require(fixture.draws.last)
    var (scratch, mask) = (Array(repeating: 0.0, count: 400), Array(repeating: -1.0, count: 400))
    random.mask(20, 20, below: 0.5, scratch: &scratch, into: &mask)
    let half = Fixture.Value.bits((0.5).bitPattern)
    let expected = uniform.values.map { $0.isBelow(half) ? 1.0 : 0 }
    #expect(Matrix(shape: Shape(20, 20), columnMajor: mask).rowMajor == expected)
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
