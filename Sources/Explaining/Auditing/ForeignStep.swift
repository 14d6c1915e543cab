import Engine
import Matrices

/// The tensors of somebody's own training step, as they were saved.
public struct ForeignStep: Sendable {
  /// One of them.
  public struct Tensor: Sendable {
    /// Its name in the file.
    public let name: String
    /// Its numbers; of a list one column.
    public let values: Matrix<Double>
    /// How many dimensions it had.
    public let rank: Int

    /// Takes a tensor.
    public init(_ name: String, _ values: Matrix<Double>, rank: Int = 2) {
      (self.name, self.values, self.rank) = (name, values, rank)
    }

    /// The number it is, where it is one.
    var number: Double? { values.count == 1 ? values.elements[0] : nil }
  }

  /// In the file's order.
  public let tensors: [Tensor]
  /// Whether they were computed in single precision.
  public let isSingle: Bool

  /// Takes a step.
  public init(_ tensors: [Tensor], isSingle: Bool) {
    (self.tensors, self.isSingle) = (tensors, isSingle)
  }

  /// The largest difference that counts as rounding, as a share of the largest element: sums run in
  /// another order elsewhere.
  var tolerance: Double { isSingle ? 5e-5 : 1e-9 }
}

/// What a person says of a step, in place of what would be told from its numbers.
public struct StepSettings: Sendable {
  /// The activation of each layer.
  public var activations: [Activation]?
  /// The loss.
  public var loss: Loss?
  /// The kind of optimizer.
  public var optimizer: String?
  /// Numbers by name: `alpha`, `lambda`, `t`, `keep_prob`, `beta1`, ….
  public var numbers: [String: Double] = [:]
  /// Whether examples stand in rows.
  public var isByRows: Bool?
  /// Which tensor of the file is which here.
  public var names: [String: String] = [:]

  /// Nothing said.
  public init() {}
}

/// Why a step cannot be held against the engine's: the facts, no text.
public enum StepProblem: Error, Hashable, Sendable {
  /// What every step must have is not in the file; what is there.
  case missing(String, held: [String])
  /// The shapes of X, Y and the weights form no chain; those shapes.
  case shapes([String])
  /// A tensor from before the step has another shape than the network gives it.
  case shape(String, expected: Shape, found: Shape)
  /// A tensor from before the step holds a number that is not finite.
  case notFinite(String, Double)
  /// The number of activations is not that of the layers.
  case activations(Int, layers: Int)
  /// Two tensors of the file stand for one.
  case twice(String, String, String)
  /// No network that is known here fits.
  case network
  /// There is nothing to hold against anything.
  case nothing(held: [String])
  /// `map=` names a tensor that is not in the file.
  case notInFile(String, held: [String])
}
