import Engine
import Formulas
import Matrices

/// A run's values at one moment, for formulas.
package struct TrainerScope: Scope {
  package var values: [String: Value]
  package var random = NumPyRandom(seed: 0)
  package var names: [String] { values.keys.sorted() }

  package init(_ trainer: Trainer) {
    values = ["X_train": Value(trainer.data.X), "Y_train": Value(trainer.data.Y)]
    for (name, value) in trainer.scalars { values[name] = Value(value) }
    for spec in trainer.plan.tensors {
      values[spec.name] = trainer.tensor(spec.name).map { Value($0) }
    }
  }

  package func value(named name: String) -> Value? { values[name] }

  package func load(_ path: String) throws(LoadFailure) -> Value { throw .noFiles }
}
