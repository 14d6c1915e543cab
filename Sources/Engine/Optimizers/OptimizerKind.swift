import Languages

/// A kind of optimizer: its name, what it does in a few words, its settings, and how one is made of them.
///
/// The command `optimizer`, its help and completion, `search` and JSON all read `OptimizerKind.all`.
public struct OptimizerKind: Sendable {
  /// The name a person types.
  public let name: String
  /// What it does, as completion says it.
  public let summary: Localized<String>
  /// The settings, in the order they are shown.
  public let options: [OptimizerOption]
  private let make: @Sendable ([Double]) -> any Optimizer

  /// Every kind, in the order help lists them.
  public static let all: [OptimizerKind] = [
    GradientDescent.kind, Momentum.kind, Nesterov.kind, Adagrad.kind, RMSProp.kind, Adam.kind,
    AdamW.kind,
  ]

  /// Describes a kind; `make` is given the values of its settings in their order.
  init(
    _ name: String, _ summary: Localized<String>, _ options: [OptimizerOption],
    _ make: @escaping @Sendable ([Double]) -> any Optimizer
  ) {
    self.name = name
    self.summary = summary
    self.options = options
    self.make = make
  }

  /// The kind of that name, where there is one.
  public init?(named name: String) {
    guard let kind = Self.all.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// An optimizer of this kind; settings that are not given have their defaults.
  ///
  /// Values must be such as their options accept:
  /// `OptimizerKind(named: "adam")?.optimizer(["beta1": 0.8])`.
  ///
  /// ```swift
  /// let adam = OptimizerKind(named: "adam")?.optimizer(["beta1": 0.8])
  /// ```
  public func optimizer(_ settings: [String: Double] = [:]) -> any Optimizer {
    make(options.map { settings[$0.name] ?? $0.defaultValue })
  }
}

/// A setting of an optimizer.
public struct OptimizerOption: Sendable, Hashable {
  /// What a setting may be.
  public enum Range: Sendable, Hashable {
    /// A share that is kept, in [0, 1).
    case share
    /// A finite number of 0 or more.
    case fromZero
    /// 0 for no or 1 for yes.
    case flag
  }

  /// The name a person types.
  public let name: String
  /// The value where none is given.
  public let defaultValue: Double
  /// What it may be.
  public let range: Range

  init(_ name: String, _ range: Range, _ defaultValue: Double) {
    self.name = name
    self.range = range
    self.defaultValue = defaultValue
  }

  /// Whether a value makes sense.
  public func accepts(_ value: Double) -> Bool {
    switch range {
    case .share: value >= 0 && value < 1
    case .fromZero: value >= 0 && value.isFinite
    case .flag: value == 0 || value == 1
    }
  }
}
