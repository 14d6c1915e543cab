import Formulas
import Matrices

/// On which examples and at which time a gradient's formula is looked at.
struct FitPlace {
  /// Which share of the examples that show all labels is taken: where a mini-batch is too small for
  /// all of them, several are looked at.
  var draw = 0
  /// The time.
  let clock: FitClock

  /// The places of a run: enough mini-batches that every label is seen, and other times where a
  /// formula names what counts.
  static func all(of run: Trainer, with own: OwnFormulas, atMost most: Int) -> [FitPlace] {
    let now = FitClock(run.state)
    let draws = FitExamples(run.data.Y).draws(of: run.batchSize(atMost: most))
    return (0..<draws).map { FitPlace(draw: $0, clock: now) }
      + FitClock.others(than: now, with: own).map { FitPlace(clock: $0) }
  }
}

/// What counts as a run goes on, as formulas see it.
struct FitClock: Hashable {
  let iteration, t, epoch: Int

  /// The run's, which is 1 before the first iteration.
  init(_ state: RunState) {
    self.init(iteration: max(1, state.iteration), t: max(1, state.t), epoch: state.epoch)
  }

  private init(iteration: Int, t: Int, epoch: Int) {
    (self.iteration, self.t, self.epoch) = (iteration, t, epoch)
  }

  /// The beginning and later times, where a formula is another then.
  static func others(than now: FitClock, with own: OwnFormulas) -> [FitClock] {
    let counting: Set = ["epoch", "iteration", "t"]
    guard own.entries.contains(where: { !$0.reads.isDisjoint(with: counting) }) else { return [] }
    let later = [1, 6, 60].map {
      FitClock(iteration: now.iteration + 5 * $0, t: now.t + 4 * $0, epoch: now.epoch + $0)
    }
    return [FitClock(iteration: 1, t: 1, epoch: 0)] + later
  }

  /// The state of a run at this time.
  func state(_ hyper: Hyperparameters, examples: Int) -> RunState {
    var state = RunState(hyper)
    (state.iteration, state.t, state.epoch) = (iteration, t, epoch)
    state.examples = examples
    state.refreshRate()
    return state
  }
}

/// Which examples stand for a training set: those of one class may lie together in it, and a cost may
/// tell the classes apart.
struct FitExamples {
  /// More kinds of labels than this are no classes.
  private static let mostKinds = 300

  /// Every example once, so that the first of them show every kind of label.
  private let order: [Int]
  private let kinds: Int

  init(_ Y: Matrix<Double>) {
    var places: [[UInt64]: Int] = [:]
    var groups: [[Int]] = []
    for column in 0..<Y.columns where groups.count <= Self.mostKinds {
      let label = (0..<Y.rows).map { Y[$0, column].bitPattern }
      if let place = places[label] {
        groups[place].append(column)
      } else {
        places[label] = groups.count
        groups.append([column])
      }
    }
    guard groups.count <= Self.mostKinds else {
      (order, kinds) = (Self.spread(Y.columns), 1)
      return
    }
    let longest = groups.map(\.count).max() ?? 0
    order = (0..<longest).flatMap { place in
      groups.compactMap { place < $0.count ? $0[place] : nil }
    }
    kinds = groups.count
  }

  /// Numbers from everywhere in a range, none twice.
  private static func spread(_ count: Int) -> [Int] {
    let step = max(1, count / 31)
    return (0..<step).flatMap { stride(from: $0, to: count, by: step) }
  }

  /// How many mini-batches of a size it takes to see every kind of label.
  func draws(of size: Int) -> Int { min(20, max(1, (kinds + size - 1) / max(1, size))) }

  /// The examples of one of them.
  func taken(_ size: Int, draw: Int) -> [Int] {
    (0..<size).map { order[(draw * size + $0) % max(1, order.count)] }
  }
}

extension Trainer {
  /// The examples of a usual mini-batch, or as many as are enough.
  func batchSize(atMost most: Int) -> Int {
    min(state.hyperparameters.batchSize ?? data.count, data.count, most)
  }
}

extension OwnFormulas {
  /// The same where the learner's arrays hold values of some examples alone: an array that is as long
  /// as a mini-batch has one for each example of it.
  func taking(_ examples: [Int], of count: Int) -> OwnFormulas {
    mapValues { value in
      guard let array = value.array else { return value }
      let matrix = array.matrix
      let isRow = matrix.columns == count
      guard isRow || matrix.rows == count else { return value }
      let shape = Shape(
        matrix.rows == count ? examples.count : matrix.rows,
        isRow ? examples.count : matrix.columns)
      let taken = Matrix(shape: shape) { row, column in
        matrix[
          matrix.rows == count ? examples[row] % count : row,
          isRow ? examples[column] % count : column]
      }
      return .array(NumPyArray(taken, rank: array.rank, isLogical: array.isLogical))
    }
  }
}
