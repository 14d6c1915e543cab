import CVectorMath
import Testing

@Suite("Cross-entropy from Z keeps its digits, however large |z| is")
struct LossFromZTests {
  typealias Numbers = LossesFromZ

  /// Whether two numbers are the same but for some units of the last place.
  private func agree<Real: BinaryFloatingPoint>(_ found: [Real], _ expected: [Double]) -> Bool {
    zip(found, expected).allSatisfy { value, number in
      let near = Real(number)
      // 1 - y of a small y cannot be told from 1 in z - zy.
      let allowed = max(near.magnitude, 1) * Real.ulpOfOne * 16
      return (value - near).magnitude <= allowed
    }
  }

  @Test("in double", arguments: Variant.all)
  func double(variant: Variant) throws {
    let k = try variant.double
    let (bce, ce) = (try #require(k.bce_loss_from_z), try #require(k.ce_loss_from_z))
    let (z, y) = (Numbers.z, Numbers.y)
    #expect(agree(filled(z.count) { bce(1, z.count, z, y, $0) }, Numbers.bce))
    let count = Numbers.ce.count
    #expect(agree(filled(count) { ce(3, count, Numbers.columns, Numbers.targets, $0) }, Numbers.ce))
  }

  @Test("in float", arguments: Variant.all)
  func float(variant: Variant) throws {
    let k = try variant.float
    let (bce, ce) = (try #require(k.bce_loss_from_z), try #require(k.ce_loss_from_z))
    let (z, y) = (Numbers.z.map(Float.init), Numbers.y.map(Float.init))
    #expect(agree(filled(z.count) { bce(1, z.count, z, y, $0) }, Numbers.bce))
    let count = Numbers.ce.count
    let (columns, targets) = (Numbers.columns.map(Float.init), Numbers.targets.map(Float.init))
    #expect(agree(filled(count) { ce(3, count, columns, targets, $0) }, Numbers.ce))
  }

  @Test("40 against 0 is 40, a gap of 1000 is 1000", arguments: Variant.all)
  func exact(variant: Variant) throws {
    let (k, f) = (try variant.double, try variant.float)
    let (bce, ce) = (try #require(k.bce_loss_from_z), try #require(k.ce_loss_from_z))
    let (bce32, ce32) = (try #require(f.bce_loss_from_z), try #require(f.ce_loss_from_z))
    #expect(filled(1) { bce(1, 1, [40.0], [0], $0) } == [40])
    #expect(filled(1) { bce32(1, 1, [40 as Float], [0], $0) } == [40])
    #expect(filled(1) { ce(2, 1, [1000.0, 0], [0, 1], $0) } == [1000])
    #expect(filled(1) { ce32(2, 1, [1000 as Float, 0], [0, 1], $0) } == [1000])
  }

  @Test("Rows are summed; missing labels count 0 and NaN shows", arguments: Variant.all)
  func missing(variant: Variant) throws {
    let k = try variant.double
    let (bce, ce) = (try #require(k.bce_loss_from_z), try #require(k.ce_loss_from_z))
    let nan = Double.nan
    #expect(filled(2) { bce(2, 2, [40.0, 1000, 7, 8], [0, 0, nan, nan], $0) } == [1040, 0])
    #expect(filled(2) { ce(2, 2, [1000.0, 0, 1, 2], [nan, 1, nan, nan], $0) } == [1000, 0])
    #expect(filled(1) { bce(1, 1, [nan], [0], $0) }[0].isNaN)
    #expect(filled(1) { ce(3, 1, [0.0, nan, 1], [1, 0, 0], $0) }[0].isNaN)
  }
}
