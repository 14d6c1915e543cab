import Datasets
import Engine

/// A trouble, with the numbers that show it.
public struct Finding: Hashable, Sendable {
  /// How much it stands in the way of learning.
  public enum Severity: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// Worth knowing.
    case mild
    /// Costs accuracy or time.
    case moderate
    /// Learning cannot succeed before it is mended.
    case serious

    /// Whether one is less in the way than another.
    public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
  }

  /// What is the matter.
  public let trouble: Trouble
  /// How bad it is.
  public let severity: Severity
  /// What was tried on a copy and helps.
  public let cure: Cure?
  /// The iteration, from 1, behind which it shows; 0 where it does from the first; nil where nobody
  /// has looked.
  public let since: Int?
  /// Whether mending it was tried and leaves the others as they are: it is none of their causes.
  let isNoCause: Bool

  init(
    _ severity: Severity, _ trouble: Trouble, cure: Cure? = nil, since: Int? = nil,
    isNoCause: Bool = false
  ) {
    (self.trouble, self.severity, self.cure, self.since) = (trouble, severity, cure, since)
    self.isNoCause = isNoCause
  }
}

/// What can be the matter with a run; the numbers are its evidence.
public enum Trouble: Hashable, Sendable {
  /// ReLU units that put out 0 for every example looked at; `zeros` is the share of zeros among
  /// all activations of the layer.
  case deadUnits(layer: Int, units: [Int], of: Int, zeros: Double)
  /// The share of activations where the activation's slope is nearly 0.
  case saturation(layer: Int, Activation, share: Double)
  /// The root mean square of dZ, layer by layer from the first.
  case vanishingGradients([Double], smallest: Int)
  /// The root mean square of dZ, layer by layer from the first.
  case explodingGradients([Double], largest: Int)
  /// All units of a layer compute the same.
  case equalUnits(layer: Int, units: Int)
  /// The cost is NaN or infinite, and with so many examples, where an output is exactly 0 or 1 and
  /// its label is not.
  case costNotFinite(Double, refuted: Int)
  /// The cost was NaN or infinite at iterations, the last of them counted from 1, and is finite now.
  case costWasNotFinite(Double, at: Int, times: Int)
  /// The mean cost of a late stretch is above that of an earlier one.
  case costRises(from: Double, to: Double, iterations: Int)
  /// How often the cost goes up, and by how much of its mean where it does.
  case costOscillates(ups: Double, by: Double, iterations: Int)
  /// The cost is finite, and is no longer so where a copy is trained on, at this iteration.
  case costWillNotBeFinite(at: Int)
  /// The cost hardly changes and is still high.
  case costBarelyFalls(from: Double, to: Double, first: Double, iterations: Int)
  /// The cost falls by hardly anything, evenly from step to step.
  case costFallsSlowly(from: Double, to: Double, iterations: Int)
  /// An L2 strength, what each step multiplies weights by, and the share that is left of the first
  /// weights' size.
  case strongL2(Double, factor: Double, left: Double)
  /// An L1 strength, and the share that is left of the first weights' size.
  case strongL1(Double, left: Double)
  /// One layer has come to rest with this share of errors in training, and a copy with a hidden
  /// layer makes fewer; nil where it was not tried.
  case noHiddenLayer(error: Double, withHidden: Double?)
  /// One layer that predicts numbers has come to rest at this cost, and a copy with a hidden layer
  /// comes to less.
  case noHiddenLayerForNumbers(cost: Double, withHidden: Double)
  /// Numbers to be predicted that are large: their mean and how they spread.
  case largeTargets(mean: Double, deviation: Double)
  /// Numbers to be predicted of which a share lies outside what the last activation puts out.
  case outOfReach(
    Activation, labels: ClosedRange<Double>, reach: ClosedRange<Double>, share: Double)
  /// Gradients that are not those of the cost, by formulas of the learner's.
  ///
  /// `times` is how many times each is as large as the derivative, where that is so everywhere.
  case wrongGradients([String], times: [String: Double])
  /// A mistake is planted.
  case planted
  /// Something that holds learning back.
  case heldBack(Brake)
  /// The cost has come to rest, and what was tried on copies does not lower it.
  case costRests(Double, iterations: Int)
  /// Weights that began small and stay so.
  case smallWeights(layer: Int, size: Double)
  /// A part that was not trained on does worse than training.
  case overfitting(Splits.Part, Comparison)
  /// Features of very different size; rows from 0.
  case unevenInputs(Feature, Feature)
  /// A feature far from 0 beside what it varies by, or large altogether.
  case offCentreInputs(Feature)
  /// A class with few examples beside another; whether it is never answered.
  case imbalance(rare: Group, frequent: Group, total: Int, isNeverAnswered: Bool)
  /// Batch norm, last in a layer, over mini-batches of one example.
  case normalizedAlone(layer: Int)
  /// The cost before the first update, that of guessing, and whether it is the cost now.
  /// With inputs that are large, they are to blame; else weights and biases.
  case initialCost(Double, guessing: Double, isNow: Bool, areInputsLarge: Bool)

  /// What can hold learning back.
  public enum Brake: Hashable, Sendable {
    /// Formulas of the learner's own.
    case ownFormulas
    /// A learning rate by the learner's formula, and what it has come to.
    case ownRate(Double)
    /// An update by the learner's formula, and how far it goes along the engine's, which goes 1.
    case ownUpdate(String, along: Double)
    /// Parameters that were set by hand before an iteration, counted from 1.
    case setByHand([String], before: Int)
    /// A single iteration, at a rate that was far higher than it is now.
    case longStep(at: Int, rate: Double, now: Double)
    /// These layers, by number from 1, are not updated.
    case frozen([Int])
    /// Decay has taken the learning rate away.
    case decayedRate(Double, first: Double)
    /// AdamW's decay of weights.
    case weightDecay(Double)
    /// An average of gradients that takes too long to follow them, kept by a setting of this name.
    case beta(String, Double)
    /// What is added below each step is far larger than what stands there.
    case epsilon(Double)
    /// Layers add no bias.
    case noBiases
    /// Batch norm over mini-batches of so few examples.
    case smallBatches(Int)
    /// The smallest share of units that dropout keeps.
    case dropout(Double)
    /// Every hidden layer is linear.
    case linearLayers
  }

  /// A metric on training and on a part that was not trained on.
  public struct Comparison: Hashable, Sendable {
    /// What is compared.
    public let metric: Metric
    /// On training.
    public let train: Double
    /// On the other part.
    public let other: Double
  }

  /// A row of X and how its values lie.
  public struct Feature: Hashable, Sendable {
    /// The row, from 0.
    public let row: Int
    /// Its name.
    public let name: String
    /// The mean of its values.
    public let mean: Double
    /// The square root of their biased variance.
    public let deviation: Double
  }

  /// A class and its number of examples.
  public struct Group: Hashable, Sendable {
    /// The class.
    public let name: String
    /// Its examples in training.
    public let count: Int
  }
}
