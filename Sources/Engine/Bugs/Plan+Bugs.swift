extension Plan {
  /// The mistake planted in one of the stages.
  public var bug: PlantedBug? { spoiled?.bug }

  /// The tensor that comes out wrong, where a mistake is planted.
  public var spoiledTensor: TensorSpec? {
    spoiled.flatMap { stage in stage.writes.first { $0.name == stage.wrong.name } }
  }

  /// That tensor by its wrong formula.
  public var wrongTensor: TensorSpec? { spoiled?.wrong }

  private var spoiled: SpoiledStage? {
    stages.lazy.compactMap { stage in
      stage.made as? SpoiledStage ?? (stage.made as? OwnStage)?.engine as? SpoiledStage
    }.first
  }

  /// The tensors of each stage as the engine computes them, where a mistake may be planted.
  public var engineTensors: [TensorSpec] { stages.map(\.original).flatMap(\.writes) }
}

extension Hyperparameters {
  /// The stages with the mistake in one of them, where it fits.
  func planting(_ stages: [any Stage], of network: Network, examples: Int) -> [any Stage] {
    guard let bug else { return stages }
    let plan = OwnPlan(network, under: self, dictionaries: [:], count: 0)
    return stages.map { SpoiledStage($0, with: bug, examples: examples, in: plan) ?? $0 }
  }
}
