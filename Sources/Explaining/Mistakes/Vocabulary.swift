import Formulas

/// What rewritings need to know besides a formula: the names there are, and where they stand.
public struct Vocabulary: Sendable {
  /// The tensor whose formula is asked for.
  public let target: String
  /// Every tensor and scalar the formula may read.
  public let names: Set<String>
  /// The hyper-parameters that are on.
  public let settings: [String]
  /// The formula of dZ in this layer had it another activation.
  public let otherDerivatives: [Syntax]
  /// The formula of dZ in this layer by its activation, where the cost's derivative pairs with it.
  public let ownDerivative: Syntax?
  /// What other activations give for this tensor.
  public let otherActivations: [Syntax]
  /// What other losses give for this tensor.
  public let otherLosses: [Syntax]
  /// For tensors that live on, the names of what they were at other times.
  public let otherTimes: [String: [String]]
  /// The formulas of tensors that are computed anew each iteration.
  public let formulas: [String: Syntax]

  /// The shares that dropout keeps.
  let keepProbabilities: [Syntax]
  /// The decay rates of the optimizer's averages.
  let betas: [Syntax]
  /// Dropout's masks.
  let masks: [Syntax]
  /// Counts that are not the examples': of rows, of all elements, and one beside.
  let wrongCounts: [Syntax]

  /// Creates a vocabulary.
  public init(
    target: String, names: Set<String>, settings: [String] = [], otherDerivatives: [Syntax] = [],
    ownDerivative: Syntax? = nil, otherActivations: [Syntax] = [], otherLosses: [Syntax] = [],
    otherTimes: [String: [String]] = [:], formulas: [String: Syntax] = [:]
  ) {
    self.target = target
    self.names = names
    self.settings = settings
    self.otherDerivatives = otherDerivatives
    self.ownDerivative = ownDerivative
    self.otherActivations = otherActivations
    self.otherLosses = otherLosses
    self.otherTimes = otherTimes
    self.formulas = formulas
    // They are asked for at every node of every formula that is made.
    let ordered = names.sorted()
    keepProbabilities = ordered.filter { $0.hasPrefix("keep_prob") }.map { .named($0) }
    betas = ordered.filter { $0.contains("_beta") }.map { .named($0) }
    masks = ordered.filter { LayerName($0)?.stem == "D" }.map { .named($0) }
    wrongCounts = Rewriting.wrongCounts(among: ordered)
  }

  /// The number of the target's layer.
  var layer: Int? { LayerName(target)?.layer }
}

/// A tensor's name taken apart: `dA2_drop` is `dA`, 2, `_drop`.
struct LayerName {
  let stem: String
  let layer: Int
  let suffix: String

  init?(_ name: String) {
    stem = String(name.prefix { !$0.isNumber })
    let digits = name.dropFirst(stem.count).prefix { $0.isNumber }
    suffix = String(name.dropFirst(stem.count + digits.count))
    guard let layer = Int(digits), !stem.isEmpty, !stem.contains("_") else { return nil }
    self.layer = layer
  }

  /// Whether it is an activation or its input.
  var isOfForward: Bool { ["A", "Z", "Ztilde", "Znorm"].contains(stem) }

  func at(_ layer: Int) -> String { "\(stem)\(layer)\(suffix)" }
}
