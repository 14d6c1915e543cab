import Matrices

/// What a network puts out on a set in evaluation mode.
public struct Evaluation: Sendable {
  /// The mean loss, without what regularisation adds.
  public let cost: Double
  /// The loss of each example, (1, m).
  public let losses: Matrix<Double>
  /// The last layer's activations, (outputs, m).
  public let predictions: Matrix<Double>
  /// What the loss is computed from, (outputs, m): the predictions, or what goes into the last
  /// activation.
  public let lossInputs: Matrix<Double>
  /// The other tensors asked for.
  public let tensors: [String: Matrix<Double>]
}

/// Runs the forward stages in evaluation mode, sharing the parameters being trained.
struct EvaluationPass<Scalar: MatrixScalar> {
  /// The examples taken at once: the tensors of a piece stay in the processor's cache.
  private static var pieceSize: Int { 512 }

  private let network: Network
  private let training: Workspace<Scalar>
  private let hyperparameters: Hyperparameters

  init(
    _ network: Network, on training: Workspace<Scalar>, under hyperparameters: Hyperparameters
  ) {
    self.network = network
    self.training = training
    self.hyperparameters = hyperparameters
  }

  func run(
    _ set: TrainingSet, keeping names: [String]
  ) throws(TrainingError) -> Evaluation {
    let plan = Plan(
      evaluating: network, hasMissingLabels: set.hasMissingLabels, with: hyperparameters)
    let inputs = [
      TensorSpec("X", network.inputs, .batch, .input, "X"),
      TensorSpec("Y", network.outputs, .batch, .label, "Y"),
    ]
    let goByExample = hyperparameters.own.goByExample(in: plan)
    let capacity = goByExample ? min(set.count, Self.pieceSize) : set.count
    let workspace = Workspace<Scalar>(
      tensors: inputs + plan.tensors, capacity: capacity, sharing: training)
    let forward = Kernel(chaining: plan.stages.map { $0.compiledKernel(on: workspace) })
    let wanted = Set(names + ["L", "A\(network.depth)", network.lossInput])
    var kept: [String: [Double]] = [:]
    var state = RunState(hyperparameters)
    for start in stride(from: 0, to: set.count, by: capacity) {
      if start > 0, Patience.isLost {
        for name in wanted {
          let rows = (kept[name]?.count ?? 0) / start
          kept[name, default: []] += repeatElement(0, count: rows * (set.count - start))
        }
        break
      }
      state.examples = min(capacity, set.count - start)
      load(set, from: start, count: state.examples, into: workspace)
      forward(&state)
      if let failure = state.failure { throw failure }
      for name in wanted {
        let values = workspace.buffer(name).matrix(examples: state.examples)
        kept[name, default: []] += values.elements
      }
    }
    return result(kept, count: set.count)
  }

  private func load(
    _ set: TrainingSet, from start: Int, count: Int, into workspace: Workspace<Scalar>
  ) {
    let examples = start..<(start + count)
    workspace.buffer("X").fill(from: set.features.selecting(examples).matrix)
    workspace.buffer("Y").fill(from: set.Y.selecting(columns: examples))
  }

  private func result(_ kept: [String: [Double]], count: Int) -> Evaluation {
    let tensors = kept.mapValues { values in
      Matrix(shape: Shape(values.count / count, count), columnMajor: values)
    }
    let none = Matrix<Double>(shape: Shape(0, count), columnMajor: [])
    let losses = tensors["L"] ?? none
    return Evaluation(
      cost: losses.mean().elements[0], losses: losses,
      predictions: tensors["A\(network.depth)"] ?? none,
      lossInputs: tensors[network.lossInput] ?? none, tensors: tensors)
  }
}
