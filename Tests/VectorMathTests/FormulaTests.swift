import CVectorMath
import Testing

@Suite("Every plain formula is rounded operation by operation, as it reads")
struct FormulaTests {
  let x = numbers(101, seed: 2)
  let y = numbers(101, seed: 3)

  @Test("addScaled, blend", arguments: Variant.all)
  func scaling(variant: Variant) throws {
    let kernels = try variant.double
    let addScaled = try #require(kernels.add_scaled)
    let blend = try #require(kernels.blend)
    var sum = y
    addScaled(101, -0.7, x, &sum)
    #expect(sum == zip(y, x).map { $0 + -0.7 * $1 })
    var average = y
    blend(101, 0.9, 0.1, x, &average)
    #expect(average == zip(y, x).map { 0.9 * $0 + 0.1 * $1 })
  }

  @Test("derivatives of activations", arguments: Variant.all)
  func derivatives(variant: Variant) throws {
    let kernels = try variant.double
    #expect(
      apply(try #require(kernels.tanh_backward), to: x, y)
        == zip(x, y).map { $0 * (1 - $1 * $1) })
    #expect(
      apply(try #require(kernels.sigmoid_backward), to: x, y)
        == zip(x, y).map { $0 * $1 * (1 - $1) })
  }

  @Test("dropout's mask and scale", arguments: Variant.all)
  func dropout(variant: Variant) throws {
    let kernels = try variant.double
    let dropout = try #require(kernels.dropout)
    let mask = x.map { $0 < 0.8 ? 1.0 : 0 }
    #expect(
      filled(101) { dropout(101, 0.8, mask, y, $0) } == zip(y, mask).map { $0 * $1 / 0.8 })
  }
}

@Suite("Three updates agree with NumPy")
struct OptimizerTests {
  typealias Numbers = NumPyReference
  let zeros = Array(repeating: 0.0, count: 11)

  func gradient(_ t: Int) -> [Double] { Array(Numbers.gradients[11 * (t - 1)..<11 * t]) }

  func correction(_ beta: Double, _ t: Int) -> Double {
    1 - (0..<t).reduce(1) { power, _ in power * beta }
  }

  @Test("gradient descent and momentum", arguments: Variant.all)
  func momentum(variant: Variant) throws {
    let kernels = try variant.double
    let gd = try #require(kernels.gradient_descent)
    let momentum = try #require(kernels.momentum)
    let corrected = try #require(kernels.momentum_corrected)
    var (plain, heavy, light) = (Numbers.start, Numbers.start, Numbers.start)
    var (v, v2, shown) = (zeros, zeros, zeros)
    for t in 1...3 {
      gd(11, 0.01, gradient(t), &plain)
      momentum(11, 0.01, 0.9, gradient(t), &v, &heavy)
      corrected(11, 0.01, 0.9, correction(0.9, t), gradient(t), &v2, &shown, &light)
    }
    #expect(agree(plain, Numbers.gd))
    #expect(agree(heavy, Numbers.momentum))
    #expect(agree(light, Numbers.momentumCorrected))
    #expect(v == v2 && agree(shown, Numbers.vCorrected))
  }

  @Test("RMSprop and Adam", arguments: Variant.all)
  func adam(variant: Variant) throws {
    let kernels = try variant.double
    let rmsprop = try #require(kernels.rmsprop)
    let adam = try #require(kernels.adam)
    var (a, b) = (Numbers.start, Numbers.start)
    var (s1, v2, s2, vc, sc) = (zeros, zeros, zeros, zeros, zeros)
    for t in 1...3 {
      let (c1, c2) = (correction(0.9, t), correction(0.999, t))
      rmsprop(11, 0.01, 0.9, 1e-8, gradient(t), &s1, &a)
      adam(11, 0.01, 0.9, 0.999, 1e-8, c1, c2, gradient(t), &v2, &s2, &vc, &sc, &b)
    }
    #expect(agree(a, Numbers.rmsprop))
    #expect(agree(b, Numbers.adam))
    #expect(agree(vc, Numbers.vCorrected) && agree(sc, Numbers.sCorrected))
  }
}
