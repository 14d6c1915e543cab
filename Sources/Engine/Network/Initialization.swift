import Matrices

/// How a layer's weights begin: random numbers times a scale.
public struct Initialization: Hashable, Sendable {
  /// The factor, from the number of units in the layer before.
  public enum Scale: String, Sendable, CaseIterable {
    /// √(2/n_prev): K. He et al., "Delving Deep into Rectifiers", 2015.
    case he
    /// √(1/n_prev), after X. Glorot and Y. Bengio, 2010.
    case xavier
    /// 0.01.
    case small
    /// 10.
    case large
    /// 0, so that nothing is drawn.
    case zeros
  }

  /// The factor.
  public let scale: Scale
  /// Whether numbers are uniform on [0, 1), as the notes print it, where randn is meant.
  public let usesUniform: Bool

  /// Creates an initialisation.
  public init(scale: Scale, usesUniform: Bool = false) {
    self.scale = scale
    self.usesUniform = usesUniform
  }

  /// Reads `he`, `xavier`, `small`, `large`, `zeros`, or a `rand-` variant.
  public init?(named name: String) {
    let isUniform = name.hasPrefix("rand-")
    guard let scale = Scale(rawValue: isUniform ? String(name.dropFirst(5)) : name),
      !(isUniform && scale == .zeros)
    else { return nil }
    self.init(scale: scale, usesUniform: isUniform)
  }

  /// Every name `init(named:)` reads.
  public static var names: [String] {
    Scale.allCases.map(\.rawValue)
      + Scale.allCases.filter { $0 != .zeros }.map { "rand-" + $0.rawValue }
  }

  /// The name a person types.
  public var name: String { (usesUniform ? "rand-" : "") + scale.rawValue }

  /// The factor for a layer fed by `inputs` units.
  ///
  /// ```swift
  /// let he = Initialization(scale: .he)
  /// let factor = he.factor(inputs: 8)  // 0.5
  /// ```
  public func factor(inputs: Int) -> Double {
    switch scale {
    case .he: (2 / Double(inputs)).squareRoot()
    case .xavier: (1 / Double(inputs)).squareRoot()
    case .small: 0.01
    case .large: 10
    case .zeros: 0
    }
  }

  /// The formula as a learner could type it, for weights of (units, inputs).
  public func formula(units: Int, inputs: Int) -> String {
    let draw = usesUniform ? "rand" : "randn"
    return switch scale {
    case .he: "\(draw)(\(units), \(inputs)) * sqrt(2 / \(inputs))"
    case .xavier: "\(draw)(\(units), \(inputs)) * sqrt(1 / \(inputs))"
    case .small: "\(draw)(\(units), \(inputs)) * 0.01"
    case .large: "\(draw)(\(units), \(inputs)) * 10"
    case .zeros: "zeros((\(units), \(inputs)))"
    }
  }

  /// Draws weights of a shape (units, inputs), row by row; zeros draw nothing.
  func draw(_ shape: Shape, from random: inout NumPyRandom) -> Matrix<Double> {
    guard scale != .zeros else { return Matrix(shape: shape, filledWith: 0) }
    let factor = factor(inputs: shape.columns)
    let numbers: Matrix<Double> = usesUniform ? random.uniform(shape) : random.gauss(shape)
    return numbers.map { $0 * factor }
  }
}
