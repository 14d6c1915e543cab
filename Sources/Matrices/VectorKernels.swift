// swift-format-ignore-file
// Written by scripts/kernels from the definitions in CVectorMath/Loops; not to be edited.
import CVectorMath

/// The element-wise kernels, reductions, products and updates of `CVectorMath`, in both precisions.
///
/// Arrays are columns of `rows` numbers, or plain runs of `n`. An output may be the very array of
/// an input, but for the products. Scalars are `Double` in both precisions. The rounding and the
/// order of summation are documented beside the C definitions.
public protocol VectorKernels {
  /// An array that is read.
  typealias Input = UnsafePointer<Self>
  /// An array that is written, and read first where the formula names it on the right.
  typealias Output = UnsafeMutablePointer<Self>

  /// y = exp(x), within 2 ulp
  static func exp(_ n: Int, _ x: Input, _ y: Output)
  /// y = log(x), within 2 ulp; log(0) = -inf, NaN below 0
  static func log(_ n: Int, _ x: Input, _ y: Output)
  /// y = y + factor * x
  static func addScaled(_ n: Int, _ factor: Double, _ x: Input, _ y: Output)
  /// y = y + factor * sign(x), with sign(0) = 0 and sign(NaN) = NaN: the gradient of L1
  static func addScaledSign(_ n: Int, _ factor: Double, _ x: Input, _ y: Output)
  /// y = a * y + b * x: a running average
  static func blend(_ n: Int, _ a: Double, _ b: Double, _ x: Input, _ y: Output)
  /// out = A * D / keep: inverted dropout, forwards and (with dA for A) backwards
  static func dropout(_ n: Int, _ keep: Double, _ D: Input, _ A: Input, _ out: Output)
  /// sum of x
  static func sum(_ n: Int, _ x: Input) -> Self
  /// sum of x * x
  static func sumOfSquares(_ n: Int, _ x: Input) -> Self
  /// sum of |x|
  static func sumOfAbsolutes(_ n: Int, _ x: Input) -> Self
  /// out = the least and the greatest finite element (inf and -inf where there is none), then how many
  /// are 0, NaN, infinite
  static func survey(_ n: Int, _ x: Input, _ out: UnsafeMutablePointer<Double>)
  /// out[r] = scale * sum of row r
  static func rowSums(_ rows: Int, _ columns: Int, _ scale: Double, _ X: Input, _ out: Output)
  /// y = tanh(x), within 2 ulp
  static func tanh(_ n: Int, _ x: Input, _ y: Output)
  /// y = 1 / (1 + exp(-x)), within 2 ulp for every x
  static func sigmoid(_ n: Int, _ x: Input, _ y: Output)
  /// y = x where x > 0, else 0; NaN stays NaN
  static func relu(_ n: Int, _ x: Input, _ y: Output)
  /// y = x where x > 0, else slope * x
  static func leakyRelu(_ n: Int, _ slope: Double, _ x: Input, _ y: Output)
  /// A = Z where Z > 0, else slope * Z, with a slope for each row
  static func prelu(_ rows: Int, _ columns: Int, _ slope: Input, _ Z: Input, _ A: Output)
  /// A = exp(Z - max) / sum(exp(Z - max)) over each column
  static func softmax(_ rows: Int, _ columns: Int, _ Z: Input, _ A: Output)
  /// A = Z * Phi(Z), Phi(Z) = (1 + erf(Z / sqrt(2))) / 2, with all its digits for Z < 0 too
  static func gelu(_ n: Int, _ Z: Input, _ A: Output)
  /// A = Z * sigmoid(Z)
  static func silu(_ n: Int, _ Z: Input, _ A: Output)
  /// A = Z where Z > 0, else slope * (exp(Z) - 1)
  static func elu(_ n: Int, _ slope: Double, _ Z: Input, _ A: Output)
  /// A = log(1 + exp(Z)), as max(Z, 0) + log(1 + exp(-|Z|)): no overflow
  static func softplus(_ n: Int, _ Z: Input, _ A: Output)
  /// dZ = dA where Z > 0, else 0
  static func reluBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output)
  /// dZ = dA where Z > 0, else dA * slope
  static func leakyReluBackward(_ n: Int, _ slope: Double, _ dA: Input, _ Z: Input, _ dZ: Output)
  /// dZ = dA where Z > 0, else dA * slope, with a slope for each row
  static func preluBackward(_ rows: Int, _ columns: Int, _ slope: Input, _ dA: Input, _ Z: Input, _ dZ: Output)
  /// dslope[r] = scale * sum over columns of dA * Z where Z <= 0; scale is 1/m
  static func preluSlopeGradient(_ rows: Int, _ columns: Int, _ scale: Double, _ dA: Input, _ Z: Input, _ dslope: Output)
  /// dZ = dA * (1 - A * A)
  static func tanhBackward(_ n: Int, _ dA: Input, _ A: Input, _ dZ: Output)
  /// dZ = dA * A * (1 - A)
  static func sigmoidBackward(_ n: Int, _ dA: Input, _ A: Input, _ dZ: Output)
  /// dZ = A * (dA - sum(A * dA)) over each column
  static func softmaxBackward(_ rows: Int, _ columns: Int, _ dA: Input, _ A: Input, _ dZ: Output)
  /// dZ = dA * (Phi(Z) + Z * exp(-Z * Z / 2) / sqrt(2 * pi))
  static func geluBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output)
  /// dZ = dA * sigmoid(Z) * (1 + Z * (1 - sigmoid(Z)))
  static func siluBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output)
  /// dZ = dA where Z > 0, else dA * slope * exp(Z)
  static func eluBackward(_ n: Int, _ slope: Double, _ dA: Input, _ Z: Input, _ dZ: Output)
  /// dZ = dA * sigmoid(Z)
  static func softplusBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output)
  /// L = -sum(Y * log(A) + (1 - Y) * log(1 - A)) over each column
  static func bceLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output)
  /// L = sum((A - Y) * (A - Y)) / 2 over each column
  static func squaredLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output)
  /// L = -sum(Y * log(A)) over each column
  static func ceLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output)
  /// L = sum(max(Z, 0) - Z * Y + log(1 + exp(-|Z|))) over each column
  static func bceLossFromZ(_ rows: Int, _ columns: Int, _ Z: Input, _ Y: Input, _ L: Output)
  /// L = sum(Y * (max(Z) - Z + log(sum(exp(Z - max(Z)))))) over each column
  static func ceLossFromZ(_ rows: Int, _ columns: Int, _ Z: Input, _ Y: Input, _ L: Output)
  /// dA = (1 - Y) / (1 - A) - Y / A
  static func bceBackward(_ n: Int, _ A: Input, _ Y: Input, _ dA: Output)
  /// dA = -Y / A
  static func ceBackward(_ n: Int, _ A: Input, _ Y: Input, _ dA: Output)
  /// dZ = A - Y: also the squared loss's dA
  static func error(_ n: Int, _ A: Input, _ Y: Input, _ dZ: Output)
  /// Znorm = (Z - mean) / sqrt(variance + epsilon); Ztilde = gamma * Znorm + beta, with given averages
  static func batchNormEvaluate(_ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ beta: Input, _ mean: Input, _ variance: Input, _ Z: Input, _ Znorm: Output, _ Ztilde: Output)
  /// mean and biased variance of each row; Znorm = (Z - mean) / sqrt(variance + epsilon);
  /// Ztilde = gamma * Znorm + beta
  static func batchNorm(_ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ beta: Input, _ Z: Input, _ mean: Output, _ variance: Output, _ Znorm: Output, _ Ztilde: Output)
  /// dgamma = mean(dZtilde * Znorm); dbeta = mean(dZtilde); dZnorm = dZtilde * gamma;
  /// dZ = (dZnorm - mean(dZnorm) - Znorm * mean(dZnorm * Znorm)) / sqrt(variance + epsilon)
  static func batchNormBackward(_ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ variance: Input, _ Znorm: Input, _ dZtilde: Input, _ dgamma: Output, _ dbeta: Output, _ dZnorm: Output, _ dZ: Output)
  /// W = W - alpha * dW
  static func gradientDescent(_ n: Int, _ alpha: Double, _ dW: Input, _ W: Output)
  /// v = beta * v + (1 - beta) * dW; W = W - alpha * v
  static func momentum(_ n: Int, _ alpha: Double, _ beta: Double, _ dW: Input, _ v: Output, _ W: Output)
  /// v = beta * v + (1 - beta) * dW; v_corrected = v / correction; W = W - alpha * v_corrected
  static func momentumCorrected(_ n: Int, _ alpha: Double, _ beta: Double, _ correction: Double, _ dW: Input, _ v: Output, _ v_corrected: Output, _ W: Output)
  /// s = beta * s + (1 - beta) * dW * dW; W = W - alpha * dW / (sqrt(s) + epsilon)
  static func rmsprop(_ n: Int, _ alpha: Double, _ beta: Double, _ epsilon: Double, _ dW: Input, _ s: Output, _ W: Output)
  /// v = beta1 * v + (1 - beta1) * dW; s = beta2 * s + (1 - beta2) * dW * dW;
  /// v_corrected = v / correction1; s_corrected = s / correction2;
  /// W = W - alpha * v_corrected / (sqrt(s_corrected) + epsilon)
  static func adam(_ n: Int, _ alpha: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ correction1: Double, _ correction2: Double, _ dW: Input, _ v: Output, _ s: Output, _ v_corrected: Output, _ s_corrected: Output, _ W: Output)
  /// v = beta * v + (1 - beta) * dW; W = W - alpha * (beta * v + (1 - beta) * dW)
  static func nesterov(_ n: Int, _ alpha: Double, _ beta: Double, _ dW: Input, _ v: Output, _ W: Output)
  /// s = s + dW * dW; W = W - alpha * dW / (sqrt(s) + epsilon)
  static func adagrad(_ n: Int, _ alpha: Double, _ epsilon: Double, _ dW: Input, _ s: Output, _ W: Output)
  /// v, s and their corrected values as adam's; W = W - alpha * v_corrected / (sqrt(s_corrected) +
  /// epsilon) - alpha * decay * W
  static func adamw(_ n: Int, _ alpha: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ decay: Double, _ correction1: Double, _ correction2: Double, _ dW: Input, _ v: Output, _ s: Output, _ v_corrected: Output, _ s_corrected: Output, _ W: Output)
  /// C = A * B + bias in each column; A is rows x inner, B inner x columns; bias may be null; with
  /// `relu` C = relu of that, as the kernel of that name
  static func multiply(_ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input, bias: Input?, relu: Bool, _ C: Output)
  /// C = transpose(A) * B; A is inner x rows, B inner x columns; with a gate, which may be null,
  /// C = relu_backward of that and the gate, rows x columns
  static func multiplyTransposed(_ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input, gate: Input?, _ C: Output)
  /// C = scale * A * transpose(B) for C's columns from `from` up to, but without, `to`; A is rows x
  /// inner, B columns x inner; B and C are the whole matrices
  static func multiplyByTransposedColumns(_ rows: Int, _ inner: Int, _ columns: Int, _ from: Int, _ to: Int, _ scale: Double, _ A: Input, _ B: Input, _ C: Output)
  /// C = scale * A * transpose(B); A is rows x inner, B columns x inner
  static func multiplyByTransposed(_ rows: Int, _ inner: Int, _ columns: Int, _ scale: Double, _ A: Input, _ B: Input, _ C: Output)
  /// B = A transposed, A (rows, columns)
  static func transpose(_ rows: Int, _ columns: Int, _ A: Input, _ B: Output)
  /// The state's next 624 words, in place.
  static func twist(_ words: UnsafeMutablePointer<UInt32>)
  /// D = 1 where a uniform number is below p, else 0: `n` numbers, drawn one after another as
  /// (a * 2^26 + b) / 2^53 from two words' upper 27 and 26 bits. `next` counts the state's words used.
  static func bernoulli(_ n: Int, _ p: Double, _ words: UnsafeMutablePointer<UInt32>, _ next: inout Int, _ D: Output)
}

