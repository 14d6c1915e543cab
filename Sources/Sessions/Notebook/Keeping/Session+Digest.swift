import Engine
import Formulas
import Journals
import Matrices

extension Session {
  /// A sum over what lives on: the run's parameters and averages, its costs, the variables that
  /// formulas can hold, the random stream.
  ///
  /// A run that stands at its start counts as one that was not begun: looking begins it.
  var digest: UInt32 {
    var sum = CRC32C()
    if let run = state.experiment.trainer, run.moment != .start { sum.add(run) }
    for (name, value) in state.variables.sorted(by: { $0.key < $1.key }) {
      sum.add(name)
      sum.add(value)
    }
    var random = state.random
    sum.add("\(random.nextWord())")
    return sum.value
  }
}

extension CRC32C {
  fileprivate mutating func add(_ run: Trainer) {
    add("\(run.moment.finished) \(run.moment.stages)")
    for tensor in run.plan.tensors where tensor.beginning != nil {
      add(tensor.name)
      add(run.tensor(tensor.name)?.elements ?? [])
    }
    add(run.costs)
  }

  fileprivate mutating func add(_ value: Value) {
    switch value {
    case .array(let array):
      add(array.shapeText)
      add(array.matrix.elements)
    case .tuple(let parts): for part in parts { add(part) }
    case .text(let text): add(text)
    case .none: add("none")
    }
  }
}
