import Datasets
import Engine
import Matrices

/// The numbers that make a network the one it is, by name: what is saved, loaded and kept.
struct Weights {
  /// One tensor of a layer.
  struct Tensor {
    let name: String
    let layer: Int
    let values: Matrix<Double>
  }

  /// Layer by layer.
  private(set) var tensors: [Tensor]
  /// Whether an optimizer's averages are among them.
  private(set) var holdsStates = false

  /// Those of a run, as they are now.
  init(of run: Trainer) {
    tensors = run.plan.model.compactMap { spec, layer in
      run.tensor(spec.name).map { Tensor(name: spec.name, layer: layer, values: $0) }
    }
  }

  /// The states of a run's optimizer: its averages, the engine's or the learner's own.
  init(statesOf run: Trainer) {
    tensors = run.plan.optimizerStates.compactMap { spec, layer in
      run.tensor(spec.name).map { Tensor(name: spec.name, layer: layer, values: $0) }
    }
  }

  /// Those a file holds for some layers of a run, each of the shape it has there.
  /// - Parameter areWhole: Whether the running averages must be there too; a learner's dictionary
  ///   has only what is learned.
  /// - Throws: `WeightsError` for the first that is missing, unknown or of another shape.
  init(
    _ file: Safetensors, named path: String, for run: Trainer, layers: Set<Int>,
    areWhole: Bool = true
  ) throws(WeightsError) {
    let model = run.plan.model.filter { areWhole || !$0.spec.isAverage }
    let hasStates = file.holdsStates(of: run)
    let states = run.plan.optimizerStates.filter { hasStates && file[$0.spec.name] != nil }
    tensors = []
    holdsStates = !states.isEmpty
    let areAll = layers.count == run.plan.network.depth
    for (spec, layer) in model + states where layers.contains(layer) || layer == 0 && areAll {
      guard let values = file[spec.name] else { throw .missing(spec.name, file: path) }
      let shape = spec.shape(examples: 0)
      guard values.shape == shape else {
        throw .shape(spec.name, network: shape, file: values.shape)
      }
      tensors.append(Tensor(name: spec.name, layer: layer, values: values))
    }
    guard areAll else { return }
    let known = Set((model + states).map(\.spec.name))
    if let extra = file.tensors.first(where: {
      !known.contains($0.name) && !run.plan.isState($0.name)
        && !Safetensors.normalizationNames.contains($0.name)
    }) {
      throw .unknown(String(extra.name.prefix(60)), file: path)
    }
  }

  /// The number of features the first layer takes; nil where its weights are not among these.
  var inputs: Int? { tensors.first { $0.name == "W1" }?.values.columns }

  /// The same without those of a layer.
  func dropping(layer: Int) -> Weights {
    var result = self
    result.tensors.removeAll { $0.layer == layer }
    return result
  }

  /// Puts them into a run that has not begun.
  func place(in run: Trainer) throws {
    for tensor in tensors { try run.set(tensor.name, to: tensor.values) }
  }

  /// How many numbers there are.
  var count: Int { tensors.reduce(0) { $0 + $1.values.count } }

  /// The names, with spaces.
  var names: String { tensors.map(\.name).joined(separator: " ") }
}

extension Experiment {
  /// Puts weights into the run at this point, which has them all in these shapes.
  mutating func place(_ weights: Weights) throws {
    for tensor in weights.tensors { try edit(.tensor(tensor.name, tensor.values)) }
  }
}

extension TensorSpec {
  /// Whether it is a running average of batch norm's, which is not learned.
  var isAverage: Bool { role == .runningMean || role == .runningVariance }
}

extension Plan {
  /// The states of the optimizer, each with its layer, 0 where it is of all.
  fileprivate var optimizerStates: [(spec: TensorSpec, layer: Int)] {
    guard let own = ownOptimizer else { return averages }
    let layers = Dictionary(model.map { ($0.spec.name, $0.layer) }) { first, _ in first }
    let states = own.states.flatMap { state in
      parameters.map { (name: "\(state)d\($0.name)", layer: layers[$0.name] ?? 0) }
    }
    return (states + own.kept.map { (name: $0.tensor, layer: 0) }).compactMap { state in
      tensor(named: state.name).map { ($0, state.layer) }
    }
  }

  /// What the engine's optimizer keeps from one update to the next.
  private var averages: [(spec: TensorSpec, layer: Int)] {
    let names = Set(model.map(\.spec.name))
    return stages.filter { $0.id.pass == .update }.flatMap { stage in
      stage.owns.filter { !names.contains($0.name) }.map { ($0, stage.id.layer ?? 0) }
    }
  }

  /// Whether a name is that of an optimizer's state for a parameter: `vdW1`.
  fileprivate func isState(_ name: String) -> Bool {
    model.contains { name.hasSuffix("d\($0.spec.name)") && name != "d\($0.spec.name)" }
  }
}
