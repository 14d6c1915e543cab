import Formulas
import Matrices

/// The examples to learn from: one a column.
public struct TrainingSet: Hashable, Sendable {
  /// The features, (n, m), as they are kept.
  public let features: FeatureStore
  /// The labels, (outputs, m); NaN is a missing label.
  public let Y: Matrix<Double>

  /// Creates a set whose examples have been counted.
  /// - Throws: `TrainingError` where X and Y differ in examples or have none, or a feature is
  ///   not a finite number.
  public init(features: FeatureStore, Y: Matrix<Double>) throws(TrainingError) {
    let shape = features.shape
    guard shape.columns == Y.columns else { throw .examplesDiffer(X: shape, Y: Y.shape) }
    guard shape.columns > 0, shape.rows > 0, Y.rows > 0 else { throw .noExamples }
    if let (index, value) = features.firstNotFinite {
      throw .feature(value, row: index % shape.rows, column: index / shape.rows)
    }
    self.features = features
    self.Y = Y
  }

  /// Creates a set of numbers whose examples have been counted.
  /// - Throws: `TrainingError` as above.
  public init(X: Matrix<Double>, Y: Matrix<Double>) throws(TrainingError) {
    try self.init(features: FeatureStore(X), Y: Y)
  }

  /// The features as numbers, (n, m), made anew where they are kept as bytes.
  public var X: Matrix<Double> { features.matrix }

  /// Some examples, in the order given.
  func selecting(_ indices: Range<Int>) throws(TrainingError) -> TrainingSet {
    try TrainingSet(features: features.selecting(indices), Y: Y.selecting(columns: indices))
  }

  /// The number of examples, M.
  public var count: Int { features.shape.columns }
  /// Whether any label is missing.
  public var hasMissingLabels: Bool { Y.elements.contains { $0.isNaN } }

  /// Sees that the labels are what a network's loss is made for.
  /// - Throws: `TrainingError` naming the first label that is not.
  func check(for network: Network) throws(TrainingError) {
    guard features.shape.rows == network.inputs else {
      throw .inputs(network: network.inputs, data: features.shape.rows)
    }
    guard Y.rows == network.outputs else {
      throw .outputs(network: network.outputs, data: Y.rows)
    }
    switch network.loss {
    case .bce, .bceFromZ: try checkLabels { $0 >= 0 && $0 <= 1 }
    case .ce, .ceFromZ: try checkOneHot()
    case .squared: try checkLabels { $0.isFinite }
    }
  }

  private func checkLabels(_ isValid: (Double) -> Bool) throws(TrainingError) {
    guard let index = Y.elements.firstIndex(where: { !$0.isNaN && !isValid($0) }) else { return }
    throw .label(Y.elements[index], row: index % Y.rows, column: index / Y.rows)
  }

  private func checkOneHot() throws(TrainingError) {
    for column in 0..<Y.columns {
      let labels = Y.elements[(column * Y.rows)..<((column + 1) * Y.rows)]
      let known = labels.filter { !$0.isNaN }
      let isOneHot = known.allSatisfy { $0 >= 0 } && abs(known.reduce(0, +) - 1) < 1e-6
      guard known.isEmpty || isOneHot else { throw .notOneHot(column: column) }
    }
  }
}

/// Why a network cannot be trained on a set.
public enum TrainingError: Error, Hashable, Sendable {
  /// X and Y have different numbers of examples.
  case examplesDiffer(X: Shape, Y: Shape)
  /// There is nothing to learn from.
  case noExamples
  /// A feature that is not a finite number.
  case feature(Double, row: Int, column: Int)
  /// The network takes another number of features.
  case inputs(network: Int, data: Int)
  /// The network has another number of outputs than the labels.
  case outputs(network: Int, data: Int)
  /// A label the loss cannot take.
  case label(Double, row: Int, column: Int)
  /// A column of labels that is not one-hot (or shares that add up to 1).
  case notOneHot(column: Int)
  /// A batch size outside 1 and up.
  case batchSize(Int)
  /// A network whose tensors take more bytes than there is room for.
  case memory(needed: Int, room: Int)
  /// A tensor the plan does not have.
  case unknownTensor(String)
  /// A value of another shape than the tensor's.
  case shape(String, expected: Shape, found: Shape)
  /// A tensor that follows from others and cannot be set.
  case cannotSet(String)
  /// A value that stopped being a number, where it was born, and the tensor whose formula of the
  /// learner's is to blame where one is.
  case notANumber(tensor: String, stage: StageID, iteration: Int, own: String?)
  /// A learner's formula that cannot be worked out; where, in the line it was typed in.
  case formula(String, StageID, FormulaError, source: String)
  /// A learner's formula whose value is of another shape than the tensor.
  case formulaShape(String, expected: Shape, found: [Int])
  /// A learner's formula that gives no numbers, but a text or several values.
  case noNumbers(String)
  /// A number in `indices` that is no example of the training set.
  case noExample(Double, of: Int)
  /// A learner's function that gave no value for a tensor.
  case function(String, StageID, OwnFunctionFailure)
  /// A formula that is still to be written.
  case blank(String, StageID)
}
