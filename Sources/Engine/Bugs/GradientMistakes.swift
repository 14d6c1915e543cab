import Matrices

/// dW is twice what it should be.
struct DoubledGradient: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? { stage.gradient("dW") }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    stage.kernel(right, scaling: "dW", on: workspace) { _ in 2 }
  }
}

/// dW is not divided by m.
struct SummedGradient: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    examples > 1 ? stage.gradient("dW") : nil
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    stage.kernel(right, scaling: "dW", on: workspace) { Scalar($0) }
  }
}

/// db is not divided by m.
struct SummedBiasGradient: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    examples > 1 ? stage.gradient("db") : nil
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    stage.kernel(right, scaling: "db", on: workspace) { Scalar($0) }
  }
}

/// dW without what regularisation adds.
struct MissingRegularization: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    guard let stage = stage as? ParameterGradientStage, !stage.regularization.scalars.isEmpty
    else { return nil }
    return stage.gradient("dW")
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let dW = workspace.buffer(stage.writes[0].name)
    let W = workspace.buffer(String(dW.spec.name.dropFirst())).start
    return Kernel { state in
      right(&state)
      let (hyper, m) = (state.hyperparameters, Double(state.examples))
      Scalar.addScaled(dW.count(0), -hyper.l2 / m, W, dW.start)
      Scalar.addScaledSign(dW.count(0), -hyper.l1 / m, W, dW.start)
    }
  }
}

extension Stage {
  /// The derivative of the cost by this kind of parameter, where the stage computes it.
  fileprivate func gradient(_ stem: String) -> String? {
    guard self is ParameterGradientStage else { return nil }
    return writes.first { $0.name.hasPrefix(stem) }?.name
  }

  /// The code that scales a derivative, by the number of examples.
  fileprivate func kernel<Scalar: MatrixScalar>(
    _ right: Kernel, scaling stem: String, on workspace: Workspace<Scalar>,
    _ factor: @escaping (Int) -> Scalar
  ) -> Kernel {
    guard let name = gradient(stem) else { return right }
    let gradient = workspace.buffer(name)
    return Kernel { state in
      right(&state)
      for index in 0..<gradient.count(0) { gradient.start[index] *= factor(state.examples) }
    }
  }
}
