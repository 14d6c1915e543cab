import Engine

/// Where the values of a twin lie, so that formulas show which differ only there: a threshold beside
/// 0, a clipped end.
public enum Edge: Hashable, Sendable {
  /// One unit of a layer has an input of 0.
  case zero
  /// The inputs of activations are as near to 0 as a few thousandths.
  case tiny
  /// The largest of them is far below 0, or above.
  case low, high
  /// The largest of them is so far from 0 that a clipped end or a floor under a small number shows.
  case beyond(Double)
  /// All inputs of the output's activation lie about so far from 0, on one side.
  case allAt(Double)
  /// It is so far off that exponentials end; what is no number there is not looked at.
  case far
  /// The loss falls so steeply that every gradient is large.
  case steep
  /// What lives on is large: the parameters, the optimizer's averages.
  case heavy

  /// How far: where sigmoid is all but 0 or 1, and a loss of it is still a number with some digits.
  public static let large = 21.0

  /// How far activations are looked at past that, at either side of 0.
  static let past = [30.0, 60, 300]

  /// How large gradients and weights are made, and how far off is.
  public static let huge = 1e4

  /// Those that a formula for a tensor is looked at in.
  /// - Parameter names: What the formula and the right one are made of.
  public static func all(
    for spec: TensorSpec, in pass: StageID.Pass?, of plan: Plan, reading names: Set<String>
  ) -> [Edge] {
    // Gradients are made large behind the labels: a formula made of these does not see it.
    let steep: [Edge] = names.contains("Y") ? [] : [.steep]
    let near: [Edge] = [.zero, .tiny, .low, .high]
    switch pass {
    case .update: return steep + [.heavy]
    case .backward:
      let comesToEnds = spec.name.hasPrefix("dZ") || spec.name == "dA\(plan.network.depth)"
      return steep + near + (comesToEnds ? ends + [.far] : [])
    // Where A grows on, another spelling may have lost the digits that count.
    case .forward where spec.role == .activation:
      return near + (plan.isBounded(spec.name) ? ends : []) + [.far]
    case .forward: return near + (spec.role == .linear ? [.far] : [])
    case .cost: return near + Self.ofCost(plan, reading: names)
    default: return near
    }
  }

  /// Where a cost is looked at besides: at large losses, at those of outputs that are all but 0, and
  /// at large weights.
  private static func ofCost(_ plan: Plan, reading names: Set<String>) -> [Edge] {
    let heavy: [Edge] = names.contains { $0.hasPrefix("W") } ? [.heavy] : []
    guard names.contains(where: { $0.hasPrefix("A") || $0.hasPrefix("Z") }) else {
      return (names.isDisjoint(with: ["L", "J_data"]) ? [] : [.steep]) + heavy
    }
    // Near 1 an output has lost the digits that its loss is made of.
    switch plan.network.layers.last?.activation {
    case .sigmoid: return [.allAt(-30), .allAt(-60), .allAt(-300)] + heavy
    case .softmax: return [.beyond(60), .beyond(300)] + heavy
    default: return [.beyond(-300), .beyond(300)] + heavy
    }
  }

  /// All there are, for what may differ anywhere.
  static let everywhere: [Edge] =
    [.zero, .tiny, .low, .high] + ends + [.allAt(-60), .allAt(60), .far, .steep, .heavy]

  /// Past large values of either sign, the nearer first.
  private static var ends: [Edge] { past.flatMap { [.beyond(-$0), .beyond($0)] } }

  /// What programs read.
  public var name: String {
    switch self {
    case .beyond(let reach), .allAt(let reach): reach < 0 ? "lower" : "higher"
    default: "\(self)"
    }
  }

  /// What the largest input of an activation is; nil where it is as it comes.
  var reach: Double? {
    switch self {
    case .low: -Self.large
    case .high: Self.large
    case .beyond(let reach), .allAt(let reach): reach
    case .far: Self.huge
    case .zero, .tiny, .steep, .heavy: nil
    }
  }

  /// Whether outputs are 0 or 1 to the last digit, so that what divides by the rest is no number.
  public var isPastDigits: Bool { abs(reach ?? 0) > 36 }

  /// Whether activations come to their ends there.
  public var isEnd: Bool { reach != nil }

  /// By how much what lives on is multiplied.
  /// - Parameter huge: How large weights are made.
  func factor(for role: TensorSpec.Role, _ huge: Double) -> Double {
    guard self == .heavy else { return 1 }
    switch role {
    case .parameter, .average: return huge
    case .squaredAverage: return huge * huge
    default: return 1
    }
  }

  /// The largest difference that counts as rounding there, as a share of the largest element.
  ///
  /// Where outputs are all but 0 or 1, what is left of 1 has few digits.
  public func tolerance(for target: String, in plan: Plan) -> Double {
    guard reach != nil else { return 1e-9 }
    switch plan.tensor(named: target)?.role {
    case .activation: return plan.isBounded(target) ? 1e-11 : 1e-8
    case .gradient where target.hasPrefix("dZ"): return 1e-8
    case .linear: return 1e-9
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

  /// The derivatives of the loss that all other gradients are made of: the first that is computed,
  /// and the output's dA where that is not computed on the way.
  var firstGradients: Set<String> {
    let first = stages.first { $0.id.pass == .backward }?.writes.first?.name
    let aside = "dA\(network.depth)"
    return Set([first, writer(of: aside) == nil ? aside : nil].compactMap(\.self))
  }

  /// Whether a layer's activation has ends that it comes near to: what is small in it counts there.
  fileprivate func isBounded(_ activation: String) -> Bool {
    guard let layer = LayerName(activation)?.layer, network.layers.indices.contains(layer - 1)
    else { return false }
    return [.sigmoid, .tanh, .softmax].contains(network.layers[layer - 1].activation)
  }
}
