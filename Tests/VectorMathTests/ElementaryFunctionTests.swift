import CVectorMath
import Glibc
import Testing

#if arch(x86_64)
  @Suite("exp, log, tanh and sigmoid lie within 2 ulp of Float80's")
  struct AccuracyTests {
    static let functions: [(name: String, exact: @Sendable (Float80) -> Float80)] = [
      ("exp", { expl($0) }),
      ("log", { logl($0) }),
      ("tanh", { tanhl($0) }),
      ("sigmoid", { $0 < 0 ? expl($0) / (1 + expl($0)) : 1 / (1 + expl(-$0)) }),
    ]

    /// Dense where the functions bend, then every exponent, subnormal ones too.
    static let arguments: [Double] =
      numbers(2000) + numbers(500, within: 0.8) + numbers(500, within: 50)
      + numbers(1000, within: 760) + numbers(300, within: 0x1p-1030)
      + (-1074...1023).flatMap { [Double(sign: .plus, exponent: $0, significand: 1.37)] }
      + numbers(500, within: 0.01).map { 1 + $0 }

    @Test("in double", arguments: Variant.all, functions.map(\.name))
    func double(variant: Variant, name: String) throws {
      let kernels = try variant.double
      let kernel = try #require(
        ["exp": kernels.exp, "log": kernels.log, "tanh": kernels.tanh][name] ?? kernels.sigmoid)
      let exact = try #require(Self.functions.first { $0.name == name }).exact
      let x = Self.arguments
      expectWithin2Ulp(x, apply(kernel, to: x), exact)
    }

    @Test("in float", arguments: Variant.all, functions.map(\.name))
    func float(variant: Variant, name: String) throws {
      let kernels = try variant.float
      let kernel = try #require(
        ["exp": kernels.exp, "log": kernels.log, "tanh": kernels.tanh][name] ?? kernels.sigmoid)
      let exact = try #require(Self.functions.first { $0.name == name }).exact
      let everywhere = stride(from: UInt32.zero, to: .max - 40503, by: 40503)
      let x = numbers(4000).map(Float.init) + everywhere.map(Float.init(bitPattern:))
      expectWithin2Ulp(x, apply(kernel, to: x), exact)
    }

    func expectWithin2Ulp<Real: BinaryFloatingPoint>(
      _ x: [Real], _ y: [Real], _ exact: (Float80) -> Float80
    ) {
      let wrong = zip(x, y).filter { !isWithin2Ulp($1, of: exact(Float80($0))) }
      #expect(wrong.isEmpty, "\(wrong.count) wrong, first \(String(describing: wrong.first))")
    }

    func isWithin2Ulp<Real: BinaryFloatingPoint>(_ y: Real, of exact: Float80) -> Bool {
      let rounded = Real(exact)
      guard rounded.isFinite else { return rounded.isNaN ? y.isNaN : y == rounded }
      return abs(Float80(y) - exact) <= 2 * Float80(rounded.ulp)
    }
  }
#endif

@Suite("Special values")
struct SpecialValueTests {
  static let infinity = Double.infinity
  static let least = Double.leastNonzeroMagnitude

  @Test("exp ends at infinity and 0 and keeps NaN", arguments: Variant.all)
  func exponential(variant: Variant) throws {
    let x = [
      0, -0.0, 1, Self.infinity, -Self.infinity, .nan, 709.78, 709.79, -745.13, -745.14, 1e300,
    ]
    let y = apply(try #require(try variant.double.exp), to: x)
    #expect(Array(y[..<5]) == [1, 1, 2.718281828459045, Self.infinity, 0])
    #expect(y[5].isNaN)
    #expect(y[6].isFinite && y[7] == Self.infinity)
    #expect(y[8] == Self.least && y[9] == 0 && y[10] == Self.infinity)
  }

  @Test("log is exact at 1, infinite at 0, NaN below", arguments: Variant.all)
  func logarithm(variant: Variant) throws {
    let x = [1, 0, -0.0, Self.infinity, -1, -Self.infinity, .nan, Self.least]
    let y = apply(try #require(try variant.double.log), to: x)
    #expect(Array(y[..<4]) == [0, -Self.infinity, -Self.infinity, Self.infinity])
    #expect(y[4].isNaN && y[5].isNaN && y[6].isNaN)
    #expect(y[7] == -744.4400719213812)
  }

  @Test("tanh keeps the sign of 0, tiny numbers and NaN, and ends at 1", arguments: Variant.all)
  func hyperbolicTangent(variant: Variant) throws {
    let x = [0, -0.0, Self.least, -1e-300, Self.infinity, -Self.infinity, 30, .nan]
    let y = apply(try #require(try variant.double.tanh), to: x)
    #expect(sameBits(y, [0, -0.0, Self.least, -1e-300, 1, -1, 1, .nan]))
  }

  @Test("sigmoid neither overflows nor loses small results", arguments: Variant.all)
  func sigmoid(variant: Variant) throws {
    let x = [0, 800, -800, Self.infinity, -Self.infinity, .nan, -740]
    let y = apply(try #require(try variant.double.sigmoid), to: x)
    #expect(sameBits(Array(y[..<6]), [0.5, 1, 0, 1, 0, .nan]))
    #expect(y[6] == 85 * Self.least)
  }

  @Test("NaN and -0 pass through relu's family as the formulas say", arguments: Variant.all)
  func relu(variant: Variant) throws {
    let kernels = try variant.double
    let z = [-1, -0.0, 0, 2, .nan]
    #expect(sameBits(apply(try #require(kernels.relu), to: z), [0, 0, 0, 2, .nan]))
    let leaky = try #require(kernels.leaky_relu)
    #expect(sameBits(filled(5) { leaky(5, 0.5, z, $0) }, [-0.5, -0.0, 0, 2, .nan]))
    let ones = [1.0, 1, 1, 1, 1]
    #expect(apply(try #require(kernels.relu_backward), to: ones, z) == [0, 0, 0, 1, 0])
    let slope = try #require(kernels.leaky_relu_backward)
    #expect(filled(5) { slope(5, 0.5, ones, z, $0) } == [0.5, 0.5, 0.5, 1, 0.5])
  }

  @Test("sign(0) is 0 and sign(NaN) is NaN", arguments: Variant.all)
  func sign(variant: Variant) throws {
    let kernel = try #require(try variant.double.add_scaled_sign)
    var y = [10.0, 10, 10, 10, 10]
    kernel(5, 2, [3, -4, 0, -0.0, .nan], &y)
    #expect(sameBits(y, [12, 8, 10, 10, .nan]))
  }
}
