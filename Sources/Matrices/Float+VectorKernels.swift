import CVectorMath

// Each requirement is the C kernel of the same name over `float`; see VectorKernels.
extension Float: VectorKernels {
  /// See `VectorKernels`.
  public static func addScaled(_ n: Int, _ factor: Double, _ x: Input, _ y: Output) {
    bk_axpy_f32(n, factor, x, y)
  }

  /// See `VectorKernels`.
  public static func addScaledSign(_ n: Int, _ factor: Double, _ x: Input, _ y: Output) {
    bk_add_sign_f32(n, factor, x, y)
  }

  /// See `VectorKernels`.
  public static func blend(_ n: Int, _ a: Double, _ b: Double, _ x: Input, _ y: Output) {
    bk_blend_f32(n, a, b, x, y)
  }

  /// See `VectorKernels`.
  public static func dropout(_ n: Int, _ keep: Double, _ D: Input, _ A: Input, _ out: Output) {
    bk_dropout_f32(n, keep, D, A, out)
  }

  /// See `VectorKernels`.
  public static func tanh(_ n: Int, _ x: Input, _ y: Output) {
    bk_tanh_f32(n, x, y)
  }

  /// See `VectorKernels`.
  public static func sigmoid(_ n: Int, _ x: Input, _ y: Output) {
    bk_sigmoid_f32(n, x, y)
  }

  /// See `VectorKernels`.
  public static func relu(_ n: Int, _ x: Input, _ y: Output) {
    bk_relu_f32(n, x, y)
  }

  /// See `VectorKernels`.
  public static func leakyReLU(_ n: Int, _ slope: Double, _ x: Input, _ y: Output) {
    bk_leaky_relu_f32(n, slope, x, y)
  }

  /// See `VectorKernels`.
  public static func prelu(_ rows: Int, _ columns: Int, _ slope: Input, _ Z: Input, _ A: Output) {
    bk_prelu_f32(rows, columns, slope, Z, A)
  }

  /// See `VectorKernels`.
  public static func softmax(_ rows: Int, _ columns: Int, _ Z: Input, _ A: Output) {
    bk_softmax_f32(rows, columns, Z, A)
  }

