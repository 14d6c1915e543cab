/// The element-wise kernels, reductions and updates of `CVectorMath`, in both precisions.
///
/// Arrays are columns of `rows` numbers, or plain runs of `n`. An output may be the very array of
/// an input. Scalars are `Double` in both precisions. The formulas, their rounding and their order
/// of summation are documented beside the C declarations.
public protocol VectorKernels {
  /// An array that is read.
  typealias Input = UnsafePointer<Self>
  /// An array that is written, and read first where the formula names it on the right.
  typealias Output = UnsafeMutablePointer<Self>

  /// y = y + factor * x
  static func addScaled(_ n: Int, _ factor: Double, _ x: Input, _ y: Output)
  /// y = y + factor * sign(x), with sign(0) = 0 and sign(NaN) = NaN: the gradient of L1
  static func addScaledSign(_ n: Int, _ factor: Double, _ x: Input, _ y: Output)
  /// y = a * y + b * x: a running average
  static func blend(_ n: Int, _ a: Double, _ b: Double, _ x: Input, _ y: Output)
  /// out = A * D / keep: inverted dropout, forwards and (with dA for A) backwards
  static func dropout(_ n: Int, _ keep: Double, _ D: Input, _ A: Input, _ out: Output)
  /// y = tanh(x), within 2 ulp
  static func tanh(_ n: Int, _ x: Input, _ y: Output)
  /// y = 1 / (1 + exp(-x)), within 2 ulp for every x
  static func sigmoid(_ n: Int, _ x: Input, _ y: Output)
  /// y = x where x > 0, else 0; NaN stays NaN
  static func relu(_ n: Int, _ x: Input, _ y: Output)
  /// y = x where x > 0, else slope * x
  static func leakyReLU(_ n: Int, _ slope: Double, _ x: Input, _ y: Output)
  /// A = Z where Z > 0, else slope * Z, with a slope for each row
  static func prelu(_ rows: Int, _ columns: Int, _ slope: Input, _ Z: Input, _ A: Output)
  /// A = exp(Z - max) / sum(exp(Z - max)) over each column
  static func softmax(_ rows: Int, _ columns: Int, _ Z: Input, _ A: Output)
  /// dZ = dA where Z > 0, else 0
  static func reluBackward(_ n: Int, _ dA: Input, _ Z: Input, _ dZ: Output)
  /// dZ = dA where Z > 0, else dA * slope
  static func leakyReLUBackward(_ n: Int, _ slope: Double, _ dA: Input, _ Z: Input, _ dZ: Output)
  /// dZ = dA where Z > 0, else dA * slope, with a slope for each row
  static func preluBackward(
    _ rows: Int, _ columns: Int, _ slope: Input, _ dA: Input, _ Z: Input, _ dZ: Output
  )
  /// dslope[r] = scale * sum over columns of dA * Z where Z <= 0; scale is 1/m
  static func preluSlopeGradient(
    _ rows: Int, _ columns: Int, _ scale: Double, _ dA: Input, _ Z: Input, _ dslope: Output
  )
  /// dZ = dA * (1 - A * A)
  static func tanhBackward(_ n: Int, _ dA: Input, _ A: Input, _ dZ: Output)
  /// dZ = dA * A * (1 - A)
  static func sigmoidBackward(_ n: Int, _ dA: Input, _ A: Input, _ dZ: Output)
  /// dZ = A * (dA - sum(A * dA)) over each column
  static func softmaxBackward(_ rows: Int, _ columns: Int, _ dA: Input, _ A: Input, _ dZ: Output)
  /// L = -sum(Y * log(A) + (1 - Y) * log(1 - A)) over each column
  static func bceLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output)
  /// L = -sum(Y * log(A)) over each column
  static func ceLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output)
  /// L = sum((A - Y) * (A - Y)) / 2 over each column
  static func squaredLoss(_ rows: Int, _ columns: Int, _ A: Input, _ Y: Input, _ L: Output)
  /// dA = (1 - Y) / (1 - A) - Y / A
  static func bceBackward(_ n: Int, _ A: Input, _ Y: Input, _ dA: Output)
  /// dA = -Y / A
  static func ceBackward(_ n: Int, _ A: Input, _ Y: Input, _ dA: Output)
  /// dZ = A - Y: also the squared loss's dA
  static func error(_ n: Int, _ A: Input, _ Y: Input, _ dZ: Output)
  /// sum
  static func sum(_ n: Int, _ x: Input) -> Self
  /// sum of squares
  static func sumOfSquares(_ n: Int, _ x: Input) -> Self
  /// sum of absolutes
  static func sumOfMagnitudes(_ n: Int, _ x: Input) -> Self
  /// out = least and greatest finite element, then how many are 0, NaN, infinite
  static func survey(_ n: Int, _ x: Input, _ out: UnsafeMutablePointer<Double>)
  /// out[r] = scale * sum of row r
  static func rowSums(_ rows: Int, _ columns: Int, _ scale: Double, _ X: Input, _ out: Output)
  /// W = W - alpha * dW
  static func gradientDescent(_ n: Int, _ alpha: Double, _ dW: Input, _ W: Output)
  /// v = beta * v + (1 - beta) * dW; W = W - alpha * v
  static func momentum(
    _ n: Int, _ alpha: Double, _ beta: Double, _ dW: Input, _ v: Output, _ W: Output
  )
  /// v as above; v_corrected = v / correction; W = W - alpha * v_corrected
  static func momentumCorrected(
    _ n: Int, _ alpha: Double, _ beta: Double, _ correction: Double, _ dW: Input, _ v: Output,
    _ v_corrected: Output, _ W: Output
  )
  /// s = beta * s + (1 - beta) * dW * dW; W = W - alpha * dW / (sqrt(s) + epsilon)
  static func rmsprop(
    _ n: Int, _ alpha: Double, _ beta: Double, _ epsilon: Double, _ dW: Input, _ s: Output,
    _ W: Output
  )
  /// v = beta1 * v + (1 - beta1) * dW; s = beta2 * s + (1 - beta2) * dW * dW; v_corrected = v /
  /// correction1; s_corrected = s / correction2; W = W - alpha * v_corrected / (sqrt(s_corrected)
  /// + epsilon)
  static func adam(
    _ n: Int, _ alpha: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double,
    _ correction1: Double, _ correction2: Double, _ dW: Input, _ v: Output, _ s: Output,
    _ v_corrected: Output, _ s_corrected: Output, _ W: Output
  )
  /// mean and biased variance of each row; Znorm = (Z - mean) / sqrt(variance + epsilon); Ztilde
  /// = gamma * Znorm + beta
  static func batchNorm(
    _ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ beta: Input, _ Z: Input,
    _ mean: Output, _ variance: Output, _ Znorm: Output, _ Ztilde: Output
  )
  /// The same with given averages in place of the batch's
  static func batchNormEvaluate(
    _ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ beta: Input, _ mean: Input,
    _ variance: Input, _ Z: Input, _ Znorm: Output, _ Ztilde: Output
  )
  /// dgamma = mean(dZtilde * Znorm); dbeta = mean(dZtilde); dZnorm = dZtilde * gamma; dZ =
  /// (dZnorm - mean(dZnorm) - Znorm * mean(dZnorm * Znorm)) / sqrt(variance + epsilon)
  static func batchNormBackward(
    _ rows: Int, _ columns: Int, _ epsilon: Double, _ gamma: Input, _ variance: Input,
    _ Znorm: Input, _ dZtilde: Input, _ dgamma: Output, _ dbeta: Output, _ dZnorm: Output,
    _ dZ: Output
  )
  /// C = A * B + bias in each column; A is rows x inner, B inner x columns; bias may be null; or
  /// relu of that
  static func multiply(
    _ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input, _ bias: Input?, relu: Bool,
    _ C: Output
  )
  /// C = transpose(A) * B; A is inner x rows, B inner x columns; 0 where there is a gate, laid out
  /// like C, that is not positive
  static func multiplyTransposed(
    _ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input, gate: Input?, _ C: Output)
  /// C = scale * A * transpose(B); A is rows x inner, B columns x inner
  static func multiplyByTransposed(
    _ rows: Int, _ inner: Int, _ columns: Int, _ scale: Double, _ A: Input, _ B: Input,
    _ C: Output
  )
  /// The same for C's columns from `from` up to, but without, `to`; B and C are whole
  static func multiplyByTransposed(
    _ rows: Int, _ inner: Int, _ columns: Int, _ from: Int, _ to: Int, _ scale: Double,
    _ A: Input, _ B: Input, _ C: Output
  )
  /// B = A transposed, A (rows, columns)
  static func transpose(_ rows: Int, _ columns: Int, _ A: Input, _ B: Output)
  /// D = 1 where the next number of a Mersenne Twister is below p, else 0; `next` of the 624 words
  /// of its state have been used
  static func bernoulli(
    _ n: Int, _ p: Double, _ words: UnsafeMutablePointer<UInt32>, _ next: inout Int, _ D: Output)
}
