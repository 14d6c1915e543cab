import Testing

/// Formulas as learners type them, each with what it must be called.
struct MistakeCase: CustomTestStringConvertible, Sendable {
  let setup: String
  let formula: String
  /// `right`, or identifiers in alphabetical order; empty where no mistake may be named.
  let expected: String

  var testDescription: String { "\(setup): \(formula)" }

  /// The runs the formulas are tried in, as scripts.
  static let setups = [
    "gd": """
    seed 3
    data moons n=20 seed=1
    net 5 relu, 4 tanh, 1 sigmoid
    set lr=0.1 l2=0.1 batch=8
    train 1 iteration
    oldW1 = W1
    step 2
    train 2 iterations
    """,
    "adam": """
    seed 4
    data blobs n=24 classes=3 seed=2
    net 6 sigmoid keep=0.8, 5 leakyrelu batchnorm, 3 softmax
    optimizer adam lr=0.01
    set batch=7 l1=0.05
    train 1 iteration
    oldvdW1 = vdW1
    train 2 iterations
    """,
    "momentum": """
    seed 5
    data circles n=15 seed=2
    net 4 tanh keep=0.7, 3 relu keep=0.5, 1 sigmoid
    optimizer momentum lr=0.1 corrected=true
    train 3 iterations
    """,
    "plain momentum": """
    seed 5
    data circles n=15 seed=2
    net 4 tanh, 1 sigmoid
    optimizer momentum lr=0.05 beta=0.8
    train 3 iterations
    """,
    "nesterov": """
    seed 5
    data circles n=15 seed=2
    net 4 tanh, 1 sigmoid
    optimizer nesterov lr=0.05
    train 3 iterations
    """,
    "adamw": """
    seed 4
    data moons n=12 seed=2
    net 3 tanh, 1 sigmoid
    optimizer adamw lr=0.01
    train 3 iterations
    """,
    "rmsprop": """
    seed 6
    data moons n=18 seed=2
    net 4 prelu, 1 linear
    optimizer rmsprop lr=0.01
    train 3 iterations
    """,
    "missing labels": """
    seed 7
    x = [[1, 2, 3, 4, 5, 6], [0, 1, 0, 1, 0, 1]]
    y = [[1, 0, 1, 0, 1, 0], [0, 1, 0, 0, 1, 1]]
    y[0, 1] = 0 / 0
    y[1, 4] = 0 / 0
    data from x y
    net 3 tanh, 2 sigmoid
    step 11
    """,
  ]

  static let all: [MistakeCase] = corpus.split(separator: "\n").compactMap { line in
    let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard parts.count == 3 else { return nil }
    return MistakeCase(setup: parts[0], formula: parts[1], expected: parts[2])
  }

