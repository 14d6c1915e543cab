import Languages

/// What a layer does to its linear part: A = g(Z).
///
/// All there is to say of an activation stands here; Activation+Kernels names the loops of each.
///
/// GELU: D. Hendrycks and K. Gimpel, 2016. SiLU: S. Elfwing, E. Uchibe and K. Doya, 2017. ELU: D.
/// Clevert, T. Unterthiner and S. Hochreiter, 2015. Softplus: C. Dugas et al., 2000.
public enum Activation: String, Sendable, CaseIterable {
  case linear, sigmoid, tanh, relu, leakyrelu, prelu, softmax, gelu, silu, elu, softplus

  /// The initialisation that keeps this activation's signal alive (notation: init).
  public var defaultInitialization: Initialization {
    switch self {
    case .relu, .leakyrelu, .prelu: Initialization(scale: .he)
    case .linear, .sigmoid, .tanh, .softmax, .gelu, .silu, .elu, .softplus:
      Initialization(scale: .xavier)
    }
  }

  /// The slope for z ≤ 0 where none is given.
  public var defaultSlope: Double? {
    switch self {
    case .leakyrelu: 0.01
    case .prelu: 0.25
    case .elu: 1
    case .linear, .sigmoid, .tanh, .relu, .softmax, .gelu, .silu, .softplus: nil
    }
  }

  /// Whether the slope is a parameter, one for each unit.
  public var learnsSlope: Bool { self == .prelu }

  /// Whether g' may jump where z = 0.
  public var hasCorner: Bool {
    switch self {
    case .relu, .leakyrelu, .prelu, .elu: true
    case .linear, .sigmoid, .tanh, .softmax, .gelu, .silu, .softplus: false
    }
  }

  /// The loss that goes with this activation at the output.
  public var defaultLoss: Loss {
    switch self {
    case .sigmoid: .bce
    case .softmax: .ce
    default: .squared
    }
  }
}

extension Activation {
  /// What it makes of z, as completion says it.
  public var summary: Localized<String> {
    switch self {
    case .linear: Localized("z")
    case .sigmoid: Localized("1 / (1 + exp(-z))")
    case .tanh: Localized("tanh(z)")
    case .relu: Localized("max(0, z)")
    case .leakyrelu: Localized("max(slope * z, z)")
    case .prelu: Localized(en: "leakyrelu, the slope is learnt", zh: "leakyrelu，斜率也要学")
    case .softmax: Localized("exp(z) / sum(exp(z))")
    case .gelu: Localized("z * Phi(z)")
    case .silu: Localized("z * sigmoid(z)")
    case .elu: Localized("z, slope * (exp(z) - 1)")
    case .softplus: Localized("log(1 + exp(z))")
    }
  }

  /// The module of PyTorch that is the same; nil where none is needed.
  public func torchModule(units: Int, slope: Double?) -> String? {
    let slope = slope.map { "\($0)" } ?? ""
    return switch self {
    case .linear: nil
    case .sigmoid: "nn.Sigmoid()"
    case .tanh: "nn.Tanh()"
    case .relu: "nn.ReLU()"
    case .leakyrelu: "nn.LeakyReLU(\(slope))"
    case .prelu: "nn.PReLU(\(units))"
    case .softmax: "nn.Softmax(dim=1)"
    case .gelu: "nn.GELU()"
    case .silu: "nn.SiLU()"
    case .elu: "nn.ELU(\(slope))"
    case .softplus: "nn.Softplus()"
    }
  }

  /// The formula of A, given the names of Z and of the slope.
  func formula(_ Z: String, slope: String) -> String {
    switch self {
    case .linear: Z
    case .sigmoid, .tanh, .relu, .softmax, .gelu, .silu, .softplus: "\(rawValue)(\(Z))"
    case .leakyrelu, .prelu: "where(\(Z) > 0, \(Z), \(slope) * \(Z))"
    case .elu: "where(\(Z) > 0, \(Z), \(slope) * (exp(\(Z)) - 1))"
    }
  }

  /// The formula of dZ, dA * g'(Z) for all but softmax, given the names of what it may read.
  func gradientFormula(_ dA: String, _ A: String, _ Z: String, slope: String) -> String {
    switch self {
    case .linear: dA
    case .sigmoid: "\(dA) * \(A) * (1 - \(A))"
    case .tanh: "\(dA) * (1 - \(A) ** 2)"
    case .relu: "\(dA) * (\(Z) > 0)"
    case .leakyrelu, .prelu: "\(dA) * where(\(Z) > 0, 1, \(slope))"
    case .softmax: "\(A) * (\(dA) - sum(\(A) * \(dA), axis=0, keepdims=True))"
    case .gelu:
      "\(dA) * ((1 + erf(\(Z) / sqrt(2))) / 2 + \(Z) * exp(-\(Z) ** 2 / 2) / sqrt(2 * np.pi))"
    case .silu: "\(dA) * sigmoid(\(Z)) * (1 + \(Z) * (1 - sigmoid(\(Z))))"
    case .elu: "\(dA) * where(\(Z) > 0, 1, \(slope) * exp(\(Z)))"
    case .softplus: "\(dA) * sigmoid(\(Z))"
    }
  }

  /// What dZ asks of the layer besides dA.
  enum GradientSource {
    /// Nothing.
    case none
    /// The value of A; Z may be gone.
    case output
    /// Whether Z is positive, and nothing else of it.
    case sign
    /// The value of Z.
    case input
  }

  /// What dZ is computed from.
  ///
  /// An iteration that nobody looks into forgets Z by this answer: where in doubt it is `.input`.
  var gradientSource: GradientSource {
    switch self {
    case .linear: .none
    case .sigmoid, .tanh, .softmax: .output
    case .relu, .leakyrelu, .prelu: .sign
    case .gelu, .silu, .elu, .softplus: .input
    }
  }

  /// Whether A is positive where Z is, and nowhere else.
  /// - Parameter slope: The layer's, where it has one.
  func keepsSign(slope: Double?) -> Bool {
    switch self {
    case .linear, .relu: true
    case .leakyrelu: slope.map { $0 >= 0 } ?? false
    case .sigmoid, .tanh, .prelu, .softmax, .gelu, .silu, .elu, .softplus: false
    }
  }
}
