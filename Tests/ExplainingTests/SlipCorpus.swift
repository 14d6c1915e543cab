/// Right formulas as learners spell them, and the slips that are made in them as text: a corpus of
/// wrong formulas, each with what it must be called.
///
/// It knows nothing of how the judge makes mistakes: it changes letters, as learners do.
struct SlipCorpus {
  /// A run and right formulas of its tensors.
  struct Setup {
    let script: String
    let formulas: [String]
  }

  /// A wrong formula.
  struct Case: Hashable {
    let setup: Int
    let tensor: String
    let formula: String
    let expected: Set<String>
  }

  /// A slip: what is written in place of what, and what it is called.
  fileprivate struct Slip {
    let name: String
    let old: String
    let new: String
    /// The beginning of the tensors it is made in.
    let tensor: String

    init(_ name: String, _ old: String, _ new: String, in tensor: String = "") {
      (self.name, self.old, self.new, self.tensor) = (name, old, new, tensor)
    }
  }

  static let setups = [
    Setup(
      script: """
        seed 3
        data moons n=21 seed=1
        net 5 relu, 4 tanh, 1 sigmoid
        set lr=0.3 l2=0.7 batch=8
        train 2 iterations
        """,
      formulas: [
        "Z1 = W1 @ X + b1", "Z2 = W2 @ A1 + b2", "Z3 = W3 @ A2 + b3", "A1 = Z1 * (Z1 > 0)",
        "dZ3 = A3 - Y", "dZ2 = dA2 * (1 - A2 ** 2)", "dZ1 = dA1 * (Z1 > 0)",
        "dZ2 = W3.T @ dZ3 * (1 - A2 ** 2)", "dZ1 = W2.T @ dZ2 * (Z1 > 0)",
        "dA2 = W3.T @ dZ3", "dA1 = W2.T @ dZ2",
        "dW3 = dZ3 @ A2.T / m + lambda / m * W3", "dW2 = dZ2 @ A1.T / m + lambda / m * W2",
        "dW1 = dZ1 @ X.T / m + lambda / m * W1",
        "dW3 = (A3 - Y) @ A2.T / m + lambda / m * W3",
        "db3 = sum(dZ3, axis=1, keepdims=True) / m", "db2 = sum(dZ2, axis=1, keepdims=True) / m",
        "db1 = sum(dZ1, axis=1, keepdims=True) / m", "J_data = sum(L) / m",
        "J_reg = lambda / (2 * m) * (sum(W1 ** 2) + sum(W2 ** 2) + sum(W3 ** 2))",
        "W1 = W1 - alpha * dW1", "W3 = W3 - alpha * dW3", "b2 = b2 - alpha * db2",
        "L = -(Y * log(A3) + (1 - Y) * log(1 - A3))",
        "J_data = -sum(Y * log(A3) + (1 - Y) * log(1 - A3)) / m",
      ]),
    Setup(
      script: """
        seed 4
        data blobs n=24 classes=3 seed=2
        net 6 sigmoid keep=0.8, 5 relu batchnorm, 3 softmax
        optimizer adam lr=0.01
        set batch=7 l1=0.5
        train 3 iterations
        """,
      formulas: [
        "A1 = 1 / (1 + exp(-Z1))", "A1_drop = A1 * D1 / keep_prob1",
        "dA1 = dA1_drop * D1 / keep_prob1", "dZ1 = dA1 * A1 * (1 - A1)",
        "dZ1 = dA1_drop * D1 / keep_prob1 * A1 * (1 - A1)", "Z2 = W2 @ A1_drop",
        "mu2 = sum(Z2, axis=1, keepdims=True) / m",
        "mu2 = mean(Z2, axis=1, keepdims=True)",
        "Znorm2 = (Z2 - mu2) / sqrt(var2 + bn_epsilon)", "Ztilde2 = gamma2 * Znorm2 + beta2",
        "dZtilde2 = dA2 * (Ztilde2 > 0)",
        "dgamma2 = sum(dZtilde2 * Znorm2, axis=1, keepdims=True) / m",
        "dbeta2 = mean(dZtilde2, axis=1, keepdims=True)",
        "dZ2 = (dZnorm2 - mean(dZnorm2, axis=1, keepdims=True) - Znorm2 * mean(dZnorm2 * Znorm2, "
          + "axis=1, keepdims=True)) / sqrt(var2 + bn_epsilon)",
        "mu2_avg = bn_momentum * mu2_avg + (1 - bn_momentum) * mu2",
        "dZ3 = A3 - Y", "dW3 = dZ3 @ A2.T / m + lambda1 / m * sign(W3)",
        "dW1 = dZ1 @ X.T / m + lambda1 / m * sign(W1)",
        "L = -sum(Y * log(A3), axis=0, keepdims=True)",
        "J_data = -sum(Y * log(A3)) / m",
        "vdW1 = adam_beta1 * vdW1 + (1 - adam_beta1) * dW1",
        "vdb3 = adam_beta1 * vdb3 + (1 - adam_beta1) * db3",
        "sdW3 = adam_beta2 * sdW3 + (1 - adam_beta2) * dW3 ** 2",
        "vdW1_corrected = vdW1 / (1 - adam_beta1 ** t)",
        "sdW3_corrected = sdW3 / (1 - adam_beta2 ** t)",
        "W1 = W1 - alpha * vdW1_corrected / (sqrt(sdW1_corrected) + adam_epsilon)",
        "W3 = W3 - alpha * vdW3 / (1 - adam_beta1 ** t) / (sqrt(sdW3 / (1 - adam_beta2 ** t)) + "
          + "adam_epsilon)",
        "gamma2 = gamma2 - alpha * vdgamma2_corrected / (sqrt(sdgamma2_corrected) + adam_epsilon)",
      ]),
    Setup(
      script: """
        seed 5
        data circles n=15 seed=2
        net 4 tanh keep=0.7, 3 relu keep=0.5, 1 sigmoid
        optimizer momentum lr=0.1 corrected=true
        train 3 iterations
        """,
      formulas: [
        "A1_drop = A1 * D1 / keep_prob1", "A2_drop = A2 * D2 / keep_prob2",
        "dA2 = W3.T @ dZ3 * D2 / keep_prob2", "dA1 = W2.T @ dZ2 * D1 / keep_prob1",
        "dZ2 = dA2 * (Z2 > 0)", "dZ1 = dA1 * (1 - A1 ** 2)", "dW1 = dZ1 @ X.T / m",
        "dW3 = dZ3 @ A2_drop.T / m", "dW2 = dZ2 @ A1_drop.T / m",
        "db2 = sum(dZ2, axis=1, keepdims=True) / m", "Z3 = W3 @ A2_drop + b3",
        "vdW1 = momentum_beta * vdW1 + (1 - momentum_beta) * dW1",
        "vdb2 = momentum_beta * vdb2 + (1 - momentum_beta) * db2",
        "vdW2_corrected = vdW2 / (1 - momentum_beta ** t)",
        "W2 = W2 - alpha * vdW2_corrected", "b1 = b1 - alpha * vdb1_corrected",
        "W2 = W2 - alpha * vdW2 / (1 - momentum_beta ** t)",
      ]),
    Setup(
      script: """
        seed 6
        data moons n=18 seed=2
        net 4 sigmoid, 3 sigmoid
        y = [[0.2, 0.9, 0.4, 0.3, 0.8], [0.5, 0.1, 0.6, 0.2, 0.7], [0.3, 0.4, 0.1, 0.9, 0.6]]
        np.random.seed(3)
        x = np.random.randn(2, 5)
        data from x y
        loss squared
        optimizer rmsprop lr=0.01
        train 3 iterations
        """,
      formulas: [
        "A2 = 1 / (1 + exp(-Z2))", "dZ2 = dA2 * A2 * (1 - A2)", "dZ2 = (A2 - Y) * A2 * (1 - A2)",
        "dZ1 = W2.T @ dZ2 * A1 * (1 - A1)", "dA1 = W2.T @ dZ2", "dW2 = dZ2 @ A1.T / m",
        "dW1 = dZ1 @ X.T / m", "db1 = mean(dZ1, axis=1, keepdims=True)",
        "L = 1 / 2 * sum((A2 - Y) ** 2, axis=0, keepdims=True)",
        "J_data = sum((A2 - Y) ** 2) / (2 * m)",
        "sdW1 = rmsprop_beta * sdW1 + (1 - rmsprop_beta) * dW1 ** 2",
        "sdb2 = rmsprop_beta * sdb2 + (1 - rmsprop_beta) * db2 ** 2",
        "W1 = W1 - alpha * dW1 / (sqrt(sdW1) + rmsprop_epsilon)",
        "b2 = b2 - alpha * db2 / (sqrt(sdb2) + rmsprop_epsilon)",
      ]),
  ]

