import Explaining
import Formulas
import Matrices

/// What a formula for a tensor sees: the values its stage could read, and the learner's own.
struct SittingScope: ExamState {
  let sitting: Sitting
  /// How the run calls a name: `X` for `A0`.
  let canonicalName: (String) -> String
  /// What does not come from the run; its names give way to the run's.
  let others: [String: Value]
  var random = NumPyRandom(seed: 0)

  init(
    _ sitting: Sitting, canonicalName: @escaping (String) -> String, others: [String: Value]
  ) {
    (self.sitting, self.canonicalName, self.others) = (sitting, canonicalName, others)
  }

  var names: [String] { sitting.names.union(others.keys).sorted() }

  var products: Products { sitting.timeline.trainer.state.hyperparameters.products }

  func value(named name: String) -> Value? { sitting[canonicalName(name)] ?? others[name] }

  func shape(of name: String) -> Shape? {
    sitting.shape(of: canonicalName(name)) ?? others[name]?.matrix?.shape
  }

  func load(_ path: String) throws(LoadFailure) -> Value {
    throw .noFiles
  }
}