  private static let corpus = """
    missing labels | dZ2 = where(isnan(Y), 0, A2 - Y) | right
    missing labels | dZ2 = (A2 - np.where(np.isnan(Y), A2, Y)) | right
    missing labels | dZ2 = A2 - Y | missing-labels
    missing labels | dZ2 = Y - A2 | missing-labels wrong-sign
    missing labels | L = -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2), axis=0, keepdims=True) | missing-labels
    missing labels | dW2 = (A2 - Y) @ A1.T / m | missing-labels
    missing labels | db2 = np.sum(dZ2, axis=1, keepdims=True) | missing-average
    gd | Z1 = W1 @ X + b1 | right
    gd | Z2 = np.dot(W2, A1) + b2 | right
    gd | A1 = np.maximum(0, Z1) | right
    gd | A1 = Z1 * (Z1 > 0) | right
    gd | A3 = 1 / (1 + np.exp(-Z3)) | right
    gd | dZ3 = dA3 * A3 * (1 - A3) | right
    gd | dZ3 = -(Y - A3) | right
    gd | dZ2 = np.multiply(dA2, 1 - np.power(A2, 2)) | right
    gd | dZ2 = W3.T @ dZ3 * (1 - np.tanh(Z2) ** 2) | right
    gd | dZ1 = dA1 * (A1 > 0) | right
    gd | dW2 = 1 / m * np.dot(dZ2, A1.T) + lambda * W2 / m | right
    gd | dW2 = (A1 @ dZ2.T).T / 4 + 0.1 / 4 * W2 | right
    gd | db2 = dZ2.mean(axis=1, keepdims=True) | right
    gd | W1 = W1 - 0.1 * dW1 | right
    gd | J = J_data + lambda / (2 * m) * (np.linalg.norm(W1)**2 + norm(W2)**2 + norm(W3)**2) | right
    gd | J_data = np.sum(L) / L.shape[1] | right
    adam | A3 = np.exp(Z3) / np.sum(np.exp(Z3), axis=0) | right
    adam | Znorm2 = (Z2 - mu2) / (var2 + 1e-5) ** 0.5 | right
    adam | W1 = W1 - alpha * vdW1 / (1 - 0.9 ** t) / (sqrt(sdW1 / (1 - 0.999 ** t)) + 1e-8) | right
    adam | vdW1 = vdW1 + 0.1 * (dW1 - vdW1) | right
    adam | dgamma2 = np.sum(dZtilde2 * Znorm2, axis=1, keepdims=True) / m | right
    adam | A1_drop = A1 / keep_prob1 * D1 | right

    gd | dW1 = dZ1 @ X.T + lambda / m * W1 | missing-average
    gd | db3 = np.sum(dZ3, axis=1, keepdims=True) | missing-average
    adam | dW3 = dZ3 @ A2.T + lambda1 / m * sign(W3) | missing-average
    momentum | dW2 = np.dot(dZ2, A1_drop.T) | missing-average
    gd | dZ3 = (A3 - Y) / m | extra-average
    gd | dW1 = dZ1 @ X.T / m / m + lambda / m * W1 | extra-average
    adam | dgamma2 = np.mean(dZtilde2 * Znorm2, axis=1, keepdims=True) / m | extra-average
    momentum | dA2 = W3.T @ dZ3 / m * D2 / keep_prob2 | extra-average
    gd | J_data = np.sum(L) | sum-instead-of-mean
    adam | dbeta2 = np.sum(dZtilde2, axis=1, keepdims=True) | sum-instead-of-mean
    adam | mu2 = np.sum(Z2, axis=1, keepdims=True) | sum-instead-of-mean
    gd | db2 = np.sum(dZ2, axis=0, keepdims=True) / m | wrong-axis
    adam | mu2 = np.mean(Z2, axis=0, keepdims=True) | wrong-axis
    rmsprop | db1 = np.sum(dZ1, keepdims=True) / m | wrong-axis
    adam | L = -np.sum(Y * np.log(A3), axis=1, keepdims=True) | wrong-axis
    gd | dW2 = dZ2 @ A1 / m + lambda / m * W2 | missing-transpose
    gd | dA1 = W2 @ dZ2 | missing-transpose
    momentum | dW3 = np.dot(dZ3, A2_drop) / m | missing-transpose
    gd | Z1 = W1.T @ X + b1 | extra-transpose
    rmsprop | Z1 = W1 @ X + b1.T | extra-transpose
    adam | dW3 = (dZ3 @ A2.T).T / m + lambda1 / m * sign(W3) | extra-transpose
    gd | dZ2 = dA2 | missing-activation-derivative
    gd | dZ1 = W2.T @ dZ2 | missing-activation-derivative
    adam | dZ1 = dA1 | missing-activation-derivative
    adam | dZtilde2 = dA2 | missing-activation-derivative
    gd | dZ2 = dA2 * A2 * (1 - A2) | wrong-activation-derivative
    gd | dZ1 = dA1 * (1 - A1 ** 2) | wrong-activation-derivative
    adam | dZ1 = dA1 * (1 - A1 ** 2) | wrong-activation-derivative
    momentum | dZ1 = dA1 * (1 - Z1 ** 2) | wrong-activation-derivative
    rmsprop | dZ1 = dA1 * (Z1 > 0) | wrong-activation-derivative
    gd | dZ3 = Y - A3 | wrong-sign
    gd | W2 = W2 + alpha * dW2 | wrong-sign
    adam | W1 = W1 + alpha * vdW1_corrected / (sqrt(sdW1_corrected) + adam_epsilon) | wrong-sign
    adam | L = np.sum(Y * np.log(A3), axis=0, keepdims=True) | wrong-sign
    momentum | dZ1 = dA1 * (1 + A1 ** 2) | wrong-sign
    momentum | A1_drop = A1 * D1 | missing-keep-prob
    momentum | dA2 = dA2_drop * D2 | missing-keep-prob
    adam | A1_drop = np.multiply(A1, D1) | missing-keep-prob
    adam | A1_drop = A1 * D1 / keep_prob1 ** 2 | extra-keep-prob
    momentum | dA1 = dA1_drop * D1 * keep_prob1 | extra-keep-prob
    momentum | Z2 = W2 @ A1_drop / keep_prob1 + b2 | extra-keep-prob
    momentum | A2_drop = A2 * D2 / keep_prob2 / keep_prob2 | extra-keep-prob
    adam | A1_drop = A1 / keep_prob1 | missing-mask
    momentum | dA2 = dA2_drop / keep_prob2 | missing-mask
    momentum | Z3 = W3 @ A2 + b3 | missing-mask
    gd | dW3 = dZ3 @ A2.T / m | missing-regularization
    gd | J = J_data | missing-regularization
    adam | dW3 = dZ3 @ A2.T / m | missing-regularization
    gd | dW3 = dZ3 @ A2.T / m + lambda / (2 * m) * W3 | regularization-factor
    gd | J_reg = lambda / m * (sum(W1 ** 2) + sum(W2 ** 2) + sum(W3 ** 2)) | regularization-factor
    adam | dW3 = dZ3 @ A2.T / m + lambda1 * sign(W3) | regularization-factor
    adam | W1 = W1 - alpha * vdW1 / (sqrt(sdW1_corrected) + adam_epsilon) | missing-bias-correction
    adam | sdW1_corrected = sdW1 | missing-bias-correction
    adam | vdW1 = (1 - adam_beta1) * dW1 | missing-old-average
    momentum | vdW2 = (1 - momentum_beta) * dW2 | missing-old-average
    momentum | W1 = W1 - alpha * vdW1 | missing-bias-correction
    adam | vdW1_corrected = vdW1 / (1 - adam_beta1 ** t) ** 2 | extra-bias-correction
    momentum | W1 = W1 - alpha * vdW1_corrected / (1 - momentum_beta ** t) | extra-bias-correction
    rmsprop | W1 = W1 - alpha * dW1 / (sqrt(sdW1 / (1 - rmsprop_beta ** t)) + rmsprop_epsilon) | extra-bias-correction
    adam | vdW1_corrected = vdW1 / (1 - adam_beta1 ** (t + 1)) | wrong-step-count
    adam | sdW1_corrected = sdW1 / (1 - adam_beta2) | wrong-step-count
    momentum | vdW2_corrected = vdW2 / (1 - momentum_beta ** (t - 1)) | wrong-step-count
    adam | W1 = W1 - alpha * vdW1_corrected / sqrt(sdW1_corrected + adam_epsilon) | epsilon-inside-root
    rmsprop | W1 = W1 - alpha * dW1 / np.sqrt(sdW1 + rmsprop_epsilon) | epsilon-inside-root
    adam | W1 = W1 - alpha * vdW1_corrected / (sdW1_corrected + adam_epsilon) | missing-root
    rmsprop | b2 = b2 - alpha * db2 / (sdb2 + rmsprop_epsilon) | missing-root
    adam | Znorm2 = (Z2 - mu2) / (var2 + bn_epsilon) | missing-root
    adam | sdW2 = adam_beta2 * sdW2 + (1 - adam_beta2) * dW2 | missing-square
    rmsprop | sdW1 = rmsprop_beta * sdW1 + (1 - rmsprop_beta) * dW1 | missing-square
    gd | dZ2 = dA2 * (1 - A2) | missing-square
    gd | Z1 = W1 * X + b1 | elementwise-for-product
    gd | dW2 = dZ2 * A1.T / m + lambda / m * W2 | elementwise-for-product
    momentum | dW1 = dZ1 * X.T / m | elementwise-for-product
    gd | dZ2 = dA2 @ (1 - A2 ** 2) | product-for-elementwise
    momentum | A1_drop = A1 @ D1 / keep_prob1 | product-for-elementwise
    gd | dW2 = dZ2 @ X.T / m + lambda / m * W2 | wrong-layer
    gd | Z2 = W2 @ X + b2 | wrong-layer
    adam | A1 = sigmoid(Z2) | wrong-layer
    momentum | dA1_drop = W1.T @ dZ1 | wrong-layer
    gd | Z1 = W1 @ X | missing-bias
    adam | Ztilde2 = gamma2 * Znorm2 | missing-bias
    adam | vdW1 = (1 - adam_beta1) * vdW1 + adam_beta1 * dW1 | beta-swapped
    rmsprop | sdW1 = 0.1 * sdW1 + 0.9 * dW1 ** 2 | beta-swapped
    adam | sdW1_corrected = sdW1 / (1 - adam_beta1 ** t) | beta-swapped
    gd | Z1 = oldW1 @ X + b1 | stale-parameter
    adam | vdW1 = adam_beta1 * oldvdW1 + (1 - adam_beta1) * dW1 | stale-parameter

    gd | dW2 = 2 * (dZ2 @ A1.T / m + lambda / m * W2) | extra-factor
    gd | dZ3 = 2 * (A3 - Y) | extra-factor
    rmsprop | dZ2 = (A2 - Y) * 2 | extra-factor
    gd | W1 = W1 | missing-update
    adam | b1 = b1 | missing-update
    momentum | vdW1 = vdW1 + dW1 | missing-decay
    rmsprop | sdW1 = sdW1 + dW1 ** 2 | missing-decay
    adam | Znorm2 = (Z2 - mu2_avg) / np.sqrt(var2_avg + bn_epsilon) | running-statistics
    adam | Znorm2 = (Z2 - mu2_avg) / (var2_avg + bn_epsilon) ** 0.5 | running-statistics

    gd | dZ3 = A3 | labels-left-out
    gd | dW3 = A3 @ A2.T / m + lambda / m * W3 | labels-left-out
    gd | db3 = np.mean(A3, axis=1, keepdims=True) | labels-left-out
    gd | J_data = np.mean((A3 - Y) ** 2) | wrong-loss
    gd | L = (A3 - Y) ** 2 | wrong-loss
    gd | dA3 = A3 - Y | wrong-loss
    adam | dA3 = -(Y / A3) + (1 - Y) / (1 - A3) | wrong-loss
    momentum | W1 = W1 - alpha * dW1 | plain-gradient
    adam | b1 = b1 - 0.01 * db1 | plain-gradient
    adam | W1 = W1 - alpha * dW1 / (sqrt(sdW1_corrected) + adam_epsilon) | plain-gradient
    adam | W1 = W1 - alpha * vdW1_corrected | missing-root
    adamw | W1 = W1 - alpha * vdW1_corrected / (sqrt(sdW1_corrected) + 1e-8) | missing-regularization
    adam | Ztilde2 = Znorm2 + beta2 | missing-gamma
    adam | dZnorm2 = dZtilde2 | missing-gamma
    adam | dZ2 = (dZtilde2 - np.mean(dZtilde2, axis=1, keepdims=True) - Znorm2 * np.mean(dZtilde2 * Znorm2, axis=1, keepdims=True)) / np.sqrt(var2 + 1e-5) | missing-gamma
    adam | Ztilde2 = gamma2 * Z2 + beta2 | wrong-normalization
    adam | dgamma2 = np.mean(dZtilde2 * Z2, axis=1, keepdims=True) | wrong-normalization
    adam | dgamma2 = np.mean(dZtilde2 * Ztilde2, axis=1, keepdims=True) | wrong-normalization
    adam | A2 = leakyrelu(Z2) | wrong-normalization
    adam | A2 = np.maximum(0.01 * Znorm2, Znorm2) | wrong-normalization
    adam | dZ2 = dZtilde2 | wrong-normalization
    gd | dZ1 = dA1 * (Z1 < 0) | wrong-mask
    gd | dZ1 = dA1 * (Z1 > 0.1) | wrong-mask
    gd | dW2 = dZ2 @ A1.T / np.sqrt(m) + lambda / m * W2 | wrong-count
    gd | dW2 = dZ2 @ A1.T / m / 2 + lambda / m * W2 / 2 | extra-factor
    gd | dA1 = W2.T @ dZ2 / 4 | extra-factor
    gd | dZ3 = (A3 - Y) / 5 | extra-factor
    gd | Z1 = (W1 @ X + b1) / 2 | extra-factor
    gd | J_data = np.mean(L) / 2 | extra-factor
    gd | J_data = np.sum(L) / 2 | wrong-count
    gd | dZ2 = dA2 * A1[0] |
    gd | dZ1 = dA1 * np.exp(Z1) |
    gd | dZ1 = dA1 * X[0] |
    gd | dZ1 = dA1 * A1 | activation-for-derivative
    gd | dZ1 = dA1 * Z1 |
    gd | dZ1 = dA1 * np.where(Z1 > 0, 1, 0.5) |
    adam | dZtilde2 = dA2 * np.where(Ztilde2 > 0, 1, 0.1) | wrong-hyperparameter
    adam | A2 = np.where(Ztilde2 > 0, Ztilde2, 0.2 * Ztilde2) | wrong-hyperparameter
    plain momentum | vdW1 = 0.9 * vdW1 + 0.1 * dW1 | wrong-hyperparameter
    plain momentum | vdW1 = 0.8 * vdW1 + 0.2 * dW1 | right
    plain momentum | vdW1 = (8 * vdW1 + 2 * dW1) / 10 | right
    plain momentum | vdW1 = momentum_beta * vdW1 + 0.1 * dW1 | wrong-hyperparameter
    plain momentum | W1 = W1 - 0.1 * vdW1 | wrong-hyperparameter
    plain momentum | W1 = W1 - alpha * (momentum_beta * vdW1 + (1 - momentum_beta) * dW1) | wrong-optimizer
    nesterov | W1 = W1 - alpha * vdW1 | wrong-optimizer
    nesterov | vdW1 = vdW1 + (1 - nesterov_beta) * dW1 | missing-decay
    momentum | vdW1 = vdW1 + (1 - momentum_beta) * dW1 | missing-decay
    momentum | vdW1 = vdW1 + 0.1 * dW1 | missing-decay
    adam | vdW1 = vdW1 + 0.1 * dW1 | missing-decay
    adam | sdW1 = sdW1 + 0.001 * dW1 ** 2 | missing-decay
    rmsprop | sdW1 = sdW1 + (1 - rmsprop_beta) * dW1 ** 2 | missing-decay
    momentum | vdW1 = 0.9 * vdW1 + 0.9 * dW1 | beta-swapped
    adam | sdW1 = (1 - adam_beta2) * sdW1 + (1 - adam_beta2) * dW1 ** 2 | beta-swapped
    gd | W2 = W2 - 2 * alpha * dW2 | extra-factor
    momentum | W1 = W1 - alpha / 2 * vdW1_corrected | extra-factor
    adam | W1 = W1 - 3 * alpha * vdW1_corrected / (np.sqrt(sdW1_corrected) + 1e-8) | extra-factor
    gd | A1 = sigmoid(Z1) | wrong-activation
    adam | A2 = np.maximum(0, Ztilde2) | wrong-activation
    rmsprop | A1 = np.maximum(0, Z1) | wrong-activation
    gd | A1 = np.abs(Z1) | wrong-activation
    gd | A1 = np.where(Z1 > 0, 1, 0) | wrong-activation
    gd | dZ1 = np.where(Z1 > 0, 1, 0) | missing-gradient
    gd | dZ1 = dA1 * relu(Z1) | activation-for-derivative
    gd | dZ1 = W2.T @ dZ2 * A1 | activation-for-derivative
    gd | dZ2 = 1 - A2 ** 2 | missing-gradient
    gd | Z1 = X @ W1 + b1 | factors-exchanged
    gd | dA1 = dZ2 @ W2.T | factors-exchanged
    adam | Znorm2 = (Z2 - np.mean(Z2, axis=1)) / np.sqrt(var2 + bn_epsilon) | missing-keepdims
    adam | Znorm2 = (Z2 - mu2) / np.sqrt(np.var(Z2, axis=1) + bn_epsilon) | missing-keepdims
    adam | Ztilde2 = gamma2 * (Z2 - np.mean(Z2)) / np.sqrt(np.var(Z2, axis=1, keepdims=True) + bn_epsilon) + beta2 | wrong-axis
    adam | Ztilde2 = gamma2 * Z2 / np.sqrt(var2 + bn_epsilon) + beta2 | wrong-normalization
    adam | vdW1_corrected = vdW1 / (1 - adam_beta1 * t) | wrong-step-count

    gd | dW2 = dZ2 @ A1.T | missing-average missing-regularization
    gd | db2 = np.sum(dZ2, axis=1, keepdims=True) / m + lambda / m * b2 | extra-regularization
    gd | db1 = 1 / m * (np.sum(dZ1, axis=1, keepdims=True) + lambda * b1) | extra-regularization
    adam | sdW1 = 0.999 * sdW1 + 0.001 * dW1 ** 4 | extra-square
    adam | sdW2 = adam_beta2 * sdW2 + (1 - adam_beta2) * (dW2 ** 2) ** 2 | extra-square
    adamw | W1 = (W1 - alpha * vdW1_corrected / (np.sqrt(sdW1_corrected) + 1e-8)) * (1 - alpha * adamw_weight_decay) | decay-after-step
    adamw | W2 = (1 - alpha * adamw_weight_decay) * (W2 - alpha * vdW2_corrected / (np.sqrt(sdW2_corrected) + 1e-8)) | decay-after-step
    gd | dW2 = dZ2 @ A1 / m | missing-regularization missing-transpose
    momentum | A1_drop = A1 | missing-keep-prob missing-mask
    adam | W1 = W1 + alpha * vdW1_corrected / (sdW1_corrected + adam_epsilon) | missing-root wrong-sign
    gd | dZ2 = -dA2 | missing-activation-derivative wrong-sign
    """
}
