import Datasets
import Engine
import Matrices

/// What a file of weights holds besides the weights themselves: what training needs to go on, and
/// what the features were normalised by.
extension Safetensors {
  /// Under which names μ and σ of the features stand.
  static let normalizationNames = ["X_mean", "X_deviation"]

  /// Everything of an experiment that another session needs to go on as this one would.
  init(_ run: Trainer, normalizedBy normalization: Normalization?) {
    let (hyper, states) = (run.state.hyperparameters, Weights(statesOf: run))
    var tensors = (Weights(of: run).tensors + states.tensors).map { Tensor($0.name, $0.values) }
    if let normalization {
      // Exact, so that the same data are known again as the same.
      let values = [normalization.mean, normalization.deviation]
      tensors += zip(Self.normalizationNames, values).map { Tensor($0, $1, isExact: true) }
    }
    var metadata = [
      "network": "net " + LayerSyntax.source(run.plan.network.layers),
      "loss": run.plan.network.loss.rawValue,
    ]
    if !states.tensors.isEmpty {
      metadata["optimizer"] = hyper.optimizer.kind.name
      metadata["t"] = String(run.state.t)
    }
    self.init(tensors, metadata: metadata)
  }

  /// The weights of a file, safetensors or the arrays of an `.npz`.
  /// - Throws: `DatasetError.file`.
  init(weightsOf path: String) throws(DatasetError) {
    guard path.hasSuffix(".npz") else {
      self = try .read(path)
      return
    }
    let arrays = try NamedArrays.read(path).entries
    var seen: Set<String> = []
    for array in arrays where !seen.insert(array.name).inserted {
      throw .file(.safetensors(.repeated(array.name)), path)
    }
    self.init(arrays.map { Tensor($0.name, $0.values, isList: $0.rank == 1) })
  }

  /// Whether the states it holds are those of a run's optimizer.
  ///
  /// Momentum's averages have the same names as Adam's, but are not on the same scale.
  func holdsStates(of run: Trainer) -> Bool {
    metadata["optimizer"].map { $0 == run.state.hyperparameters.optimizer.kind.name }
      ?? (run.state.hyperparameters.optimizer is OwnOptimizer)
  }

  /// The number of the last update behind the states.
  var updateCount: Int? {
    metadata["t"].flatMap(Int.init).flatMap { (0...1 << 53).contains($0) ? $0 : nil }
  }

  /// What the features were normalised by; nil where they were not, or the numbers cannot be.
  var normalization: Normalization? {
    guard let mean = self[Self.normalizationNames[0]],
      let deviation = self[Self.normalizationNames[1]]
    else { return nil }
    return Normalization(mean: mean, deviation: deviation)
  }
}
