import Matrices

/// Whether the gradients the stages compute are those of the cost, by central differences.
///
/// For each element of theta, all parameters in order: (J(θ+ε) - J(θ-ε)) / 2ε against dθ; then
/// ‖approx - grad‖₂ / (‖approx‖₂ + ‖grad‖₂), norms as distances (notation: gradient check).
public struct GradientCheck: Sendable {
  /// One element, checked.
  public struct Element: Sendable {
    /// Where it stands.
    public let row: Int
    /// Where it stands.
    public let column: Int
    /// The central difference.
    public let approximation: Double
    /// What the backward pass computed.
    public let gradient: Double
    /// Whether the step crosses a corner of ReLU or |W|, where no derivative exists.
    public let isOnCorner: Bool
  }

  /// A parameter tensor's elements.
  public struct Parameter: Sendable {
    /// The tensor: `W1`.
    public let name: String
    /// The elements that were checked.
    public let elements: [Element]
    /// How many elements the tensor has.
    public let count: Int

    /// What a central difference comes to by rounding alone where the derivative is 0.
    let noise: Double

    /// Elements on a corner, which are left out of the verdict.
    public var corners: [Element] { elements.filter(\.isOnCorner) }
    /// The relative difference of this tensor; 0 where both sides are 0 but for rounding.
    public var difference: Double { GradientCheck.difference(smooth, beyond: noise) }
    /// The element furthest off.
    public var worst: Element? {
      smooth.max { abs($0.approximation - $0.gradient) < abs($1.approximation - $1.gradient) }
    }

    var smooth: [Element] { elements.filter { !$0.isOnCorner } }
  }

  /// Every parameter tensor, in theta's order.
  public let parameters: [Parameter]
  /// The step ε.
  public let epsilon: Double
  /// The tensors that a person has set by hand: they are checked as they are, with what follows from
  /// them.
  public let handMade: [String]
  /// What has been set by hand and no update will use: the check computes it anew.
  public let computedAnew: [String]
  /// What has been set by hand and the check has none of, as it is made without dropout.
  public let withoutDropout: [String]
  /// What has been set by hand after gradients of the run had been computed from it.
  public let outdated: [Outdated]

  /// A tensor that was set by hand, with what was computed from what it was before.
  public struct Outdated: Sendable, Hashable {
    /// The tensor: `W1`.
    public let name: String
    /// The tensors of the backward pass that belong to its old value; none where it is a parameter
    /// that has been set since its update.
    public let tensors: [String]
  }

  /// The relative difference of the whole.
  public var difference: Double { Self.difference(parameters.flatMap(\.smooth)) }

  private static func difference(_ elements: [Element], beyond noise: Double = 0) -> Double {
    func norm(_ value: (Element) -> Double) -> Double {
      elements.reduce(0) { $0 + value($1) * value($1) }.squareRoot()
    }
    let distance = norm { $0.approximation - $0.gradient }
    let sizes = norm(\.approximation) + norm(\.gradient)
    return sizes <= noise ? 0 : distance / sizes
  }
}

extension Trainer {
  /// Checks the gradients at the parameters as they are, on the mini-batch of the iteration.
  ///
  /// It works on a copy in float64 without dropout; this run is not touched. What a person has set
  /// by hand, for the updates to use, is what is checked; parameters are those of now.
  ///
  /// ```swift
  /// let check = try trainer.checkGradients()
  /// let isRight = check.map { $0.difference < 1e-7 }  // true
  /// ```
  ///
  /// - Parameters:
  ///   - epsilon: The step, above 0.
  ///   - limit: The most elements checked of one tensor; of more, some evenly spread.
  ///   - tick: Told after each element the share that is done; says whether to stop.
  /// - Returns: nil where it was stopped.
  public func checkGradients(
    epsilon: Double = 1e-7, limit: Int = .max, tick: (Double) -> Bool = { _ in false }
  ) throws -> GradientCheck? {
    let probe = try GradientProbe(self, epsilon: epsilon)
    let specs = plan.parameters
    let indices = specs.map { Self.spread($0.shape(examples: 0).count, limit: limit) }
    let total = indices.reduce(0) { $0 + $1.count }
    var done = 0
    var parameters: [GradientCheck.Parameter] = []
    for (spec, indices) in zip(specs, indices) {
      let elements = probe.elements(indices, of: spec) {
        done += 1
        return tick(Double(done) / Double(total))
      }
      guard let elements else { return nil }
      let count = spec.shape(examples: 0).count
      parameters.append(
        .init(
          name: spec.name, elements: elements, count: count, noise: .ulpOfOne / epsilon))
    }
    return GradientCheck(
      parameters: parameters, epsilon: epsilon, handMade: probe.handMade,
      computedAnew: probe.leftOut.anew, withoutDropout: probe.leftOut.withoutDropout,
      outdated: HandGradients.outdated(in: self))
  }

  private static func spread(_ count: Int, limit: Int) -> [Int] {
    guard count > limit else { return Array(0..<count) }
    return (0..<limit).map { $0 * count / limit }
  }
}
