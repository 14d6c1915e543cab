import Matrices

/// Takes the next mini-batch: consecutive slices of the epoch's order (notation: mini-batches).
///
/// At the start of each epoch it draws the order, where the batch is smaller than the set.
struct BatchStage: Stage {
  let inputs: Int
  let outputs: Int
  let data: TrainingSet

  var id: StageID { StageID(.batch) }
  var reads: [String] { ["X_train", "Y_train"] }

  var writes: [TensorSpec] {
    [
      TensorSpec("indices", 1, .batch, "order[cursor:cursor + m]"),
      TensorSpec("X", inputs, .batch, "X_train[:, indices[0]]"),
      TensorSpec("Y", outputs, .batch, "Y_train[:, indices[0]]"),
    ]
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let features: [Scalar] = data.X.elements.map { Scalar($0) }
    let labels: [Scalar] = data.Y.elements.map { Scalar($0) }
    let (X, Y) = (workspace.buffer("X"), workspace.buffer("Y"))
    let indices = workspace.buffer("indices")
    let count = data.count
    return { state in
      state.beginIteration(of: count)
      for place in 0..<state.examples { indices.start[place] = Scalar(state.example(place)) }
      Self.gather(features, X, state)
      Self.gather(labels, Y, state)
      state.cursor += state.examples
    }
  }

  private static func gather<Scalar>(
    _ source: [Scalar], _ target: Buffer<Scalar>, _ state: RunState
  ) {
    source.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      let rows = target.rows
      if state.order.isEmpty {
        target.start.update(from: start + state.cursor * rows, count: state.examples * rows)
      } else {
        for place in 0..<state.examples {
          let column = start + state.order[state.cursor + place] * rows
          (target.start + place * rows).update(from: column, count: rows)
        }
      }
    }
  }
}

extension RunState {
  /// Steps on to the next iteration over `count` examples, and to the next epoch where one ends.
  fileprivate mutating func beginIteration(of count: Int) {
    let size = min(hyperparameters.batchSize ?? count, count)
    if iteration == 0 || cursor >= count { beginEpoch(of: count, batchSize: size) }
    iteration += 1
    t += 1
    examples = min(size, count - cursor)
  }

  private mutating func beginEpoch(of count: Int, batchSize: Int) {
    if iteration > 0 {
      epoch += 1
      refreshRate()
    }
    cursor = 0
    order = hyperparameters.shuffles && batchSize < count ? random.permutation(count) : []
  }

  /// The training set's number of the example at a place of the mini-batch, from 0.
  fileprivate func example(_ place: Int) -> Int {
    order.isEmpty ? cursor + place : order[cursor + place]
  }
}