  private static let slips: [Slip] = [
    Slip("missing-average", ".T / m", ".T"), Slip("missing-average", ") / m", ")"),
    Slip("sum-instead-of-mean", "mean(", "sum("),
    Slip("extra-average", "A3 - Y", "(A3 - Y) / m", in: "dZ"),
    Slip("extra-average", ".T / m", ".T / m / m"),
    Slip("wrong-count", ".T / m", ".T / X.shape[0]"), Slip("wrong-count", ") / m", ") / (m - 1)"),
    Slip("wrong-count", ".T / m", ".T / (m - 1)"), Slip("wrong-count", ") / m", ") / X.shape[0]"),
    Slip("wrong-count", ".T / m", ".T / A1.shape[0]"),
    Slip("wrong-count", "/ (2 * m)", "/ Y.size", in: "J_data"),
    Slip("missing-transpose", ".T", ""),
    Slip("extra-transpose", "W1 @", "W1.T @"), Slip("extra-transpose", "W2 @ A1", "W2.T @ A1"),
    Slip("wrong-axis", "axis=1", "axis=0"), Slip("wrong-axis", "axis=0", "axis=1"),
    Slip("wrong-axis", "axis=1, keepdims=True", "axis=0"),
    Slip("elementwise-for-product", " @ ", " * "),
    Slip("product-for-elementwise", "A1 * D1", "A1 @ D1"),
    Slip("product-for-elementwise", "dA2 * (", "dA2 @ ("),
    Slip("wrong-sign", "- alpha", "+ alpha"), Slip("wrong-sign", "A3 - Y", "Y - A3"),
    Slip("wrong-sign", "-sum", "sum"), Slip("wrong-sign", "-(Y", "(Y"),
    Slip("wrong-sign", "(1 - A2", "(1 + A2", in: "dZ"), Slip("wrong-sign", "exp(-", "exp("),
    Slip("wrong-sign", "(1 - A1", "(1 + A1", in: "dZ"), Slip("wrong-sign", "- mu2)", "+ mu2)"),
    Slip("missing-learning-rate", "alpha * ", ""),
    Slip("missing-one-minus-beta", "(1 - momentum_beta) * ", ""),
    Slip("missing-one-minus-beta", "(1 - adam_beta1) * ", ""),
    Slip("missing-one-minus-beta", "(1 - adam_beta2) * ", ""),
    Slip("missing-one-minus-beta", "(1 - rmsprop_beta) * ", ""),
    Slip("missing-one-minus-beta", "(1 - bn_momentum) * ", ""),
    Slip("wrong-hyperparameter", "(1 - momentum_beta)", "alpha"),
    Slip("wrong-hyperparameter", "(1 - adam_beta1)", "alpha"),
    Slip("wrong-hyperparameter", "(1 - rmsprop_beta)", "alpha"),
    Slip("wrong-hyperparameter", "lambda ", "alpha "),
    Slip("wrong-hyperparameter", "adam_epsilon", "bn_epsilon"),
    Slip("wrong-layer", "/ keep_prob2", "/ keep_prob1"),
    Slip("beta-swapped", "adam_beta1", "adam_beta2"),
    Slip("missing-keep-prob", " / keep_prob1", ""), Slip("missing-keep-prob", " / keep_prob2", ""),
    Slip("extra-keep-prob", "/ keep_prob1", "* keep_prob1"),
    Slip("extra-keep-prob", "/ keep_prob2", "/ keep_prob2 ** 2"),
    Slip("keep-prob-swapped", "/ keep_prob1", "/ (1 - keep_prob1)"),
    Slip("keep-prob-swapped", "/ keep_prob2", "/ (1 - keep_prob2)"),
    Slip("missing-mask", " * D1", ""), Slip("missing-mask", " * D2", ""),
    Slip("missing-mask", "A1_drop", "A1", in: "dW2"),
    Slip("missing-mask", "A2_drop", "A2", in: "dW3"),
    Slip("missing-mask", "A1_drop", "A1", in: "Z2"),
    Slip("missing-mask", "A2_drop", "A2", in: "Z3"),
    Slip("missing-square", "dW1 ** 2", "dW1"), Slip("missing-square", "dW3 ** 2", "dW3"),
    Slip("missing-square", "db2 ** 2", "db2"), Slip("missing-square", "A2 ** 2", "A2"),
    Slip("missing-square", "A1 ** 2", "A1"), Slip("missing-square", "Y) ** 2", "Y)"),
    Slip("missing-square", "W2 ** 2", "W2"), Slip("missing-root", "sqrt(", "("),
    Slip("epsilon-inside-root", ") + adam_epsilon", " + adam_epsilon)"),
    Slip("epsilon-inside-root", ") + rmsprop_epsilon", " + rmsprop_epsilon)"),
    Slip("epsilon-outside-root", "sqrt(var2 + bn_epsilon)", "(sqrt(var2) + bn_epsilon)"),
    Slip("missing-epsilon", " + adam_epsilon", ""), Slip("missing-epsilon", " + bn_epsilon", ""),
    Slip("missing-epsilon", " + rmsprop_epsilon", ""),
    Slip("missing-bias-correction", "W1_corrected", "W1"),
    Slip("missing-bias-correction", "W2_corrected", "W2"),
    Slip("missing-bias-correction", "b1_corrected", "b1"),
    Slip("missing-bias-correction", " / (1 - adam_beta1 ** t)", ""),
    Slip("missing-bias-correction", " / (1 - momentum_beta ** t)", ""),
    Slip("extra-bias-correction", "vdW1_corrected", "vdW1_corrected / (1 - adam_beta1 ** t)"),
    Slip("extra-bias-correction", "vdW2_corrected", "vdW2_corrected / (1 - momentum_beta ** t)"),
    Slip("wrong-step-count", " ** t", ""), Slip("wrong-step-count", "** t", "** (t + 1)"),
    Slip("wrong-step-count", "** t", "** (t - 1)"), Slip("wrong-step-count", "** t", "** epoch"),
    Slip("missing-bias", " + b1", ""), Slip("missing-bias", " + b2", ""),
    Slip("missing-bias", " + b3", ""), Slip("missing-bias", " + beta2", ""),
    Slip("wrong-layer", "A1.T", "X.T"), Slip("wrong-layer", "W2 @ A1 ", "W2 @ A2 "),
    Slip("wrong-layer", "A2.T", "A1.T"), Slip("wrong-layer", "W3.T", "W2.T"),
    Slip("missing-activation-derivative", " * (Z1 > 0)", "", in: "dZ"),
    Slip("missing-activation-derivative", " * (Z2 > 0)", ""),
    Slip("missing-activation-derivative", " * (1 - A2 ** 2)", ""),
    Slip("missing-activation-derivative", " * (1 - A1 ** 2)", ""),
    Slip("missing-activation-derivative", " * A1 * (1 - A1)", ""),
    Slip("missing-activation-derivative", " * A2 * (1 - A2)", ""),
    Slip("wrong-activation-derivative", "(Z1 > 0)", "(1 - A1 ** 2)", in: "dZ"),
    Slip("wrong-activation-derivative", "(1 - A2 ** 2)", "A2 * (1 - A2)"),
    Slip("wrong-activation-derivative", "A1 * (1 - A1)", "(1 - A1 ** 2)"),
    Slip("wrong-activation-derivative", "(1 - A1 ** 2)", "(Z1 > 0)"),
    Slip("wrong-activation-derivative", "A2 * (1 - A2)", "(Z2 > 0)"),
    Slip("wrong-mask", "(Z1 > 0)", "(dA1 > 0)", in: "dZ"),
    Slip("wrong-mask", "(Z2 > 0)", "(dA2 > 0)"),
    Slip("wrong-mask", "(Ztilde2 > 0)", "(dA2 > 0)"),
    Slip("derivative-at-activation", "(1 - A2 ** 2)", "(1 - tanh(A2) ** 2)"),
    Slip("derivative-at-activation", "(1 - A1 ** 2)", "(1 - tanh(A1) ** 2)"),
    Slip("derivative-at-activation", "A1 * (1 - A1)", "sigmoid(A1) * (1 - sigmoid(A1))"),
    Slip("extra-activation-derivative", "A3 - Y", "(A3 - Y) * A3 * (1 - A3)", in: "dZ"),
    Slip("extra-activation-derivative", "(1 - A1 ** 2)", "(1 - A1 ** 2) ** 2"),
    Slip("extra-activation-derivative", "A2 * (1 - A2)", "A2 * (1 - A2) * A2 * (1 - A2)"),
    Slip("constant-statistics", " - mean(dZnorm2, axis=1, keepdims=True)", ""),
    Slip(
      "constant-statistics", " - Znorm2 * mean(dZnorm2 * Znorm2, axis=1, keepdims=True)", ""),
    Slip("missing-regularization", " + lambda / m * W3", ""),
    Slip("missing-regularization", " + lambda / m * W2", ""),
    Slip("missing-regularization", " + lambda1 / m * sign(W3)", ""),
    Slip("missing-regularization", " + sum(W3 ** 2)", ""),
    Slip("regularization-factor", "lambda / m", "lambda"),
    Slip("regularization-factor", "lambda / m", "lambda / (2 * m)"),
    Slip("regularization-factor", "lambda1 / m", "lambda1"),
    Slip("regularization-factor", "lambda / (2 * m)", "lambda / m"),
    Slip("wrong-penalty", "lambda / m * W3", "lambda / m * W3 ** 2"),
    Slip("wrong-penalty", "lambda / m * W2", "lambda / m * sum(W2)"),
    Slip("wrong-penalty", "lambda / m * W1", "lambda / m * sign(W1)"),
    Slip("wrong-penalty", "sign(W3)", "W3"), Slip("wrong-penalty", "sign(W1)", "abs(W1)"),
    Slip("half-the-loss", " + (1 - Y) * log(1 - A3)", ""),
    Slip("half-the-loss", "Y * log(A3) + ", "", in: "L"),
    Slip("wrong-loss", "-sum(Y * log(A3)", "1 / 2 * sum((A3 - Y) ** 2", in: "L"),
    Slip("missing-decay", "momentum_beta * vdW1 +", "vdW1 +"),
    Slip("missing-decay", "momentum_beta * vdb2 +", "vdb2 +"),
    Slip("missing-decay", "adam_beta1 * vdW1 +", "vdW1 +"),
    Slip("missing-decay", "adam_beta2 * sdW3 +", "sdW3 +"),
    Slip("missing-decay", "rmsprop_beta * sdW1 +", "sdW1 +"),
    Slip("beta-swapped", "+ (1 - momentum_beta) *", "+ momentum_beta *"),
    Slip("beta-swapped", "+ (1 - adam_beta2) *", "+ adam_beta2 *"),
    Slip("beta-swapped", "+ (1 - rmsprop_beta) *", "+ rmsprop_beta *"),
    Slip("extra-factor", "- alpha *", "- 2 * alpha *"),
    Slip("extra-factor", "- alpha *", "- alpha / 3 *"),
    Slip("wrong-activation", "Z1 * (Z1 > 0)", "tanh(Z1)", in: "A1"),
    Slip("wrong-activation", "1 / (1 + exp(-Z1))", "tanh(Z1)"),
    Slip("wrong-activation", "1 / (1 + exp(-Z2))", "Z2 * (Z2 > 0)"),
  ]
}