  /// See `VectorKernels`.
  public static func reluBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output) {
    bk_relu_backward_f32(n, dA, Z, dZ)
  }

  /// See `VectorKernels`.
  public static func leakyReLUBackward(
    _ n: Int, _ slope: Double, _ dA: Input, _ Z: Input, _ dZ: Output
  ) {
    bk_leaky_relu_backward_f32(n, slope, dA, Z, dZ)
  }

  /// See `VectorKernels`.
  public static func preluBackward(
    _ rows: Int, _ columns: Int, _ slope: Input, _ dA: Input, _ Z: Input, _ dZ: Output
  ) {
    bk_prelu_backward_f32(rows, columns, slope, dA, Z, dZ)
  }

  /// See `VectorKernels`.
  public static func preluSlopeGradient(
    _ rows: Int, _ columns: Int, _ scale: Double, _ dA: Input, _ Z: Input, _ dslope: Output
  ) {
    bk_prelu_slope_gradient_f32(rows, columns, scale, dA, Z, dslope)
  }

  /// See `VectorKernels`.
  public static func tanhBackward(_ n: Int, _ dA: Input, _ A: Input, _ dZ: Output) {
    bk_tanh_backward_f32(n, dA, A, dZ)
  }

  /// See `VectorKernels`.
  public static func sigmoidBackward(_ n: Int, _ dA: Input, _ A: Input, _ dZ: Output) {
    bk_sigmoid_backward_f32(n, dA, A, dZ)
  }

  /// See `VectorKernels`.
  public static func softmaxBackward(
    _ rows: Int, _ columns: Int, _ dA: Input, _ A: Input, _ dZ: Output
  ) {
    bk_softmax_backward_f32(rows, columns, dA, A, dZ)
  }

  /// See `VectorKernels`.
  public static func bceLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output) {
    bk_bce_loss_f32(rows, columns, A, Y, L)
  }

  /// See `VectorKernels`.
  public static func ceLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output) {
    bk_ce_loss_f32(rows, columns, A, Y, L)
  }

  /// See `VectorKernels`.
  public static func squaredLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output) {
    bk_squared_loss_f32(rows, columns, A, Y, L)
  }

  /// See `VectorKernels`.
  public static func bceBackward(_ n: Int, _ A: Input, _ Y: Input, _ dA: Output) {
    bk_bce_backward_f32(n, A, Y, dA)
  }

  /// See `VectorKernels`.
  public static func ceBackward(_ n: Int, _ A: Input, _ Y: Input, _ dA: Output) {
    bk_ce_backward_f32(n, A, Y, dA)
  }

  /// See `VectorKernels`.
  public static func error(_ n: Int, _ A: Input, _ Y: Input, _ dZ: Output) {
    bk_error_missing_f32(n, A, Y, dZ)
  }

  /// See `VectorKernels`.
  public static func sum(_ n: Int, _ x: Input) -> Float {
    bk_sum_f32(n, x)
  }

  /// See `VectorKernels`.
  public static func sumOfSquares(_ n: Int, _ x: Input) -> Float {
    bk_sum_of_squares_f32(n, x)
  }

  /// See `VectorKernels`.
  public static func sumOfMagnitudes(_ n: Int, _ x: Input) -> Float {
    bk_sum_of_absolutes_f32(n, x)
  }

  /// See `VectorKernels`.
  public static func survey(_ n: Int, _ x: Input, _ out: UnsafeMutablePointer<Double>) {
    bk_survey_f32(n, x, out)
  }

  /// See `VectorKernels`.
  public static func rowSums(
    _ rows: Int, _ columns: Int, _ scale: Double, _ X: Input, _ out: Output
  ) {
    bk_row_sums_f32(rows, columns, scale, X, out)
  }

  /// See `VectorKernels`.
  public static func gradientDescent(_ n: Int, _ alpha: Double, _ dW: Input, _ W: Output) {
    bk_gd_f32(n, alpha, dW, W)
  }

  /// See `VectorKernels`.
  public static func momentum(
    _ n: Int, _ alpha: Double, _ beta: Double, _ dW: Input, _ v: Output, _ W: Output
  ) {
    bk_momentum_f32(n, alpha, beta, dW, v, W)
  }

  /// See `VectorKernels`.
  public static func momentumCorrected(
    _ n: Int, _ alpha: Double, _ beta: Double, _ correction: Double, _ dW: Input, _ v: Output,
    _ v_corrected: Output, _ W: Output
  ) {
    bk_momentum_corrected_f32(n, alpha, beta, correction, dW, v, v_corrected, W)
  }

  /// See `VectorKernels`.
  public static func rmsprop(
    _ n: Int, _ alpha: Double, _ beta: Double, _ epsilon: Double, _ dW: Input, _ s: Output,
    _ W: Output
  ) {
    bk_rmsprop_f32(n, alpha, beta, epsilon, dW, s, W)
  }

  /// See `VectorKernels`.
  public static func adam(
    _ n: Int, _ alpha: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double,
    _ correction1: Double, _ correction2: Double, _ dW: Input, _ v: Output, _ s: Output,
    _ v_corrected: Output, _ s_corrected: Output, _ W: Output
  ) {
    bk_adam_f32(
      n, alpha, beta1, beta2, epsilon, correction1, correction2, dW, v, s, v_corrected, s_corrected,
      W
    )
  }

  /// See `VectorKernels`.
  public static func batchNorm(
    _ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ beta: Input, _ Z: Input,
    _ mean: Output, _ variance: Output, _ Znorm: Output, _ Ztilde: Output
  ) {
    bk_batch_norm_f32(rows, columns, epsilon, gamma, beta, Z, mean, variance, Znorm, Ztilde)
  }

  /// See `VectorKernels`.
  public static func batchNormEvaluate(
    _ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ beta: Input, _ mean: Input,
    _ variance: Input, _ Z: Input, _ Znorm: Output, _ Ztilde: Output
  ) {
    bk_batch_norm_evaluate_f32(
      rows, columns, epsilon, gamma, beta, mean, variance, Z, Znorm, Ztilde
    )
  }

  /// See `VectorKernels`.
  public static func batchNormBackward(
    _ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ variance: Input,
    _ Znorm: Input, _ dZtilde: Input, _ dgamma: Output, _ dbeta: Output, _ dZnorm: Output,
    _ dZ: Output
  ) {
    bk_batch_norm_backward_f32(
      rows, columns, epsilon, gamma, variance, Znorm, dZtilde, dgamma, dbeta, dZnorm, dZ
    )
  }

  /// See `VectorKernels`.
  public static func multiply(
    _ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input, _ bias: Input?,
    relu: Bool, _ C: Output
  ) {
    bk_gemm_nn_f32(rows, inner, columns, A, B, bias, relu ? 1 : 0, C)
  }

  /// See `VectorKernels`.
  public static func multiplyTransposed(
    _ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input,
    gate: Input?, _ C: Output
  ) {
    bk_gemm_tn_f32(rows, inner, columns, A, B, gate, C)
  }

  /// See `VectorKernels`.
  public static func multiplyByTransposed(
    _ rows: Int, _ inner: Int, _ columns: Int, _ scale: Double, _ A: Input, _ B: Input,
    _ C: Output
  ) {
    bk_gemm_nt_f32(rows, inner, columns, scale, A, B, C)
  }

  /// See `VectorKernels`.
  public static func multiplyByTransposed(
    _ rows: Int, _ inner: Int, _ columns: Int, _ from: Int, _ to: Int, _ scale: Double,
    _ A: Input, _ B: Input, _ C: Output
  ) {
    bk_gemm_nt_columns_f32(rows, inner, columns, from, to, scale, A, B, C)
  }

  /// See `VectorKernels`.
  public static func transpose(_ rows: Int, _ columns: Int, _ A: Input, _ B: Output) {
    bk_transpose_f32(rows, columns, A, B)
  }

  /// See `VectorKernels`.
  public static func bernoulli(
    _ n: Int, _ p: Double, _ words: UnsafeMutablePointer<UInt32>, _ next: inout Int, _ D: Output
  ) {
    bk_bernoulli_f32(n, p, words, &next, D)
  }
}
