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
    for (name, value) in state.variables.sorted(by: { $0.key < $1.key }) {
      sum.add(name)
      sum.add(value)
    }
    if let memory = state.memory { sum.add("\(memory.sum)") }
    var random = state.random
    sum.add("\(random.nextWord())")
    return sum.value
  }

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
  /// Takes numbers; of very many some hundred thousands stand for all: a line must not take longer
  /// by them.
  private mutating func addSample(of numbers: [Double]) {
    let step = max(1, numbers.count >> 18)
    guard step > 1 else { return add(numbers) }
    add(stride(from: 0, to: numbers.count, by: step).map { numbers[$0] })
  }

  fileprivate mutating func add(_ run: Trainer) {
    add("\(run.moment.finished) \(run.moment.stages) \(run.costs.count)")
    for tensor in run.plan.tensors where tensor.beginning != nil {
      add(tensor.name)
      addSample(of: run.tensor(tensor.name)?.elements ?? [])
    }
    add(Array(run.costs.suffix(64)))
  }

  fileprivate mutating func add(_ value: Value) {
    switch value {
    case .array(let array):
      add(array.shapeText)
      addSample(of: array.matrix.elements)
    case .tuple(let parts): for part in parts { add(part) }
    case .text(let text): add(text)
    case .none: add("none")
    }
  }
}