// MARK: - Making them

extension SlipCorpus {
  /// Every slip in every formula it can be made in, once and everywhere, in two spellings.
  static let single: [Case] = setups.indices.flatMap { setup in
    setups[setup].formulas.flatMap { line -> [Case] in
      let (tensor, formula) = Self.parts(line)
      return slips.filter { tensor.hasPrefix($0.tensor) }.flatMap { slip in
        Self.changes(formula, slip).flatMap(Self.spellings).map {
          Case(setup: setup, tensor: tensor, formula: $0, expected: [slip.name])
        }
      }
    }
  }

  /// Two different slips in one formula.
  static let double: [Case] = setups.indices.flatMap { setup in
    setups[setup].formulas.flatMap { line -> [Case] in
      let (tensor, formula) = Self.parts(line)
      let fitting = slips.filter { tensor.hasPrefix($0.tensor) && formula.contains($0.old) }
      return fitting.indices.dropLast().compactMap { index -> Case? in
        let (first, second) = (fitting[index], fitting[index + 1])
        guard first.name != second.name, !first.isNear(second),
          let one = Self.changes(formula, first).first, one.contains(second.old),
          let both = Self.changes(one, second).first
        else { return nil }
        return Case(
          setup: setup, tensor: tensor, formula: both, expected: [first.name, second.name])
      }
    }
  }

