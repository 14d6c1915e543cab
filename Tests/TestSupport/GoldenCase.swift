import Foundation
import Matrices

/// A reference case of the folder Golden, made by an independent NumPy program whose
/// gradients agree with PyTorch's (see the README there).
package struct GoldenCase: Decodable, Sendable, CustomStringConvertible {
  package struct Spec: Decodable {
    package struct Layer: Decodable {
      package var units: Int
      package var activation: String
      package var initialization: String
      package var batchnorm: Bool?
      package var keepProbability: Double?
      package var slope: Double?
      package var frozen: Bool?

      enum CodingKeys: String, CodingKey {
        case units, activation, batchnorm, slope, frozen
        case initialization = "init"
        case keepProbability = "keep_prob"
      }
    }
    package var input: Int
    package var layers: [Layer]
    package var loss: String
    package var batch: Int?
    package var l1: Double?
    package var l2: Double?
    package var seed: UInt32
    package var optimizer: [String: Setting]
    package var decay: [String: Setting]?
  }

  package enum Setting: Decodable, CustomStringConvertible {
    case text(String)
    case number(Double)

    package var description: String {
      switch self {
      case .text(let text): text
      case .number(let number): "\(number)"
      }
    }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  /// A matrix, a row of whole numbers, or one number; null is a missing label.
  package struct Tensor: Decodable {
    package var matrix: Matrix<Double>

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        matrix = Matrix(number)
      } else {
        let rows = try container.decode([[Double?]].self)
        matrix = Matrix(
          shape: Shape(rows.count, rows.first?.count ?? 0),
          rowMajor: rows.flatMap { $0.map { $0 ?? .nan } })
      }
    }
  }

  package struct Iteration: Decodable {
    package var epoch: Int
    package var indices: [Double]
    package var tensors: [String: Tensor]
  }

  package var name: String
  package var spec: Spec
  package var X: Tensor
  package var Y: Tensor
  package var initial: [String: Tensor]
  package var iterations: [Iteration]
  package var evaluation: [String: Tensor]

  package var description: String { name }

  package static let all: [GoldenCase] = {
    let paths = Bundle.module.paths(forResourcesOfType: "json", inDirectory: "Golden")
    return paths.sorted().compactMap { path in
      guard let data = FileManager.default.contents(atPath: path) else { return nil }
      return try? JSONDecoder().decode(GoldenCase.self, from: data)
    }
  }()
}
