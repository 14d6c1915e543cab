import Engine
import Explaining
import Formulas
import Glibc
import Matrices

extension FunctionTask {
  /// What a formula for a tensor sees in a case, with what a function is handed there besides: a
  /// gradient of usual size where the run's own would be 0 or infinite, and for dropout another
  /// share to keep in every case.
  func state(for tensor: String, in place: FunctionCase) -> (any ExamState)? {
    let name = tensor == Self.predictions ? "A\(layer)" : tensor
    guard let state = place.state(for: name) else { return nil }
    if work == .dropout, isGivenShare, let share = place.kind.share {
      return ChangedState(base: state, name: "keep_prob\(layer)", value: Value(share))
    }
    if tensor == sight, isOfOneUpdate, !takesOldAverages { return updated(state, place) }
    if let outputs = outputs(in: state, place) { return outputs }
    guard let handed, place.kind.isExtreme, let shape = state.shape(of: handed.dA) else {
      return state
    }
    var random = NumPyRandom(seed: 11)
    let gradient: Matrix<Double> = random.gauss(shape)
    return ChangedState(base: state, name: handed.dA, value: Value(gradient))
  }

  /// For one layer's update, the optimizer's averages as the formulas of its parameters see them: the
  /// same stage has written them before.
  private func updated(_ state: any ExamState, _ place: FunctionCase) -> any ExamState {
    singles.reduce(state) { state, parameter in
      guard let after = place.state(for: parameter) else { return state }
      return averages(of: parameter).reduce(state) { state, name in
        guard let value = after.value(named: name) else { return state }
        return ChangedState(base: state, name: name, value: value)
      }
    }
  }

  private func averages(of parameter: String) -> [String] {
    let stage = plan.stages.first { "\($0.id)" == self.stage }
    return (stage?.writes ?? []).map(\.name).filter {
      $0 != parameter && $0.contains("d\(parameter)")
    }
  }

  /// For a cost, outputs of a sigmoid over the whole of its range, which nobody need fear: a cost that
  /// cuts them off differs there.
  private func outputs(in state: any ExamState, _ place: FunctionCase) -> (any ExamState)? {
    let name = "A\(plan.network.depth)"
    guard work == .cost, place.kind == .otherSizes, let shape = state.shape(of: name),
      plan.network.layers.last?.activation == .sigmoid,
      plan.tensor(named: "L")?.formula.names.contains(name) == true
    else { return nil }
    let ends = -7.0...7.0
    let A = Matrix(shape: shape) { row, column in
      let place = Double((row + 7 * column) % 31) / 30
      return 1 / (1 + exp(-(ends.lowerBound + place * (ends.upperBound - ends.lowerBound))))
    }
    return withLosses(of: ChangedState(base: state, name: name, value: Value(A)))
  }

  /// A state whose losses are those of its outputs.
  private func withLosses(of state: any ExamState) -> (any ExamState)? {
    var state = state
    for name in ["L", "J_data"] {
      guard let formula = formula(of: name), let value = try? state.evaluate(formula) else {
        return nil
      }
      state = ChangedState(base: state, name: name, value: value)
    }
    return state
  }

  /// What a tensor should become in a case; nil where the engine has no number to compare with.
  func right(_ tensor: String, in place: FunctionCase) -> NumPyArray? {
    // Past what a logarithm can tell, careful costs differ from the plain one, and rightly; and their
    // derivatives are no numbers where an output is 0 or 1.
    let isPast = [.cost, .backwardPropagation].contains(work) && place.kind == .large
    guard !isPast, let formula = formula(of: tensor),
      var state = state(for: tensor, in: place)
    else { return nil }
    return try? state.evaluate(formula).array
  }
}

extension FunctionCase.Kind {
  /// The share that dropout keeps; nil for the run's own.
  fileprivate var share: Double? {
    switch self {
    case .live: nil
    case .otherSizes: 0.3
    case .oneExample: 0.9
    case .oneUnit: 0.5
    case .zeros: 0.65
    case .large: 0.75
    case .edge, .square: 0.6
    }
  }

  /// Whether gradients come to their ends.
  fileprivate var isExtreme: Bool {
    switch self {
    case .zeros, .large: true
    case .edge(let edge): edge != .steep && edge != .heavy
    case .live, .otherSizes, .oneExample, .oneUnit, .square: false
    }
  }
}
