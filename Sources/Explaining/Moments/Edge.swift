import Engine

/// Where the values of a twin lie, so that formulas show which differ only there: a threshold beside
/// 0, a clipped end.
public enum Edge: Sendable, CaseIterable {
  /// One unit of a layer has an input of 0.
  case zero
  /// The inputs of activations are as near to 0 as a few thousandths.
  case tiny
  /// The largest of them is far below 0, or above.
  case low, high

  /// How far: where sigmoid is all but 0 or 1, and a loss of it is still a number with some digits.
  public static let large = 21.0

  /// The largest difference that counts as rounding there, as a share of the largest element.
  ///
  /// Where outputs are all but 0 or 1, what is left of 1 has few digits.
  func tolerance(for target: String, in plan: Plan) -> Double {
    guard self == .low || self == .high else { return 1e-9 }
    switch plan.tensor(named: target)?.role {
    case .activation: return 1e-11
    case .gradient where target.hasPrefix("dZ"): return 1e-8
    default: return 1e-6
    }
  }
}

extension TensorSpec {
  /// Whether it is a parameter that the input of an activation is made of.
  var movesInputs: Bool {
    switch role {
    case .parameter(.weight), .parameter(.bias), .parameter(.scale), .parameter(.shift): true
    default: false
    }
  }
}

extension Plan {
  /// What a layer's activation is taken of.
  func input(ofActivation layer: Int) -> TensorSpec? {
    tensor(named: "Ztilde\(layer)") ?? tensor(named: "Z\(layer)")
  }
}
