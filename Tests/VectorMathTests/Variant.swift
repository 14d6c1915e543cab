import CVectorMath
import Testing

/// One of the sets of instructions the kernels are compiled for, as far as this machine has it.
struct Variant: Sendable, CustomTestStringConvertible {
  let index: Int

  static let all = (0...bk_variant()).map(Variant.init)

  var testDescription: String { String(cString: bk_variant_name(index)) }

  /// Whether a * b + c is rounded once: everywhere but in the 128-bit kernels of x86-64.
  var isFused: Bool {
    #if arch(x86_64)
      index > 0
    #else
      true
    #endif
  }

  var double: bk_kernels_f64 {
    get throws { try #require(bk_variant_f64(index)).pointee }
  }

  var float: bk_kernels_f32 {
    get throws { try #require(bk_variant_f32(index)).pointee }
  }
}

typealias Unary<Real> = (Int, UnsafePointer<Real>?, UnsafeMutablePointer<Real>?) -> Void
typealias Binary<Real> = (
  Int, UnsafePointer<Real>?, UnsafePointer<Real>?, UnsafeMutablePointer<Real>?
) -> Void

/// What a kernel of one array writes.
func apply<Real: BinaryFloatingPoint>(_ kernel: Unary<Real>, to x: [Real]) -> [Real] {
  filled(x.count) { kernel(x.count, x, $0) }
}

/// What a kernel of two arrays writes.
func apply<Real: BinaryFloatingPoint>(
  _ kernel: Binary<Real>, to x: [Real], _ y: [Real]
) -> [Real] {
  filled(x.count) { kernel(x.count, x, y, $0) }
}

/// An array of `count` that `body` fills; what it leaves untouched stays a telltale number, and
/// what it writes past the end fails the test.
func filled<Real: BinaryFloatingPoint>(
  _ count: Int, by body: (UnsafeMutablePointer<Real>) -> Void
) -> [Real] {
  let guarding = Array(repeating: Real(-12345.5), count: 32)
  var array = Array(repeating: Real(-12345.5), count: count) + guarding
  array.withUnsafeMutableBufferPointer { buffer in
    if let base = buffer.baseAddress { body(base) }
  }
  #expect(Array(array[count...]) == guarding, "nothing is written past the end")
  return Array(array[..<count])
}

/// Numbers of both signs and of many sizes, the same in every run.
func numbers(_ count: Int, seed: UInt64 = 1, within limit: Double = 3) -> [Double] {
  var state = seed &* 0x9e37_79b9_7f4a_7c15
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (Double(state >> 11) / 0x1p53 * 2 - 1) * limit
  }
}

/// Whether two arrays hold the same numbers, NaN being the same as NaN and 0 not as -0.
func sameBits<Real: BinaryFloatingPoint>(_ a: [Real], _ b: [Real]) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { $0.isNaN ? $1.isNaN : $0 == $1 && $0.sign == $1.sign }
}

/// Whether two arrays agree within 1e-13, relative to numbers above 1.
func agree(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-13 * max(1, abs($1)) }
}
