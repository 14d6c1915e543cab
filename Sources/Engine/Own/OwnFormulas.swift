import Formulas

extension TrainingError {
  /// Whether a formula of the learner's could not be worked out, or is still to be written.
  public var isOfOwnFormula: Bool {
    switch self {
    case .formula, .formulaShape, .noNumbers, .noExample, .function, .blank: true
    default: false
    }
  }
}

/// The formulas a learner put in the place of the engine's, and those taken out to be written.
///
/// They are a part of what is set, so they change with a point of the run as a hyper-parameter does.
///
/// ```swift
/// var hyperparameters = Hyperparameters()
/// let formula = try Parser.parseExpression("1.1 * dZ2 @ A1.T / m")
/// hyperparameters.own.write(OwnFormulas.Entry("dW2", formula))
/// ```
public struct OwnFormulas: Hashable, Sendable {
  /// One tensor's formula.
  public struct Entry: Hashable, Sendable {
    /// The tensor, or `alpha`.
    public let tensor: String
    /// The formula; nil while it is to be written.
    public let formula: Syntax?
    /// What the learner's variables in it were worth when it was written.
    public let values: [String: Value]
    /// The learner's functions that it calls, as they were when it was written.
    public let functions: OwnFunctions
    /// The line as it was typed: `dW[l] = dZ[l] @ A[l-1].T / m`.
    public let source: String
    /// The tensor itself, where it is one of the learner's alone.
    public let new: TensorSpec?
    /// Whether an evaluation goes by the engine's formula: this one is the same in training, and
    /// works with statistics of the mini-batch.
    public private(set) var isOfTrainingAlone = false

    /// Gives a tensor a formula; `source` is what its ranges point into, `new` describes a tensor
    /// that no stage of the engine's computes.
    public init(
      _ tensor: String, _ formula: Syntax?, values: [String: Value] = [:],
      functions: OwnFunctions = OwnFunctions(), source: String = "", new: TensorSpec? = nil
    ) {
      (self.tensor, self.formula, self.values) = (tensor, formula, values)
      (self.functions, self.source, self.new) = (functions, source, new)
    }

    /// The same for training alone: an evaluation goes by the engine's formula.
    public var evaluatingByEngine: Entry {
      var entry = self
      entry.isOfTrainingAlone = true
      return entry
    }

    /// The same with other values of the learner's variables.
    fileprivate func mapValues(_ change: (String, Value) -> Value) -> Entry {
      let changed = Entry(
        tensor, formula, values: values.reduce(into: [:]) { $0[$1.key] = change($1.key, $1.value) },
        functions: functions, source: source, new: new)
      return isOfTrainingAlone ? changed.evaluatingByEngine : changed
    }

    /// What its formula names but for the learner's variables.
    public var reads: Set<String> { Set(formula?.names ?? []).subtracting(values.keys) }
  }

  /// In the order in which they were written.
  public private(set) var entries: [Entry] = []

  /// No formula of one's own.
  public init() {}

  /// Whether there are none, and no blanks.
  public var isEmpty: Bool { entries.isEmpty }

  /// The tensors whose formulas are to be written.
  public var blanks: [String] { entries.filter { $0.formula == nil }.map(\.tensor) }

  /// A tensor's entry.
  public subscript(tensor: String) -> Entry? { entries.first { $0.tensor == tensor } }

  /// Puts a formula in the place of the one before it.
  public mutating func write(_ entry: Entry) {
    remove(entry.tensor)
    entries.append(entry)
  }

  /// The learner's tensors whose formulas read one that is the learner's alone.
  public func readers(of tensor: String) -> [String] {
    entries.filter { $0.tensor != tensor && $0.reads.contains(tensor) }.map(\.tensor)
  }

  /// A formula with those of the learner's new tensors in the place of their names.
  public func resolving(_ formula: Syntax) -> Syntax {
    let new = entries.filter { $0.new != nil }
    return new.reduce(formula) { result, _ in
      result.substituting(
        Dictionary(new.compactMap { entry in entry.formula.map { (entry.tensor, $0) } }) { $1 })
    }
  }

  /// The learning rate's formula with the learner's own tensors taken apart in it, since it is worked
  /// out before any of them; every other entry as it is.
  public func resolvingRate(_ entry: Entry) -> Entry {
    guard entry.tensor == "alpha", let formula = entry.formula else { return entry }
    let parts = entries.filter { $0.new != nil && entry.reads.contains($0.tensor) }
    guard !parts.isEmpty else { return entry }
    let functions = parts.flatMap(\.functions.inOrder) + entry.functions.inOrder
    return Entry(
      entry.tensor, resolving(formula),
      values: parts.reduce(into: entry.values) { $0.merge($1.values) { own, _ in own } },
      functions: OwnFunctions(functions), source: entry.source)
  }

  /// Takes other values for names that stand in formulas by value.
  public mutating func update(_ values: [String: Value]) {
    entries = entries.map { $0.mapValues { values[$0] ?? $1 } }
  }

  /// The same with other values in the place of the learner's variables.
  func mapValues(_ change: (Value) -> Value) -> OwnFormulas {
    var result = self
    result.entries = entries.map { $0.mapValues { change($1) } }
    return result
  }

  /// Gives a tensor back to the engine.
  public mutating func remove(_ tensor: String) { entries.removeAll { $0.tensor == tensor } }

  /// Keeps those of some tensors.
  public mutating func keep(where isKept: (String) -> Bool) {
    entries.removeAll { !isKept($0.tensor) }
  }
}
