extension Plan {
  /// The mistake planted in one of the stages.
  public var bug: PlantedBug? { spoiled?.bug }

  /// The tensor that comes out wrong, where a mistake is planted.
  public var spoiledTensor: TensorSpec? {
    spoiled.flatMap { stage in stage.writes.first { $0.name == stage.target } }
  }

  private var spoiled: SpoiledStage? {
    stages.lazy.compactMap { stage in
      stage.made as? SpoiledStage ?? (stage.made as? OwnStage)?.engine as? SpoiledStage
    }.first
  }

  /// Where a mistake fits, with so many examples in a mini-batch: each place and the tensor that
  /// would come out wrong.
  public func places(
    for kind: PlantedBug.Kind, examples: Int
  ) -> [(bug: PlantedBug, tensor: TensorSpec)] {
    stages.map(\.original).compactMap { stage in
      let bug = PlantedBug(kind: kind, stage: stage.id)
      guard let target = kind.mistake.target(in: stage, examples: examples),
        let tensor = stage.writes.first(where: { $0.name == target })
      else { return nil }
      return (bug, tensor)
    }
  }

  /// The stages with a mistake in one of them, where it fits.
  static func plant(
    _ bug: PlantedBug?, in stages: [any Stage], examples: Int
  ) -> [any Stage] {
    guard let bug else { return stages }
    return stages.map { SpoiledStage($0, with: bug, examples: examples) ?? $0 }
  }
}

extension Trainer {
  /// Where a mistake fits, and the tensor that would come out wrong.
  public func places(for kind: PlantedBug.Kind) -> [(bug: PlantedBug, tensor: TensorSpec)] {
    plan.places(for: kind, examples: batchSize)
  }
}
