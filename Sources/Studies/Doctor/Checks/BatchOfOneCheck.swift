import Engine

/// Batch norm over mini-batches of one example, which takes off all there is.
struct BatchOfOneCheck: HealthCheck {
  let topic = Checkup.Topic.batchOfOne

  func look(at examination: CheckedRun) -> CheckOutcome {
    let batch = examination.hyperparameters.batchSize ?? examination.training.count
    guard let last = examination.network.layers.lastIndex(where: \.hasBatchNorm),
      min(batch, examination.training.count) == 1
    else { return .skipped(.noBatchOfOne) }
    return .found([Finding(.serious, .normalizedAlone(layer: last + 1))])
  }
}