extension Double: VectorKernels {
  public static func exp(_ n: Int, _ x: Input, _ y: Output) {
    bk_exp_f64(n, x, y)
  }
  public static func log(_ n: Int, _ x: Input, _ y: Output) {
    bk_log_f64(n, x, y)
  }
  public static func addScaled(_ n: Int, _ factor: Double, _ x: Input, _ y: Output) {
    bk_add_scaled_f64(n, factor, x, y)
  }
  public static func addScaledSign(_ n: Int, _ factor: Double, _ x: Input, _ y: Output) {
    bk_add_scaled_sign_f64(n, factor, x, y)
  }
  public static func blend(_ n: Int, _ a: Double, _ b: Double, _ x: Input, _ y: Output) {
    bk_blend_f64(n, a, b, x, y)
  }
  public static func dropout(_ n: Int, _ keep: Double, _ D: Input, _ A: Input, _ out: Output) {
    bk_dropout_f64(n, keep, D, A, out)
  }
  public static func sum(_ n: Int, _ x: Input) -> Self {
    bk_sum_f64(n, x)
  }
  public static func sumOfSquares(_ n: Int, _ x: Input) -> Self {
    bk_sum_of_squares_f64(n, x)
  }
  public static func sumOfAbsolutes(_ n: Int, _ x: Input) -> Self {
    bk_sum_of_absolutes_f64(n, x)
  }
  public static func survey(_ n: Int, _ x: Input, _ out: UnsafeMutablePointer<Double>) {
    bk_survey_f64(n, x, out)
  }
  public static func rowSums(_ rows: Int, _ columns: Int, _ scale: Double, _ X: Input, _ out: Output) {
    bk_row_sums_f64(rows, columns, scale, X, out)
  }
  public static func tanh(_ n: Int, _ x: Input, _ y: Output) {
    bk_tanh_f64(n, x, y)
  }
  public static func sigmoid(_ n: Int, _ x: Input, _ y: Output) {
    bk_sigmoid_f64(n, x, y)
  }
  public static func relu(_ n: Int, _ x: Input, _ y: Output) {
    bk_relu_f64(n, x, y)
  }
  public static func leakyRelu(_ n: Int, _ slope: Double, _ x: Input, _ y: Output) {
    bk_leaky_relu_f64(n, slope, x, y)
  }
  public static func prelu(_ rows: Int, _ columns: Int, _ slope: Input, _ Z: Input, _ A: Output) {
    bk_prelu_f64(rows, columns, slope, Z, A)
  }
  public static func softmax(_ rows: Int, _ columns: Int, _ Z: Input, _ A: Output) {
    bk_softmax_f64(rows, columns, Z, A)
  }
  public static func gelu(_ n: Int, _ Z: Input, _ A: Output) {
    bk_gelu_f64(n, Z, A)
  }
  public static func silu(_ n: Int, _ Z: Input, _ A: Output) {
    bk_silu_f64(n, Z, A)
  }
  public static func elu(_ n: Int, _ slope: Double, _ Z: Input, _ A: Output) {
    bk_elu_f64(n, slope, Z, A)
  }
  public static func softplus(_ n: Int, _ Z: Input, _ A: Output) {
    bk_softplus_f64(n, Z, A)
  }
  public static func reluBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_relu_backward_f64(n, dA, Z, dZ)
  }
  public static func leakyReluBackward(_ n: Int, _ slope: Double, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_leaky_relu_backward_f64(n, slope, dA, Z, dZ)
  }
  public static func preluBackward(_ rows: Int, _ columns: Int, _ slope: Input, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_prelu_backward_f64(rows, columns, slope, dA, Z, dZ)
  }
  public static func preluSlopeGradient(_ rows: Int, _ columns: Int, _ scale: Double, _ dA: Input, _ Z: Input, _ dslope: Output) {
    bk_prelu_slope_gradient_f64(rows, columns, scale, dA, Z, dslope)
  }
  public static func tanhBackward(_ n: Int, _ dA: Input, _ A: Input, _ dZ: Output) {
    bk_tanh_backward_f64(n, dA, A, dZ)
  }
  public static func sigmoidBackward(_ n: Int, _ dA: Input, _ A: Input, _ dZ: Output) {
    bk_sigmoid_backward_f64(n, dA, A, dZ)
  }
  public static func softmaxBackward(_ rows: Int, _ columns: Int, _ dA: Input, _ A: Input, _ dZ: Output) {
    bk_softmax_backward_f64(rows, columns, dA, A, dZ)
  }
  public static func geluBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_gelu_backward_f64(n, dA, Z, dZ)
  }
  public static func siluBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_silu_backward_f64(n, dA, Z, dZ)
  }
  public static func eluBackward(_ n: Int, _ slope: Double, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_elu_backward_f64(n, slope, dA, Z, dZ)
  }
  public static func softplusBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_softplus_backward_f64(n, dA, Z, dZ)
  }
  public static func bceLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output) {
    bk_bce_loss_f64(rows, columns, A, Y, L)
  }
  public static func squaredLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output) {
    bk_squared_loss_f64(rows, columns, A, Y, L)
  }
  public static func ceLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output) {
    bk_ce_loss_f64(rows, columns, A, Y, L)
  }
  public static func bceLossFromZ(_ rows: Int, _ columns: Int, _ Z: Input, _ Y: Input, _ L: Output) {
    bk_bce_loss_from_z_f64(rows, columns, Z, Y, L)
  }
  public static func ceLossFromZ(_ rows: Int, _ columns: Int, _ Z: Input, _ Y: Input, _ L: Output) {
    bk_ce_loss_from_z_f64(rows, columns, Z, Y, L)
  }
  public static func bceBackward(_ n: Int, _ A: Input, _ Y: Input, _ dA: Output) {
    bk_bce_backward_f64(n, A, Y, dA)
  }
  public static func ceBackward(_ n: Int, _ A: Input, _ Y: Input, _ dA: Output) {
    bk_ce_backward_f64(n, A, Y, dA)
  }
  public static func error(_ n: Int, _ A: Input, _ Y: Input, _ dZ: Output) {
    bk_error_f64(n, A, Y, dZ)
  }
  public static func batchNormEvaluate(_ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ beta: Input, _ mean: Input, _ variance: Input, _ Z: Input, _ Znorm: Output, _ Ztilde: Output) {
    bk_batch_norm_evaluate_f64(rows, columns, epsilon, gamma, beta, mean, variance, Z, Znorm, Ztilde)
  }
  public static func batchNorm(_ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ beta: Input, _ Z: Input, _ mean: Output, _ variance: Output, _ Znorm: Output, _ Ztilde: Output) {
    bk_batch_norm_f64(rows, columns, epsilon, gamma, beta, Z, mean, variance, Znorm, Ztilde)
  }
  public static func batchNormBackward(_ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ variance: Input, _ Znorm: Input, _ dZtilde: Input, _ dgamma: Output, _ dbeta: Output, _ dZnorm: Output, _ dZ: Output) {
    bk_batch_norm_backward_f64(rows, columns, epsilon, gamma, variance, Znorm, dZtilde, dgamma, dbeta, dZnorm, dZ)
  }
  public static func gradientDescent(_ n: Int, _ alpha: Double, _ dW: Input, _ W: Output) {
    bk_gradient_descent_f64(n, alpha, dW, W)
  }
  public static func momentum(_ n: Int, _ alpha: Double, _ beta: Double, _ dW: Input, _ v: Output, _ W: Output) {
    bk_momentum_f64(n, alpha, beta, dW, v, W)
  }
  public static func momentumCorrected(_ n: Int, _ alpha: Double, _ beta: Double, _ correction: Double, _ dW: Input, _ v: Output, _ v_corrected: Output, _ W: Output) {
    bk_momentum_corrected_f64(n, alpha, beta, correction, dW, v, v_corrected, W)
  }
  public static func rmsprop(_ n: Int, _ alpha: Double, _ beta: Double, _ epsilon: Double, _ dW: Input, _ s: Output, _ W: Output) {
    bk_rmsprop_f64(n, alpha, beta, epsilon, dW, s, W)
  }
  public static func adam(_ n: Int, _ alpha: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ correction1: Double, _ correction2: Double, _ dW: Input, _ v: Output, _ s: Output, _ v_corrected: Output, _ s_corrected: Output, _ W: Output) {
    bk_adam_f64(n, alpha, beta1, beta2, epsilon, correction1, correction2, dW, v, s, v_corrected, s_corrected, W)
  }
  public static func nesterov(_ n: Int, _ alpha: Double, _ beta: Double, _ dW: Input, _ v: Output, _ W: Output) {
    bk_nesterov_f64(n, alpha, beta, dW, v, W)
  }
  public static func adagrad(_ n: Int, _ alpha: Double, _ epsilon: Double, _ dW: Input, _ s: Output, _ W: Output) {
    bk_adagrad_f64(n, alpha, epsilon, dW, s, W)
  }
  public static func adamw(_ n: Int, _ alpha: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ decay: Double, _ correction1: Double, _ correction2: Double, _ dW: Input, _ v: Output, _ s: Output, _ v_corrected: Output, _ s_corrected: Output, _ W: Output) {
    bk_adamw_f64(n, alpha, beta1, beta2, epsilon, decay, correction1, correction2, dW, v, s, v_corrected, s_corrected, W)
  }
  public static func multiply(_ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input, bias: Input?, relu: Bool, _ C: Output) {
    bk_multiply_f64(rows, inner, columns, A, B, bias, relu ? 1 : 0, C)
  }
  public static func multiplyTransposed(_ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input, gate: Input?, _ C: Output) {
    bk_multiply_transposed_f64(rows, inner, columns, A, B, gate, C)
  }
  public static func multiplyByTransposedColumns(_ rows: Int, _ inner: Int, _ columns: Int, _ from: Int, _ to: Int, _ scale: Double, _ A: Input, _ B: Input, _ C: Output) {
    bk_multiply_by_transposed_columns_f64(rows, inner, columns, from, to, scale, A, B, C)
  }
  public static func multiplyByTransposed(_ rows: Int, _ inner: Int, _ columns: Int, _ scale: Double, _ A: Input, _ B: Input, _ C: Output) {
    bk_multiply_by_transposed_f64(rows, inner, columns, scale, A, B, C)
  }
  public static func transpose(_ rows: Int, _ columns: Int, _ A: Input, _ B: Output) {
    bk_transpose_f64(rows, columns, A, B)
  }
  public static func twist(_ words: UnsafeMutablePointer<UInt32>) {
    bk_twist_f64(words)
  }
  public static func bernoulli(_ n: Int, _ p: Double, _ words: UnsafeMutablePointer<UInt32>, _ next: inout Int, _ D: Output) {
    bk_bernoulli_f64(n, p, words, &next, D)
  }
}

