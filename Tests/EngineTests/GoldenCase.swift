import Engine
import Foundation
import Matrices
import Testing

/// A reference case of Tests/EngineTests/Golden, made by an independent NumPy program whose
/// gradients agree with PyTorch's (see the README there).
struct GoldenCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Spec: Decodable {
    struct Layer: Decodable {
      var units: Int
      var activation: String
      var initialization: String
      var batchnorm: Bool?
      var keepProbability: Double?
      var slope: Double?
      var frozen: Bool?

      enum CodingKeys: String, CodingKey {
        case units, activation, batchnorm, slope, frozen
        case initialization = "init"
        case keepProbability = "keep_prob"
      }
    }
    var input: Int
    var layers: [Layer]
    var loss: String
    var batch: Int?
    var l1: Double?
    var l2: Double?
    var seed: UInt32
    var optimizer: [String: Setting]
    var decay: [String: Setting]?
  }

  enum Setting: Decodable {
    case text(String)
    case number(Double)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  /// A matrix, a row of whole numbers, or one number; null is a missing label.
  struct Tensor: Decodable {
    var matrix: Matrix<Double>

    init(from decoder: any Decoder) throws {
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

  struct Iteration: Decodable {
    var epoch: Int
    var indices: [Double]
    var tensors: [String: Tensor]
  }

  var name: String
  var spec: Spec
  var X: Tensor
  var Y: Tensor
  var initial: [String: Tensor]
  var iterations: [Iteration]
  var evaluation: [String: Tensor]

  var testDescription: String { name }

  static let all: [GoldenCase] = {
    let paths = Bundle.module.paths(forResourcesOfType: "json", inDirectory: "Golden")
    return paths.sorted().compactMap { path in
      guard let data = FileManager.default.contents(atPath: path) else { return nil }
      return try? JSONDecoder().decode(GoldenCase.self, from: data)
    }
  }()
}

extension GoldenCase {
  func trainer(_ precision: Precision = .float64) throws -> Trainer {
    try Trainer(network(), on: data(), with: hyperparameters(precision))
  }

  func data() throws -> TrainingSet { try TrainingSet(X: X.matrix, Y: Y.matrix) }

  private func network() throws -> Network {
    let layers = try spec.layers.map { layer in
      try Layer(
        units: layer.units, activation: found(Activation(rawValue: layer.activation)),
        keepProbability: layer.keepProbability ?? 1, hasBatchNorm: layer.batchnorm ?? false,
        initialization: found(Initialization(named: layer.initialization)),
        slope: layer.slope, isFrozen: layer.frozen ?? false)
    }
    return try Network(
      inputs: spec.input, layers: layers, loss: found(Loss(rawValue: spec.loss)))
  }

  private func hyperparameters(_ precision: Precision) throws -> Hyperparameters {
    var result = Hyperparameters()
    result.precision = precision
    result.seed = spec.seed
    result.batchSize = spec.batch
    result.l1 = spec.l1 ?? 0
    result.l2 = spec.l2 ?? 0
    result.learningRate = number("lr", of: spec.optimizer)
    result.optimizer = try optimizer()
    result.decay = try decay()
    return result
  }

  private func optimizer() throws -> any Optimizer {
    let kind = try found(OptimizerKind(named: text("kind", of: spec.optimizer)))
    let settings = kind.options.map { ($0.name, number($0.name, of: spec.optimizer)) }
    return kind.optimizer(
      Dictionary(uniqueKeysWithValues: settings.filter { !$0.1.isNaN }))
  }

  private func decay() throws -> LearningRateDecay {
    guard let decay = spec.decay else { return .none }
    let rate = number("rate", of: decay)
    switch text("kind", of: decay) {
    case "inverse": return .inverse(rate: rate)
    case "exponential": return .exponential(rate: rate)
    case "sqrt": return .sqrt(k: number("k", of: decay))
    case "staircase":
      return .staircase(
        factor: number("factor", of: decay), every: Int(number("every", of: decay)))
    default: throw Unknown()
    }
  }

  struct Unknown: Error {}

  private func found<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Unknown() }
    return value
  }

  private func number(_ key: String, of settings: [String: Setting]) -> Double {
    if case .number(let value) = settings[key] { value } else { .nan }
  }

  private func text(_ key: String, of settings: [String: Setting]) -> String {
    if case .text(let value) = settings[key] { value } else { "" }
  }
}

/// Where two matrices differ by more than a tolerance, relative to the element or, in float32
/// where differences of near numbers lose digits, to the tensor's largest element.
func difference(
  _ found: Matrix<Double>?, from expected: Matrix<Double>, tolerance: Double
) -> String? {
  guard let found else { return "missing" }
  guard found.shape == expected.shape else { return "\(found.shape), not \(expected.shape)" }
  let largest = expected.elements.filter { $0.isFinite }.map(abs).max() ?? 0
  for (a, b) in zip(found.elements, expected.elements) where !(a.isNaN && b.isNaN) {
    let scale = max(tolerance > 1e-6 ? largest : abs(b), 1e-3)
    guard abs(a - b) <= tolerance * scale else { return "\(a), not \(b)" }
  }
  return nil
}

extension Trainer {
  /// The bits of every tensor that has a value, by name.
  var bits: [String: [UInt64]] {
    var bits: [String: [UInt64]] = [:]
    for spec in plan.tensors { bits[spec.name] = tensor(spec.name)?.elements.map(\.bitPattern) }
    return bits
  }
}
