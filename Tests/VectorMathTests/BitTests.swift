import CVectorMath
import Testing

@Suite("An element's bits depend on its inputs alone")
struct BitTests {
  static let x =
    numbers(150) + [0, -0.0, .infinity, -.infinity, .nan, 0x1p-1030, -0x1p-1030, 700, -745, 1]

  func unary(_ k: bk_kernels_f64) -> [(String, Unary<Double>?)] {
    [
      ("exp", k.exp), ("log", k.log), ("tanh", k.tanh),
      ("sigmoid", k.sigmoid), ("relu", k.relu),
    ]
  }

  func binary(_ k: bk_kernels_f64) -> [(String, Binary<Double>?)] {
    [
      ("relu_backward", k.relu_backward), ("tanh_backward", k.tanh_backward),
      ("sigmoid_backward", k.sigmoid_backward), ("bce_backward", k.bce_backward),
      ("ce_backward", k.ce_backward), ("error", k.error),
    ]
  }

  @Test("whatever its place, whatever the length", arguments: Variant.all)
  func placeAndLength(variant: Variant) throws {
    for (name, candidate) in try unary(variant.double) {
      let kernel = try #require(candidate)
      let alone = Self.x.flatMap { apply(kernel, to: [$0]) }
      for n in [0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100] {
        for start in [0, 1, 6, 60] {
          let part = apply(kernel, to: Array(Self.x[start..<start + n]))
          #expect(sameBits(part, Array(alone[start..<start + n])), "\(name), \(n) from \(start)")
        }
      }
    }
  }

  @Test("whatever its place and length, with two inputs", arguments: Variant.all)
  func placeAndLengthOfTwo(variant: Variant) throws {
    let y = Array(Self.x.reversed())
    for (name, candidate) in try binary(variant.double) {
      let kernel = try #require(candidate)
      let alone = zip(Self.x, y).flatMap { apply(kernel, to: [$0], [$1]) }
      for n in [0, 1, 4, 7, 8, 13, 30, 101] {
        let part = apply(kernel, to: Array(Self.x[5..<5 + n]), Array(y[5..<5 + n]))
        #expect(sameBits(part, Array(alone[5..<5 + n])), "\(name), \(n)")
      }
    }
  }

  @Test("in place as well as apart", arguments: Variant.all)
  func inPlace(variant: Variant) throws {
    for (name, candidate) in try unary(variant.double) {
      let kernel = try #require(candidate)
      var y = Self.x
      y.withUnsafeMutableBufferPointer { kernel($0.count, $0.baseAddress, $0.baseAddress) }
      #expect(sameBits(y, apply(kernel, to: Self.x)), "\(name)")
    }
  }

  @Test("whatever the width of the vectors", arguments: Variant.all)
  func widths(variant: Variant) throws {
    let widest = try #require(Variant.all.last)
    let rounded = ["exp", "log", "tanh", "sigmoid"]
    for (mine, theirs) in zip(try unary(variant.double), try unary(widest.double)) {
      if rounded.contains(mine.0) && variant.isFused != widest.isFused { continue }
      let result = apply(try #require(mine.1), to: Self.x)
      #expect(sameBits(result, apply(try #require(theirs.1), to: Self.x)), "\(mine.0)")
    }
    for (mine, theirs) in zip(try binary(variant.double), try binary(widest.double)) {
      let result = apply(try #require(mine.1), to: Self.x, Self.x.reversed())
      let wide = apply(try #require(theirs.1), to: Self.x, Self.x.reversed())
      #expect(sameBits(result, wide), "\(mine.0)")
    }
  }

  @Test("and the chosen variant is the widest")
  func dispatch() throws {
    let widest = try #require(Variant.all.last)
    #expect(
      sameBits(apply(bk_exp_f64, to: Self.x), apply(try #require(widest.double.exp), to: Self.x)))
    #expect(bk_variant_f64(bk_variant() + 1) == nil && bk_variant_name(-1) == nil)
  }
}
