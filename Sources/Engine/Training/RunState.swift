import Glibc
import Matrices

/// Where a run is, and all of it that lives on besides the tensors.
public struct RunState: Sendable {
  /// The iteration in progress or just finished, from 1; 0 before the first.
  public internal(set) var iteration = 0
  /// The epoch of that iteration, from 0.
  public internal(set) var epoch = 0
  /// The number of this update, from 1, as Adam counts it.
  public internal(set) var t = 0
  /// The learning rate in force.
  public internal(set) var alpha = 0.0
  /// The examples in the current mini-batch, m.
  public internal(set) var examples = 0
  /// This epoch's order of the training set; empty where examples keep theirs.
  var order: [Int] = []
  /// How many examples of this epoch have been taken.
  var cursor = 0
  /// The experiment's random stream.
  var random: NumPyRandom
  private var powers = Powers()
  /// Why a formula of the learner's could not be worked out; the stages behind it then do nothing
  /// that counts, and the run goes back to before it.
  private(set) var failure: TrainingError? {
    didSet { hasFailed = failure != nil }
  }
  /// Whether there is one, asked after every iteration: the reason itself is slow to look at.
  private(set) var hasFailed = false
  /// What a person set.
  public internal(set) var hyperparameters: Hyperparameters {
    didSet { products = hyperparameters.products.chosen }
  }
  /// Who multiplies here, our own tiles or OpenBLAS.
  private(set) var products: Products

  init(_ hyperparameters: Hyperparameters) {
    self.hyperparameters = hyperparameters
    products = hyperparameters.products.chosen
    random = NumPyRandom(seed: hyperparameters.seed)
    refreshRate()
  }

  /// Notes that a formula could not be worked out; the first reason counts.
  mutating func fail(_ reason: TrainingError) { failure = failure ?? reason }

  /// base^t, as the corrections of averages that start at 0 need it.
  mutating func power(_ base: Double) -> Double { powers.power(base, t) }

  /// Computes alpha anew, after an epoch began or the rate was set.
  mutating func refreshRate() {
    alpha = hyperparameters.learningRate(epoch: epoch)
  }
}

/// The last powers taken: all parameters of an update ask for the same two.
private struct Powers: Sendable {
  private var earlier = (base: 1.0, exponent: 0, value: 1.0)
  private var latest = (base: 1.0, exponent: 0, value: 1.0)

  mutating func power(_ base: Double, _ exponent: Int) -> Double {
    if latest.base == base, latest.exponent == exponent { return latest.value }
    if earlier.base != base || earlier.exponent != exponent {
      earlier = (base, exponent, pow(base, Double(exponent)))
    }
    swap(&earlier, &latest)
    return latest.value
  }
}
