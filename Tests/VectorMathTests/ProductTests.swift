import CVectorMath
import Testing

@Suite("Products add from the first k to the last, whatever the shape")
struct ProductTests {
  static let shapes: [(rows: Int, inner: Int, columns: Int)] =
    [1, 2, 3, 7, 8, 9, 16].flatMap { rows in
      [0, 1, 2, 5, 13].flatMap { inner in
        [1, 2, 4, 7, 8, 17].map { (rows, inner, $0) }
      }
    } + [
      (24, 24, 24), (33, 10, 3), (50, 64, 20), (1, 200, 30), (1, 3, 130), (70, 800, 9),
      (400, 350, 5), (0, 3, 4), (4, 3, 0),
    ]

  /// Each element by one chain of a * b + c, with `a(row, k)` and `b(k, column)`.
  func expected<Real: BinaryFloatingPoint>(
    _ shape: (rows: Int, inner: Int, columns: Int), fused: Bool, start: [Real], scale: Real,
    a: (Int, Int) -> Real, b: (Int, Int) -> Real
  ) -> [Real] {
    (0..<shape.rows * shape.columns).map { index in
      let (row, column) = (index % shape.rows, index / shape.rows)
      var sum = start.isEmpty ? 0 : start[row]
      for k in 0..<shape.inner {
        sum = fused ? sum.addingProduct(a(row, k), b(k, column)) : sum + a(row, k) * b(k, column)
      }
      return scale * sum
    }
  }

  @Test("in double", arguments: Variant.all)
  func double(variant: Variant) throws {
    let k = try variant.double
    let (nn, tn, nt) = (
      try #require(k.multiply), try #require(k.multiply_transposed),
      try #require(k.multiply_by_transposed)
    )
    for shape in Self.shapes {
      let (m, inner, n) = shape
      let (A, B, bias) = (numbers(m * inner), numbers(inner * n, seed: 6), numbers(m, seed: 7))
      let size = m * n
      let fused = variant.isFused
      let plain = expected(
        shape, fused: fused, start: bias, scale: 1, a: { A[$0 + $1 * m] },
        b: { B[$0 + $1 * inner] })
      #expect(filled(size) { nn(m, inner, n, A, B, bias, 0, $0) } == plain, "nn \(shape)")
      let unbiased = expected(
        shape, fused: fused, start: [], scale: 1, a: { A[$0 + $1 * m] },
        b: { B[$0 + $1 * inner] })
      #expect(
        filled(size) { nn(m, inner, n, A, B, nil, 0, $0) } == unbiased, "nn \(shape), no bias")
      let left = expected(
        shape, fused: fused, start: [], scale: 1, a: { A[$1 + $0 * inner] },
        b: { B[$0 + $1 * inner] })
      #expect(filled(size) { tn(m, inner, n, A, B, nil, $0) } == left, "tn \(shape)")
      let right = expected(
        shape, fused: fused, start: [], scale: 0.3, a: { A[$0 + $1 * m] }, b: { B[$1 + $0 * n] })
      #expect(filled(size) { nt(m, inner, n, 0.3, A, B, $0) } == right, "nt \(shape)")
    }
  }

  @Test("in float", arguments: Variant.all)
  func float(variant: Variant) throws {
    let k = try variant.float
    let (nn, tn, nt) = (
      try #require(k.multiply), try #require(k.multiply_transposed),
      try #require(k.multiply_by_transposed)
    )
    for shape in Self.shapes where shape.rows < 100 {
      let (m, inner, n) = shape
      let (A, B) = (numbers(m * inner).map(Float.init), numbers(inner * n, seed: 6).map(Float.init))
      let plain = expected(
        shape, fused: variant.isFused, start: [], scale: 1, a: { A[$0 + $1 * m] },
        b: { B[$0 + $1 * inner] })
      #expect(filled(m * n) { nn(m, inner, n, A, B, nil, 0, $0) } == plain, "nn \(shape)")
      let left = expected(
        shape, fused: variant.isFused, start: [], scale: 1, a: { A[$1 + $0 * inner] },
        b: { B[$0 + $1 * inner] })
      #expect(filled(m * n) { tn(m, inner, n, A, B, nil, $0) } == left, "tn \(shape)")
      let right = expected(
        shape, fused: variant.isFused, start: [], scale: 0.5, a: { A[$0 + $1 * m] },
        b: { B[$1 + $0 * n] })
      #expect(filled(m * n) { nt(m, inner, n, 0.5, A, B, $0) } == right, "nt \(shape)")
    }
  }

  @Test(
    "relu and its derivative on the way to memory are those of their kernels",
    arguments: Variant.all)
  func finished(variant: Variant) throws {
    let k = try variant.double
    let (nn, tn) = (try #require(k.multiply), try #require(k.multiply_transposed))
    let (relu, backward) = (try #require(k.relu), try #require(k.relu_backward))
    for (m, inner, n) in Self.shapes where inner > 0 {
      let (A, B, bias) = (numbers(m * inner), numbers(inner * n, seed: 6), numbers(m, seed: 7))
      let size = m * n
      var gate = numbers(size, seed: 8)
      for index in stride(from: 2, to: size, by: 5) { gate[index] = [0, -0.0, .nan][index % 3] }
      let plain = filled(size) { nn(m, inner, n, A, B, bias, 0, $0) }
      let joined = filled(size) { nn(m, inner, n, A, B, bias, 1, $0) }
      #expect(joined == apply(relu, to: plain), "relu \(m), \(inner), \(n)")
      let left = filled(size) { tn(m, inner, n, A, B, nil, $0) }
      let gated = filled(size) { tn(m, inner, n, A, B, gate, $0) }
      #expect(gated == apply(backward, to: left, gate), "gate \(m), \(inner), \(n)")
    }
  }

  @Test("columns computed in parts have the same bits", arguments: Variant.all)
  func parts(variant: Variant) throws {
    let k = try variant.double
    let (whole, part) = (
      try #require(k.multiply_by_transposed), try #require(k.multiply_by_transposed_columns)
    )
    for (m, inner, n) in [(1, 9, 20), (5, 4, 11), (30, 40, 50), (400, 350, 5)] {
      let (A, B) = (numbers(m * inner), numbers(inner * n, seed: 6))
      let split = filled(m * n) { C in
        part(m, inner, n, 0, n / 3, 0.3, A, B, C)
        part(m, inner, n, n / 3, n, 0.3, A, B, C)
      }
      #expect(split == filled(m * n) { whole(m, inner, n, 0.3, A, B, $0) })
    }
  }
}