  private static func parts(_ line: String) -> (tensor: String, formula: String) {
    let parts = line.split(separator: " = ", maxSplits: 1)
    return (String(parts[0]), String(parts[1]))
  }

  /// The formula with the slip at each place alone, and at all of them.
  private static func changes(_ formula: String, _ slip: Slip) -> [String] {
    let ranges = formula.ranges(of: slip.old)
    let one = ranges.map { range in
      formula.replacingCharacters(in: range, with: slip.new)
    }
    return one + (ranges.count > 1 ? [formula.replacing(slip.old, with: slip.new)] : [])
  }

  /// As it stands, and as NumPy would have it with numbers for the usual settings.
  private static func spellings(_ formula: String) -> [String] {
    var other = formula
    for name in ["sum", "mean", "sqrt", "log", "exp", "tanh", "sign", "abs"] {
      other = other.replacing("\(name)(", with: "np.\(name)(")
    }
    for (name, number) in numbers { other = other.replacing(name, with: number) }
    return other == formula ? [formula] : [formula, other]
  }

  private static let numbers = [
    ("adam_beta1", "0.9"), ("adam_beta2", "0.999"), ("adam_epsilon", "1e-8"),
    ("rmsprop_epsilon", "1e-8"), ("bn_epsilon", "1e-5"),
  ]
}

extension SlipCorpus.Slip {
  /// Whether one slip changes what the other does, so that the two are another one.
  fileprivate func isNear(_ other: Self) -> Bool {
    let roots: Set = ["missing-root", "epsilon-inside-root"]
    let shares: Set = ["missing-decay", "beta-swapped", "missing-one-minus-beta"]
    if shares.isSuperset(of: [name, other.name]) || [name, other.name].contains("extra-factor") {
      return true
    }
    return roots.isSuperset(of: [name, other.name]) || old.contains(other.old)
      || other.old.contains(old) || new.contains(other.old)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