extension Float: VectorKernels {
  public static func exp(_ n: Int, _ x: Input, _ y: Output) {
    bk_exp_f32(n, x, y)
  }
  public static func log(_ n: Int, _ x: Input, _ y: Output) {
    bk_log_f32(n, x, y)
  }
  public static func addScaled(_ n: Int, _ factor: Double, _ x: Input, _ y: Output) {
    bk_add_scaled_f32(n, factor, x, y)
  }
  public static func addScaledSign(_ n: Int, _ factor: Double, _ x: Input, _ y: Output) {
    bk_add_scaled_sign_f32(n, factor, x, y)
  }
  public static func blend(_ n: Int, _ a: Double, _ b: Double, _ x: Input, _ y: Output) {
    bk_blend_f32(n, a, b, x, y)
  }
  public static func dropout(_ n: Int, _ keep: Double, _ D: Input, _ A: Input, _ out: Output) {
    bk_dropout_f32(n, keep, D, A, out)
  }
  public static func sum(_ n: Int, _ x: Input) -> Self {
    bk_sum_f32(n, x)
  }
  public static func sumOfSquares(_ n: Int, _ x: Input) -> Self {
    bk_sum_of_squares_f32(n, x)
  }
  public static func sumOfAbsolutes(_ n: Int, _ x: Input) -> Self {
    bk_sum_of_absolutes_f32(n, x)
  }
  public static func survey(_ n: Int, _ x: Input, _ out: UnsafeMutablePointer<Double>) {
    bk_survey_f32(n, x, out)
  }
  public static func rowSums(_ rows: Int, _ columns: Int, _ scale: Double, _ X: Input, _ out: Output) {
    bk_row_sums_f32(rows, columns, scale, X, out)
  }
  public static func tanh(_ n: Int, _ x: Input, _ y: Output) {
    bk_tanh_f32(n, x, y)
  }
  public static func sigmoid(_ n: Int, _ x: Input, _ y: Output) {
    bk_sigmoid_f32(n, x, y)
  }
  public static func relu(_ n: Int, _ x: Input, _ y: Output) {
    bk_relu_f32(n, x, y)
  }
  public static func leakyRelu(_ n: Int, _ slope: Double, _ x: Input, _ y: Output) {
    bk_leaky_relu_f32(n, slope, x, y)
  }
  public static func prelu(_ rows: Int, _ columns: Int, _ slope: Input, _ Z: Input, _ A: Output) {
    bk_prelu_f32(rows, columns, slope, Z, A)
  }
  public static func softmax(_ rows: Int, _ columns: Int, _ Z: Input, _ A: Output) {
    bk_softmax_f32(rows, columns, Z, A)
  }
  public static func gelu(_ n: Int, _ Z: Input, _ A: Output) {
    bk_gelu_f32(n, Z, A)
  }
  public static func silu(_ n: Int, _ Z: Input, _ A: Output) {
    bk_silu_f32(n, Z, A)
  }
  public static func elu(_ n: Int, _ slope: Double, _ Z: Input, _ A: Output) {
    bk_elu_f32(n, slope, Z, A)
  }
  public static func softplus(_ n: Int, _ Z: Input, _ A: Output) {
    bk_softplus_f32(n, Z, A)
  }
  public static func reluBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_relu_backward_f32(n, dA, Z, dZ)
  }
  public static func leakyReluBackward(_ n: Int, _ slope: Double, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_leaky_relu_backward_f32(n, slope, dA, Z, dZ)
  }
  public static func preluBackward(_ rows: Int, _ columns: Int, _ slope: Input, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_prelu_backward_f32(rows, columns, slope, dA, Z, dZ)
  }
  public static func preluSlopeGradient(_ rows: Int, _ columns: Int, _ scale: Double, _ dA: Input, _ Z: Input, _ dslope: Output) {
    bk_prelu_slope_gradient_f32(rows, columns, scale, dA, Z, dslope)
  }
  public static func tanhBackward(_ n: Int, _ dA: Input, _ A: Input, _ dZ: Output) {
    bk_tanh_backward_f32(n, dA, A, dZ)
  }
  public static func sigmoidBackward(_ n: Int, _ dA: Input, _ A: Input, _ dZ: Output) {
    bk_sigmoid_backward_f32(n, dA, A, dZ)
  }
  public static func softmaxBackward(_ rows: Int, _ columns: Int, _ dA: Input, _ A: Input, _ dZ: Output) {
    bk_softmax_backward_f32(rows, columns, dA, A, dZ)
  }
  public static func geluBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_gelu_backward_f32(n, dA, Z, dZ)
  }
  public static func siluBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_silu_backward_f32(n, dA, Z, dZ)
  }
  public static func eluBackward(_ n: Int, _ slope: Double, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_elu_backward_f32(n, slope, dA, Z, dZ)
  }
  public static func softplusBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_softplus_backward_f32(n, dA, Z, dZ)
  }
  public static func bceLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output) {
    bk_bce_loss_f32(rows, columns, A, Y, L)
  }
  public static func squaredLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output) {
    bk_squared_loss_f32(rows, columns, A, Y, L)
  }
  public static func ceLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output) {
    bk_ce_loss_f32(rows, columns, A, Y, L)
  }
  public static func bceLossFromZ(_ rows: Int, _ columns: Int, _ Z: Input, _ Y: Input, _ L: Output) {
    bk_bce_loss_from_z_f32(rows, columns, Z, Y, L)
  }
  public static func ceLossFromZ(_ rows: Int, _ columns: Int, _ Z: Input, _ Y: Input, _ L: Output) {
    bk_ce_loss_from_z_f32(rows, columns, Z, Y, L)
  }
  public static func bceBackward(_ n: Int, _ A: Input, _ Y: Input, _ dA: Output) {
    bk_bce_backward_f32(n, A, Y, dA)
  }
  public static func ceBackward(_ n: Int, _ A: Input, _ Y: Input, _ dA: Output) {
    bk_ce_backward_f32(n, A, Y, dA)
  }
  public static func error(_ n: Int, _ A: Input, _ Y: Input, _ dZ: Output) {
    bk_error_f32(n, A, Y, dZ)
  }
  public static func batchNormEvaluate(_ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ beta: Input, _ mean: Input, _ variance: Input, _ Z: Input, _ Znorm: Output, _ Ztilde: Output) {
    bk_batch_norm_evaluate_f32(rows, columns, epsilon, gamma, beta, mean, variance, Z, Znorm, Ztilde)
  }
  public static func batchNorm(_ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ beta: Input, _ Z: Input, _ mean: Output, _ variance: Output, _ Znorm: Output, _ Ztilde: Output) {
    bk_batch_norm_f32(rows, columns, epsilon, gamma, beta, Z, mean, variance, Znorm, Ztilde)
  }
  public static func batchNormBackward(_ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ variance: Input, _ Znorm: Input, _ dZtilde: Input, _ dgamma: Output, _ dbeta: Output, _ dZnorm: Output, _ dZ: Output) {
    bk_batch_norm_backward_f32(rows, columns, epsilon, gamma, variance, Znorm, dZtilde, dgamma, dbeta, dZnorm, dZ)
  }
  public static func gradientDescent(_ n: Int, _ alpha: Double, _ dW: Input, _ W: Output) {
    bk_gradient_descent_f32(n, alpha, dW, W)
  }
  public static func momentum(_ n: Int, _ alpha: Double, _ beta: Double, _ dW: Input, _ v: Output, _ W: Output) {
    bk_momentum_f32(n, alpha, beta, dW, v, W)
  }
  public static func momentumCorrected(_ n: Int, _ alpha: Double, _ beta: Double, _ correction: Double, _ dW: Input, _ v: Output, _ v_corrected: Output, _ W: Output) {
    bk_momentum_corrected_f32(n, alpha, beta, correction, dW, v, v_corrected, W)
  }
  public static func rmsprop(_ n: Int, _ alpha: Double, _ beta: Double, _ epsilon: Double, _ dW: Input, _ s: Output, _ W: Output) {
    bk_rmsprop_f32(n, alpha, beta, epsilon, dW, s, W)
  }
  public static func adam(_ n: Int, _ alpha: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ correction1: Double, _ correction2: Double, _ dW: Input, _ v: Output, _ s: Output, _ v_corrected: Output, _ s_corrected: Output, _ W: Output) {
    bk_adam_f32(n, alpha, beta1, beta2, epsilon, correction1, correction2, dW, v, s, v_corrected, s_corrected, W)
  }
  public static func nesterov(_ n: Int, _ alpha: Double, _ beta: Double, _ dW: Input, _ v: Output, _ W: Output) {
    bk_nesterov_f32(n, alpha, beta, dW, v, W)
  }
  public static func adagrad(_ n: Int, _ alpha: Double, _ epsilon: Double, _ dW: Input, _ s: Output, _ W: Output) {
    bk_adagrad_f32(n, alpha, epsilon, dW, s, W)
  }
  public static func adamw(_ n: Int, _ alpha: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ decay: Double, _ correction1: Double, _ correction2: Double, _ dW: Input, _ v: Output, _ s: Output, _ v_corrected: Output, _ s_corrected: Output, _ W: Output) {
    bk_adamw_f32(n, alpha, beta1, beta2, epsilon, decay, correction1, correction2, dW, v, s, v_corrected, s_corrected, W)
  }
  public static func multiply(_ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input, bias: Input?, relu: Bool, _ C: Output) {
    bk_multiply_f32(rows, inner, columns, A, B, bias, relu ? 1 : 0, C)
  }
  public static func multiplyTransposed(_ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input, gate: Input?, _ C: Output) {
    bk_multiply_transposed_f32(rows, inner, columns, A, B, gate, C)
  }
  public static func multiplyByTransposedColumns(_ rows: Int, _ inner: Int, _ columns: Int, _ from: Int, _ to: Int, _ scale: Double, _ A: Input, _ B: Input, _ C: Output) {
    bk_multiply_by_transposed_columns_f32(rows, inner, columns, from, to, scale, A, B, C)
  }
  public static func multiplyByTransposed(_ rows: Int, _ inner: Int, _ columns: Int, _ scale: Double, _ A: Input, _ B: Input, _ C: Output) {
    bk_multiply_by_transposed_f32(rows, inner, columns, scale, A, B, C)
  }
  public static func transpose(_ rows: Int, _ columns: Int, _ A: Input, _ B: Output) {
    bk_transpose_f32(rows, columns, A, B)
  }
  public static func twist(_ words: UnsafeMutablePointer<UInt32>) {
    bk_twist_f32(words)
  }
  public static func bernoulli(_ n: Int, _ p: Double, _ words: UnsafeMutablePointer<UInt32>, _ next: inout Int, _ D: Output) {
    bk_bernoulli_f32(n, p, words, &next, D)
  }
}
