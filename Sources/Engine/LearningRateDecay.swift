import Glibc

/// How the learning rate falls with the epoch e, from 0 (notation: learning-rate decay).
public enum LearningRateDecay: Hashable, Sendable {
  /// a0.
  case none
  /// a0 / (1 + rate·⌊e / every⌋).
  case inverse(rate: Double, every: Int = 1)
  /// a0 · rate^e.
  case exponential(rate: Double)
  /// a0 · k / √(e + 1).
  case sqrt(k: Double)
  /// a0 · factor^⌊e / every⌋.
  case staircase(factor: Double, every: Int)

  /// The rate of an epoch.
  ///
  /// ```swift
  /// let decay = LearningRateDecay.inverse(rate: 1)
  /// let rates = (0..<3).map { decay.rate(0.2, epoch: $0) }  // 0.2, 0.1, 0.0666…
  /// ```
  public func rate(_ initial: Double, epoch: Int) -> Double {
    let e = Double(epoch)
    return switch self {
    case .none: initial
    case .inverse(let rate, let every): initial / (1 + rate * Double(epoch / max(1, every)))
    case .exponential(let rate): initial * pow(rate, e)
    case .sqrt(let k): initial * k / (e + 1).squareRoot()
    case .staircase(let factor, let every): initial * pow(factor, Double(epoch / max(1, every)))
    }
  }

  /// The formula with its numbers, in the formula language; `a0` is the rate before decay.
  public var formula: String {
    switch self {
    case .none: "a0"
    case .inverse(let rate, 1): "a0 / (1 + \(rate) * epoch)"
    case .inverse(let rate, let every): "a0 / (1 + \(rate) * floor(epoch / \(every)))"
    case .exponential(let rate): "a0 * \(rate) ** epoch"
    case .sqrt(let k): "a0 * \(k) / sqrt(epoch + 1)"
    case .staircase(let factor, let every): "a0 * \(factor) ** floor(epoch / \(every))"
    }
  }
}
