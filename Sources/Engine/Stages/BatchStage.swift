import Matrices

/// Takes the next mini-batch: consecutive slices of the epoch's order (notation: mini-batches).
///
/// At the start of each epoch it draws the order, where the batch is smaller than the set.
struct BatchStage: Stage {
  let inputs: Int
  let outputs: Int
  let data: TrainingSet

  var id: StageID { StageID(.batch) }

  var writes: [TensorSpec] {
    [
      TensorSpec("indices", 1, .batch, .indices, "order[cursor:cursor + m]"),
      TensorSpec("X", inputs, .batch, .input, "X_train[:, indices[0]]"),
      TensorSpec("Y", outputs, .batch, .label, "Y_train[:, indices[0]]"),
    ]
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let (features, labels) = (ExampleReader<Scalar>(data.features), ExampleReader<Scalar>(data.Y))
    let (X, Y) = (workspace.buffer("X").start, workspace.buffer("Y").start)
    let (indices, count) = (workspace.buffer("indices").start, data.count)
    return Kernel { state in
      state.beginIteration(of: count)
      for place in 0..<state.examples { indices[place] = Scalar(state.example(place)) }
      features.draw(into: X, state)
      labels.draw(into: Y, state)
      state.cursor += state.examples
    }
  }

  /// Takes the examples that `indices` names, where a learner's formula has written them.
  func gatheringKernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let (features, labels) = (ExampleReader<Scalar>(data.features), ExampleReader<Scalar>(data.Y))
    let (X, Y) = (workspace.buffer("X").start, workspace.buffer("Y").start)
    let (indices, count) = (workspace.buffer("indices").start, data.count)
    let (inputs, outputs) = (self.inputs, self.outputs)
    return Kernel { state in
      guard !state.hasFailed else { return }
      for place in 0..<state.examples {
        let number = Double(indices[place])
        guard let example = Int(exactly: number), (0..<count).contains(example) else {
          return state.fail(.noExample(number, of: count))
        }
        features.read(example..<example + 1, into: X + place * inputs)
        labels.read(example..<example + 1, into: Y + place * outputs)
      }
    }
  }
}

extension ExampleReader {
  /// Copies the mini-batch's examples, one after the other.
  @inline(__always)
  fileprivate func draw(into target: UnsafeMutablePointer<Scalar>, _ state: borrowing RunState) {
    guard !state.order.isEmpty else {
      return read(state.cursor..<state.cursor + state.examples, into: target)
    }
    for place in 0..<state.examples {
      let example = state.order[state.cursor + place]
      read(example..<example + 1, into: target + place * rows)
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
    if hyperparameters.shuffles, batchSize < count {
      random.permute(count, into: &order)
    } else {
      order = []
    }
  }

  /// The training set's number of the example at a place of the mini-batch, from 0.
  fileprivate func example(_ place: Int) -> Int {
    order.isEmpty ? cursor + place : order[cursor + place]
  }
}
