import Glibc
import Matrices

extension FunctionTable {
  /// Functions of one array, element by element.
  static let elementwise: [Function] = [
    unary("abs") { $0.magnitude }, unary("absolute") { $0.magnitude },
    unary("fabs") { $0.magnitude }, unary("negative") { -$0 },
    unary("exp") { exp($0) }, unary("exp2") { exp2($0) }, unary("expm1") { expm1($0) },
    unary("log") { log($0) }, unary("log2") { log2($0) }, unary("log10") { log10($0) },
    unary("log1p") { log1p($0) },
    unary("sqrt") { $0.squareRoot() }, unary("square") { $0 * $0 }, unary("cbrt") { cbrt($0) },
    unary("reciprocal") { 1 / $0 },
    unary("sin") { sin($0) }, unary("cos") { cos($0) }, unary("tan") { tan($0) },
    unary("arcsin") { asin($0) }, unary("arccos") { acos($0) }, unary("arctan") { atan($0) },
    unary("sinh") { sinh($0) }, unary("cosh") { cosh($0) }, kernel("tanh", Double.tanh),
    unary("floor") { $0.rounded(.down) }, unary("ceil") { $0.rounded(.up) },
    unary("trunc") { $0.rounded(.towardZero) }, unary("rint") { $0.rounded(.toNearestOrEven) },
    unary("sign") { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }, unary("erf") { erf($0) },
    kernel("sigmoid", Double.sigmoid, meaning: "1 / (1 + exp(-x))"),
    kernel("relu", Double.relu, meaning: "where(x > 0, x, 0)"),
    kernel("gelu", Double.gelu, meaning: "x * (1 + erf(x / sqrt(2))) / 2"),
    kernel("silu", Double.silu, meaning: "x * sigmoid(x)"),
    kernel("softplus", Double.softplus, meaning: "maximum(x, 0) + log(1 + exp(-abs(x)))"),
    unary("isnan", isLogical: true) { $0.isNaN ? 1 : 0 },
    unary("isinf", isLogical: true) { $0.isInfinite ? 1 : 0 },
    unary("isfinite", isLogical: true) { $0.isFinite ? 1 : 0 },
    round, alias("around", of: round), leakyReLU, elu, clip,
  ]

  private static func unary(
    _ name: String, isLogical: Bool = false, _ function: @escaping @Sendable (Double) -> Double
  ) -> Function {
    Function("\(name)(x)", isElementwise: true) { call, _ throws(FormulaError) in
      .array(try call.array("x").map(isLogical: isLogical, function))
    }
  }

  /// The very code that trains, so that a stage's formula gives its tensor to the last bit.
  private static func kernel(
    _ name: String, _ run: @escaping Function.Kernel, meaning: String? = nil
  ) -> Function {
    Function("\(name)(x)", isElementwise: true, meaning: meaning, kernel: run) {
      call, _ throws(FormulaError) in
      let array = try call.array("x")
      return .array(NumPyArray(array.matrix.applying(run), rank: array.rank))
    }
  }

  /// Halves go to the even neighbour, as NumPy's do.
  private static let round = Function("round(x, decimals=)") { call, _ throws(FormulaError) in
    let decimals = try call.whole("decimals") ?? 0
    let array = try call.array("x")
    // Python rounds its own numbers by the digits they really have, NumPy what it has computed.
    if call.isPythons, let number = array.number, call["x"]?.syntax.isPythonsNumber == true {
      return Value(number.roundedInDecimal(to: decimals))
    }
    let scale = pow(10, Double(decimals.magnitude))
    return .array(
      array.map { x in
        decimals < 0
          ? (x / scale).rounded(.toNearestOrEven) * scale
          : (x * scale).rounded(.toNearestOrEven) / scale
      })
  }

  private static let leakyReLU = sloped(
    "leakyrelu", Double.leakyRelu, default: 0.01, meaning: "where(x > 0, x, slope * x)")

  private static let elu = sloped(
    "elu", Double.elu, default: 1, meaning: "where(x > 0, x, slope * (exp(x) - 1))")

  /// A kernel with a slope for x ≤ 0.
  private static func sloped(
    _ name: String, _ run: @escaping @Sendable (Int, Double, Double.Input, Double.Output) -> Void,
    default standard: Double, meaning: String
  ) -> Function {
    Function("\(name)(x, slope=)", isElementwise: true, meaning: meaning) {
      call, _ throws(FormulaError) in
      let (array, slope) = (
        try call.array("x"), try call.number("slope", default: standard)
      )
      return .array(
        NumPyArray(array.matrix.applying { run($0, slope, $1, $2) }, rank: array.rank))
    }
  }

  private static let clip = Function("clip(a, a_min=, a_max=)") { call, _ throws(FormulaError) in
    var result = try call.named("a")
    for (name, choose) in [("a_min", Arithmetic.maximum), ("a_max", Arithmetic.minimum)] {
      guard call[name] != nil else { continue }
      let bound = try call.named(name)
      let (array, operand) = (result, bound)
      let clipped = try call.locate { () throws(Problem) in
        try Evaluator.combining(array, operand, choose)
      }
      result = Named(result.syntax, clipped)
    }
    return .array(result.array)
  }
}
