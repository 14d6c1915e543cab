import CVectorMath
import Testing

@Suite("GELU, SiLU, ELU and softplus keep their digits, however large |z| is")
struct SmoothActivationTests {
  typealias Numbers = SmoothActivations

  /// Where two numbers differ by more than some units of the last place, and more than what is lost
  /// below the least normal number.
  private func agree<Real: BinaryFloatingPoint>(_ found: [Real], _ expected: [Double]) -> Bool {
    zip(found, expected).allSatisfy { value, number in
      let near = Real(number)
      let allowed = max(near.magnitude * Real.ulpOfOne * 32, Real.leastNormalMagnitude * 4)
      return (value - near).magnitude <= allowed
    }
  }

  @Test("in double", arguments: Variant.all)
  func double(variant: Variant) throws {
    let (k, x) = (try variant.double, Numbers.x)
    let ones = x.map { _ in 1.0 }
    let (elu, back) = (try #require(k.elu), try #require(k.elu_backward))
    #expect(agree(apply(try #require(k.gelu), to: x), Numbers.gelu))
    #expect(agree(apply(try #require(k.gelu_backward), to: ones, x), Numbers.geluBackward))
    #expect(agree(apply(try #require(k.silu), to: x), Numbers.silu))
    #expect(agree(apply(try #require(k.silu_backward), to: ones, x), Numbers.siluBackward))
    #expect(agree(filled(x.count) { elu(x.count, 0.5, x, $0) }, Numbers.elu))
    #expect(agree(filled(x.count) { back(x.count, 0.5, ones, x, $0) }, Numbers.eluBackward))
    #expect(agree(apply(try #require(k.softplus), to: x), Numbers.softplus))
    #expect(agree(apply(try #require(k.softplus_backward), to: ones, x), Numbers.softplusBackward))
  }

  @Test("in float", arguments: Variant.all)
  func float(variant: Variant) throws {
    let (k, x) = (try variant.float, Numbers.x.map(Float.init))
    let ones = x.map { _ in Float(1) }
    let (elu, back) = (try #require(k.elu), try #require(k.elu_backward))
    #expect(agree(apply(try #require(k.gelu), to: x), Numbers.gelu))
    #expect(agree(apply(try #require(k.gelu_backward), to: ones, x), Numbers.geluBackward))
    #expect(agree(apply(try #require(k.silu), to: x), Numbers.silu))
    #expect(agree(apply(try #require(k.silu_backward), to: ones, x), Numbers.siluBackward))
    #expect(agree(filled(x.count) { elu(x.count, 0.5, x, $0) }, Numbers.elu))
    #expect(agree(filled(x.count) { back(x.count, 0.5, ones, x, $0) }, Numbers.eluBackward))
    #expect(agree(apply(try #require(k.softplus), to: x), Numbers.softplus))
    #expect(agree(apply(try #require(k.softplus_backward), to: ones, x), Numbers.softplusBackward))
  }

  @Test("and NaN stays NaN", arguments: Variant.all)
  func nan(variant: Variant) throws {
    let k = try variant.double
    for kernel in [k.gelu, k.silu, k.softplus] {
      #expect(apply(try #require(kernel), to: [.nan])[0].isNaN)
    }
  }
}
