import Matrices

/// Batch norm, forward: each unit's Z_l to mean 0 and variance 1 over the batch, then scaled.
///
/// S. Ioffe and C. Szegedy, "Batch Normalization", 2015; biased variance (notation: batch norm).
struct BatchNormStage: Stage {
  /// Kept out of the root's way of zero.
  static let epsilon = 1e-5
  /// How much of the running average each iteration keeps.
  static let momentum = 0.9

  let layer: Int
  let units: Int

  private func name(_ stem: String) -> String { "\(stem)\(layer)" }

  var id: StageID { StageID(.forward, layer: layer, part: "normalize") }

  var writes: [TensorSpec] {
    let Z = name("Z")
    return [
      TensorSpec(name("mu"), units, .fixed(1), .mean, "mean(\(Z), axis=1, keepdims=True)"),
      TensorSpec(name("var"), units, .fixed(1), .variance, "var(\(Z), axis=1, keepdims=True)"),
      TensorSpec(
        name("Znorm"), units, .batch, .normalized,
        "(\(Z) - \(name("mu"))) / sqrt(\(name("var")) + bn_epsilon)"),
      TensorSpec(
        name("Ztilde"), units, .batch, .scaled,
        "\(name("gamma")) * \(name("Znorm")) + \(name("beta"))"),
      average("mu"), average("var"),
    ]
  }

  var owns: [TensorSpec] {
    [
      TensorSpec(
        name("gamma"), units, .fixed(1), .parameter(.scale), "ones((\(units), 1))",
        beginning: .constant(1)),
      TensorSpec(
        name("beta"), units, .fixed(1), .parameter(.shift), "zeros((\(units), 1))",
        beginning: .constant(0)),
      average("mu"), average("var"),
    ]
  }

  /// The names of a layer's running averages, of the mean and of the variance.
  static func runningAverages(of layer: Int) -> (mean: String, variance: String) {
    ("mu\(layer)_avg", "var\(layer)_avg")
  }

  private func average(_ stem: String) -> TensorSpec {
    let (mean, variance) = Self.runningAverages(of: layer)
    let average = stem == "mu" ? mean : variance
    return TensorSpec(
      average, units, .fixed(1), stem == "mu" ? .runningMean : .runningVariance,
      "bn_momentum * \(average) + (1 - bn_momentum) * \(name(stem))",
      beginning: .constant(stem == "mu" ? 0 : 1))
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    func start(_ stem: String) -> UnsafeMutablePointer<Scalar> {
      workspace.buffer(name(stem)).start
    }
    let (Z, gamma, beta) = (start("Z"), start("gamma"), start("beta"))
    let (mu, variance) = (start("mu"), start("var"))
    let (Znorm, Ztilde) = (start("Znorm"), start("Ztilde"))
    let averages = ["mu", "var"].map { workspace.buffer("\(name($0))_avg").start }
    let (units, keep) = (self.units, Self.momentum)
    return Kernel { state in
      Scalar.batchNorm(
        units, state.examples, Self.epsilon, gamma, beta, Z, mu, variance, Znorm, Ztilde)
      Scalar.blend(units, keep, 1 - keep, mu, averages[0])
      Scalar.blend(units, keep, 1 - keep, variance, averages[1])
    }
  }
}

/// Batch norm in evaluation: the running averages stand for the batch's mean and variance.
struct BatchNormEvaluationStage: Stage {
  let layer: Int
  let units: Int

  private func name(_ stem: String) -> String { "\(stem)\(layer)" }

  var id: StageID { StageID(.forward, layer: layer, part: "normalize") }

  var writes: [TensorSpec] {
    let root = "sqrt(\(name("var"))_avg + bn_epsilon)"
    return [
      TensorSpec(
        name("Znorm"), units, .batch, .normalized, "(\(name("Z")) - \(name("mu"))_avg) / \(root)"),
      TensorSpec(
        name("Ztilde"), units, .batch, .scaled,
        "\(name("gamma")) * \(name("Znorm")) + \(name("beta"))"),
    ]
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    func start(_ name: String) -> UnsafeMutablePointer<Scalar> { workspace.buffer(name).start }
    let (Z, gamma, beta) = (start(name("Z")), start(name("gamma")), start(name("beta")))
    let (mu, variance) = (start("\(name("mu"))_avg"), start("\(name("var"))_avg"))
    let (Znorm, Ztilde) = (start(name("Znorm")), start(name("Ztilde")))
    let units = self.units
    return Kernel { state in
      Scalar.batchNormEvaluate(
        units, state.examples, BatchNormStage.epsilon, gamma, beta, mu, variance, Z, Znorm, Ztilde)
    }
  }
}

/// Batch norm, backward: from dZtilde_l to dgamma_l, dbeta_l, dZnorm_l and dZ_l.
///
/// The mean and the variance depend on every example, hence the two means taken off in dZ.
struct BatchNormBackwardStage: Stage {
  let layer: Int
  let units: Int

  private func name(_ stem: String) -> String { "\(stem)\(layer)" }

  var id: StageID { StageID(.backward, layer: layer, part: "normalize") }

  var writes: [TensorSpec] {
    let (dZtilde, Znorm, dZnorm) = (name("dZtilde"), name("Znorm"), name("dZnorm"))
    let centred = "\(dZnorm) - mean(\(dZnorm), axis=1, keepdims=True)"
    let scaled = "\(Znorm) * mean(\(dZnorm) * \(Znorm), axis=1, keepdims=True)"
    return [
      TensorSpec(
        name("dgamma"), units, .fixed(1), .parameterGradient,
        "mean(\(dZtilde) * \(Znorm), axis=1, keepdims=True)"),
      TensorSpec(
        name("dbeta"), units, .fixed(1), .parameterGradient,
        "mean(\(dZtilde), axis=1, keepdims=True)"),
      TensorSpec(dZnorm, units, .batch, .gradient, "\(dZtilde) * \(name("gamma"))"),
      TensorSpec(
        name("dZ"), units, .batch, .gradient,
        "(\(centred) - \(scaled)) / sqrt(\(name("var")) + bn_epsilon)"),
    ]
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    func start(_ stem: String) -> UnsafeMutablePointer<Scalar> {
      workspace.buffer(name(stem)).start
    }
    let (gamma, variance) = (start("gamma"), start("var"))
    let (Znorm, dZtilde, dZnorm) = (start("Znorm"), start("dZtilde"), start("dZnorm"))
    let (dgamma, dbeta, dZ) = (start("dgamma"), start("dbeta"), start("dZ"))
    let units = self.units
    return Kernel { state in
      Scalar.batchNormBackward(
        units, state.examples, BatchNormStage.epsilon, gamma, variance, Znorm, dZtilde, dgamma,
        dbeta, dZnorm, dZ)
    }
  }
}
