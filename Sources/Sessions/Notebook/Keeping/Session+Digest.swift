import Datasets
import Engine
import Formulas
import Journals
import Matrices

extension Session {
  /// A sum over what lives on: the run's parameters and averages, its costs, the learner's
  /// variables, the random stream.
  ///
  /// A run that stands at its start counts as one that was not begun: looking begins it.
  var digest: UInt32 {
    var sum = CRC32C()
    if let run = state.experiment.trainer, run.moment != .start { sum.add("\(self.sum(of: run))") }
    summedVariables.come(to: state.variables, state.variablesMark)
    summedVariables.add(to: &sum)
    if let memory = state.memory { sum.add("\(memory.sum)") }
    sum.add(state.random)
    return sum.value
  }

  /// The sum of a session in which nothing was done.
  static let emptyDigest: UInt32 = {
    var sum = CRC32C()
    sum.add(State().random)
    return sum.value
  }()

  /// The run's part of it, worked out once for lines that leave the run alone.
  private func sum(of run: Trainer) -> UInt32 {
    let place = RunSum.Place(
      run: ObjectIdentifier(run), moment: run.moment, revision: state.experiment.revision)
    if let last = lastRunSum, last.place == place { return last.sum }
    var sum = CRC32C()
    sum.add(run)
    lastRunSum = RunSum(place: place, run: run, sum: sum.value)
    return sum.value
  }
}

extension Session {
  /// A sum over the data as they are trained and judged on; nil where there are none.
  ///
  /// A file they were read from may have changed, and nothing of it need have reached the run yet.
  var dataSum: UInt32? {
    let tables = state.experiment.tables
    guard !tables.isEmpty else { return nil }
    if let last = lastDataSum, last.isOf(tables) { return last.sum }
    var sum = CRC32C()
    for table in tables { sum.add(table) }
    lastDataSum = DataSum(tables: tables, sum: sum.value)
    return sum.value
  }
}

/// A sum over tables of numbers, worked out once for lines that leave them alone.
struct DataSum {
  /// Kept, so that no others lie where they do.
  private let tables: [Matrix<Double>]
  let sum: UInt32

  init(tables: [Matrix<Double>], sum: UInt32) { (self.tables, self.sum) = (tables, sum) }

  /// Whether these are the same tables in memory.
  func isOf(_ others: [Matrix<Double>]) -> Bool {
    tables.count == others.count
      && zip(tables, others).allSatisfy { $0.shape == $1.shape && $0.place == $1.place }
  }
}

extension Matrix<Double> {
  /// Where its numbers lie.
  fileprivate var place: UnsafePointer<Double>? {
    elements.withUnsafeBufferPointer(\.baseAddress)
  }
}

extension Experiment {
  /// The data's tables, part by part.
  fileprivate var tables: [Matrix<Double>] {
    Splits.Part.allCases.compactMap { splits?[$0] }.flatMap { [$0.X, $0.Y] }
  }
}

/// A sum over a run as it stood somewhere.
struct RunSum {
  /// Where a run stands, as long as it lives.
  struct Place: Equatable {
    let run: ObjectIdentifier
    let moment: Moment
    let revision: Int
  }

  let place: Place
  /// Kept, so that no other run takes its identity.
  let run: Trainer
  let sum: UInt32
}

extension CRC32C {
  /// Takes numbers, of very many a sample.
  private mutating func addSample(of numbers: [Double]) { add(numbers.sample) }

  /// Takes where a stream of random numbers stands.
  fileprivate mutating func add(_ random: NumPyRandom) {
    var random = random
    add("\(random.nextWord())")
  }

  /// Takes a table: its shape, a sample of its numbers, and what all of them come to.
  fileprivate mutating func add(_ table: Matrix<Double>) {
    add("\(table.shape)")
    addSample(of: table.elements)
    add(table.sum().elements)
  }

  fileprivate mutating func add(_ run: Trainer) {
    add("\(run.moment.finished) \(run.moment.stages) \(run.costs.count)")
    for tensor in run.plan.tensors where tensor.beginning != nil {
      add(tensor.name)
      addSample(of: run.tensor(tensor.name)?.elements ?? [])
    }
    add(Array(run.costs.suffix(64)))
  }
}

extension [Double] {
  /// The numbers; of very many some hundred thousands stand for all: a line must not take longer by
  /// them.
  var sample: [Double] {
    let step = Swift.max(1, count >> 18)
    return step == 1 ? self : stride(from: 0, to: count, by: step).map { self[$0] }
  }
}
