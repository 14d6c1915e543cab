import CVectorMath
import Testing

@Suite("Sums keep the documented order")
struct ReductionTests {
  static let lengths = [0, 1, 4, 7, 16, 31, 32, 33, 100, 1000, 4096, 4097, 8193, 20000]

  /// 32 partial sums added pairwise; above 4096 elements, halves.
  func sum<Real: BinaryFloatingPoint>(_ x: ArraySlice<Real>) -> Real {
    if x.count > 4096 {
      let half = x.startIndex + (x.count / 2 + 4095) / 4096 * 4096
      return sum(x[..<half]) + sum(x[half...])
    }
    var parts = Array(repeating: Real(0), count: 32)
    for (i, value) in x.enumerated() { parts[i % 32] += value }
    while parts.count > 1 {
      parts = zip(parts[..<(parts.count / 2)], parts[(parts.count / 2)...]).map { $0 + $1 }
    }
    return parts[0]
  }

  @Test("along memory, in double", arguments: Variant.all)
  func along(variant: Variant) throws {
    let k = try variant.double
    let kernel = try #require(k.sum)
    let (squares, absolutes) = (try #require(k.sum_of_squares), try #require(k.sum_of_absolutes))
    for n in Self.lengths {
      let x = numbers(n)
      #expect(kernel(n, x) == sum(x[...]))
      #expect(squares(n, x) == sum(x.map { $0 * $0 }[...]))
      #expect(absolutes(n, x) == sum(x.map(abs)[...]))
    }
  }

  @Test("along memory, in float", arguments: Variant.all)
  func alongFloat(variant: Variant) throws {
    let kernel = try #require(try variant.float.sum)
    for n in Self.lengths {
      let x = numbers(n).map(Float.init)
      #expect(kernel(n, x) == sum(x[...]))
    }
  }

  @Test("across columns: 4 partial sums", arguments: Variant.all)
  func across(variant: Variant) throws {
    let kernel = try #require(try variant.double.row_sums)
    for (rows, columns) in [(1, 9), (3, 1), (8, 4), (10, 50), (17, 6), (5, 0)] {
      let x = numbers(rows * columns)
      let expected = (0..<rows).map { row in
        var parts = [0.0, 0, 0, 0]
        for j in 0..<columns { parts[j % 4] += x[row + j * rows] }
        return 0.25 * ((parts[0] + parts[2]) + (parts[1] + parts[3]))
      }
      #expect(filled(rows) { kernel(rows, columns, 0.25, x, $0) } == expected)
    }
  }

  /// The range of the finite elements, and how many are 0, NaN, infinite.
  func expectedSurvey<Real: BinaryFloatingPoint>(_ x: [Real]) -> [Double] {
    let finite = x.filter(\.isFinite).map { Double($0) }
    return [
      finite.min() ?? .infinity, finite.max() ?? -.infinity, Double(x.count { $0 == 0 }),
      Double(x.count(where: \.isNaN)), Double(x.count(where: \.isInfinite)),
    ]
  }

  /// Numbers among which every seventh is zero, NaN or infinite.
  func striking(_ n: Int) -> [Double] {
    let special = [0, -0.0, .nan, .infinity, -.infinity]
    return numbers(n).enumerated().map { $0 % 7 == 3 ? special[$0 / 7 % special.count] : $1 }
  }

  @Test("A survey finds the range and counts what is special", arguments: Variant.all)
  func survey(variant: Variant) throws {
    let double = try #require(try variant.double.survey)
    let float = try #require(try variant.float.survey)
    for n in Self.lengths {
      for x in [numbers(n), striking(n), Array(repeating: .nan, count: n)] {
        let small = x.map(Float.init)
        #expect(filled(5) { double(n, x, $0) } == expectedSurvey(x))
        #expect(filled(5) { float(n, small, $0) } == expectedSurvey(small))
      }
    }
  }
}
