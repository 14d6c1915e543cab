import Matrices

/// Momentum's v = v + dW: nothing of it is ever forgotten.
struct MomentumWithoutDecay: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    stage.updater is Momentum ? stage.updated.first.map { "vd\($0.name)" } : nil
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    guard let momentum = stage.updater as? Momentum else { return right }
    let parameters = stage.updated.map { Averages($0, workspace) }
    return Kernel { state in
      let before = parameters.map { (v: Array($0.v.values(0)), W: Array($0.W.values(0))) }
      right(&state)
      let correction = momentum.isCorrected ? Scalar(1 - state.power(momentum.beta)) : 1
      for (averages, before) in zip(parameters, before) {
        for index in before.v.indices {
          let v = before.v[index] + averages.dW[index]
          averages.v.start[index] = v
          averages.corrected?[index] = v / correction
          averages.W.start[index] = before.W[index] - Scalar(state.alpha) * v / correction
        }
      }
    }
  }
}

/// RMSprop's step divided by s, not by its root.
struct MissingRoot: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    stage.updater is RMSProp ? stage.updated.first?.name : nil
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    guard let rmsprop = stage.updater as? RMSProp else { return right }
    let epsilon = Scalar(rmsprop.epsilon)
    let parameters = stage.updated.map { parameter in
      (
        W: workspace.buffer(parameter.name), dW: workspace.buffer("d\(parameter.name)").start,
        s: workspace.buffer("sd\(parameter.name)").start
      )
    }
    return Kernel { state in
      let before = parameters.map { Array($0.W.values(0)) }
      right(&state)
      let alpha = Scalar(state.alpha)
      for (parameter, before) in zip(parameters, before) {
        for index in before.indices {
          let step = parameter.dW[index] / (parameter.s[index] + epsilon)
          parameter.W.start[index] = before[index] - alpha * step
        }
      }
    }
  }
}

/// Adam without the correction for its start at 0.
struct MissingBiasCorrection: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    stage.updater is Adam ? stage.updated.first.map { "vd\($0.name)_corrected" } : nil
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    guard let adam = stage.updater as? Adam else { return right }
    let epsilon = Scalar(adam.epsilon)
    let parameters = stage.updated.map { parameter in
      adam.writes(for: parameter).map { workspace.buffer($0.name) }
    }
    return Kernel { state in
      let before = parameters.map { Array($0[4].values(0)) }
      right(&state)
      let alpha = Scalar(state.alpha)
      for (buffers, before) in zip(parameters, before) {
        for index in before.indices {
          let (v, s) = (buffers[0].start[index], buffers[1].start[index])
          buffers[2].start[index] = v
          buffers[3].start[index] = s
          buffers[4].start[index] = before[index] - alpha * v / (s.squareRoot() + epsilon)
        }
      }
    }
  }
}

/// A parameter with its gradient and momentum's average of it.
private struct Averages<Scalar: MatrixScalar> {
  let W: Buffer<Scalar>
  let dW: UnsafeMutablePointer<Scalar>
  let v: Buffer<Scalar>
  let corrected: UnsafeMutablePointer<Scalar>?

  init(_ parameter: TensorSpec, _ workspace: Workspace<Scalar>) {
    W = workspace.buffer(parameter.name)
    dW = workspace.buffer("d\(parameter.name)").start
    v = workspace.buffer("vd\(parameter.name)")
    corrected = workspace.find("vd\(parameter.name)_corrected")?.start
  }
}

extension Stage {
  /// How the stage updates parameters, where it does.
  fileprivate var updater: (any Optimizer)? { (self as? UpdateStage)?.optimizer }
}
