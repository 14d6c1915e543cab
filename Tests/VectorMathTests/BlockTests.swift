import CVectorMath
import Testing

@Suite("Kernels over columns agree with NumPy")
struct BlockTests {
  typealias Numbers = NumPyReference

  @Test("batch norm forwards", arguments: Variant.all)
  func batchNorm(variant: Variant) throws {
    let kernels = try variant.double
    let forward = try #require(kernels.batch_norm)
    let evaluate = try #require(kernels.batch_norm_evaluate)
    var (mean, variance) = (numbers(5), numbers(5))
    var (normal, output) = (numbers(35), numbers(35))
    forward(
      5, 7, 1e-5, Numbers.gamma, Numbers.beta, Numbers.Z, &mean, &variance, &normal, &output)
    #expect(agree(mean, Numbers.mean) && agree(variance, Numbers.variance))
    #expect(agree(normal, Numbers.Znorm) && agree(output, Numbers.Ztilde))
    var (given, result) = (numbers(35), numbers(35))
    evaluate(
      5, 7, 1e-5, Numbers.gamma, Numbers.beta, mean, variance, Numbers.Z, &given, &result)
    #expect(given == normal && result == output)
  }

  @Test("batch norm gives a row the same bits among 300 as alone", arguments: Variant.all)
  func batchNormRows(variant: Variant) throws {
    let forward = try #require(try variant.double.batch_norm)
    let (rows, columns) = (300, 6)
    let (Z, gamma, beta) = (numbers(rows * columns), numbers(rows, seed: 2), numbers(rows, seed: 3))
    var (mean, variance, normal) = (gamma, gamma, Z)
    let all = filled(rows * columns) {
      forward(rows, columns, 1e-5, gamma, beta, Z, &mean, &variance, &normal, $0)
    }
    for row in [0, 7, 255, 256, 299] {
      let own = (0..<columns).map { Z[row + $0 * rows] }
      var (m, v, n) = ([0.0], [0.0], own)
      let alone = filled(columns) {
        forward(1, columns, 1e-5, [gamma[row]], [beta[row]], own, &m, &v, &n, $0)
      }
      #expect(alone == (0..<columns).map { all[row + $0 * rows] })
      #expect(m == [mean[row]] && v == [variance[row]])
    }
  }

  @Test("batch norm backwards", arguments: Variant.all)
  func batchNormBackward(variant: Variant) throws {
    let backward = try #require(try variant.double.batch_norm_backward)
    var (dgamma, dbeta) = (numbers(5), numbers(5))
    var (dnormal, dZ) = (numbers(35), numbers(35))
    backward(
      5, 7, 1e-5, Numbers.gamma, Numbers.variance, Numbers.Znorm, Numbers.dZtilde, &dgamma, &dbeta,
      &dnormal, &dZ)
    #expect(agree(dgamma, Numbers.dgamma) && agree(dbeta, Numbers.dbeta))
    #expect(agree(dnormal, Numbers.dZnorm) && agree(dZ, Numbers.dZ))
  }

  @Test("softmax and its derivative", arguments: Variant.all)
  func softmax(variant: Variant) throws {
    let kernels = try variant.double
    let forward = try #require(kernels.softmax)
    let backward = try #require(kernels.softmax_backward)
    #expect(agree(filled(35) { forward(5, 7, Numbers.Z, $0) }, Numbers.A))
    let dZ = filled(35) { backward(5, 7, Numbers.dZtilde, Numbers.A, $0) }
    #expect(agree(dZ, Numbers.softmaxBackward))
  }

  @Test("softmax takes any shape, huge numbers and one NaN column alone", arguments: Variant.all)
  func softmaxShapes(variant: Variant) throws {
    let kernel = try #require(try variant.double.softmax)
    for (rows, columns) in [(1, 9), (2, 700), (10, 300), (1500, 3), (0, 4), (4, 0)] {
      let z = numbers(rows * columns, within: 1000)
      let a = filled(rows * columns) { kernel(rows, columns, z, $0) }
      for j in 0..<columns where rows > 0 {
        let column = a[j * rows..<(j + 1) * rows]
        #expect(abs(column.reduce(0, +) - 1) < 1e-13 && column.allSatisfy { $0 >= 0 })
      }
      var inPlace = z
      inPlace.withUnsafeMutableBufferPointer {
        kernel(rows, columns, $0.baseAddress, $0.baseAddress)
      }
      #expect(sameBits(inPlace, a))
    }
    let split = filled(4) { kernel(2, 2, [.nan, 1, 5, 5], $0) }
    #expect(sameBits(split, [.nan, .nan, 0.5, 0.5]))
  }

  @Test("losses and their derivatives", arguments: Variant.all)
  func losses(variant: Variant) throws {
    let k = try variant.double
    let (bce, ce) = (try #require(k.bce_loss), try #require(k.ce_loss))
    let squared = try #require(k.squared_loss)
    #expect(agree(filled(7) { bce(5, 7, Numbers.A, Numbers.Y, $0) }, Numbers.bceLoss))
    #expect(agree(filled(7) { bce(5, 7, Numbers.A, Numbers.soft, $0) }, Numbers.bceLossSoft))
    #expect(agree(filled(7) { ce(5, 7, Numbers.A, Numbers.Y, $0) }, Numbers.ceLoss))
    #expect(agree(filled(7) { squared(5, 7, Numbers.A, Numbers.soft, $0) }, Numbers.squaredLoss))
    let (dbce, dce) = (try #require(k.bce_backward), try #require(k.ce_backward))
    #expect(agree(apply(dbce, to: Numbers.A, Numbers.soft), Numbers.bceBackward))
    #expect(agree(apply(dce, to: Numbers.A, Numbers.soft), Numbers.ceBackward))
  }

  @Test("PReLU", arguments: Variant.all)
  func prelu(variant: Variant) throws {
    let k = try variant.double
    let (forward, backward) = (try #require(k.prelu), try #require(k.prelu_backward))
    let gradient = try #require(k.prelu_slope_gradient)
    #expect(filled(35) { forward(5, 7, Numbers.slope, Numbers.Z, $0) } == Numbers.prelu)
    #expect(
      filled(35) { backward(5, 7, Numbers.slope, Numbers.dZtilde, Numbers.Z, $0) }
        == Numbers.preluBackward)
    let dslope = filled(5) { gradient(5, 7, 1.0 / 7, Numbers.dZtilde, Numbers.Z, $0) }
    #expect(agree(dslope, Numbers.slopeGradient))
  }

  @Test("means of rows", arguments: Variant.all)
  func means(variant: Variant) throws {
    let k = try variant.double
    let rowSums = try #require(k.row_sums)
    #expect(agree(filled(5) { rowSums(5, 7, 1.0 / 7, Numbers.Z, $0) }, Numbers.rowMeans))
  }
}

@Suite("Missing labels and certain answers")
struct LabelTests {
  let nan = Double.nan
  /// -log(1/2).
  let half = 0.6931471805599453

  @Test("a missing label counts 0 in loss, derivative and error", arguments: Variant.all)
  func missing(variant: Variant) throws {
    let k = try variant.double
    let (bce, ce) = (try #require(k.bce_loss), try #require(k.ce_loss))
    let squared = try #require(k.squared_loss)
    let (a, y) = ([0.5, 0.25, 0.5, 0.75], [1, nan, nan, nan])
    #expect(filled(2) { bce(2, 2, a, y, $0) } == [half, 0])
    #expect(filled(4) { bce(1, 4, a, y, $0) } == [half, 0, 0, 0])
    #expect(filled(2) { ce(2, 2, a, y, $0) } == [half, 0])
    #expect(filled(2) { squared(2, 2, a, y, $0) } == [0.125, 0])
    for kernel in [k.error, k.bce_backward, k.ce_backward] {
      #expect(Array(apply(try #require(kernel), to: a, y)[1...]) == [0, 0, 0])
    }
  }

  @Test("0 log 0 is 0, a certain mistake is infinite, NaN shows", arguments: Variant.all)
  func certain(variant: Variant) throws {
    let k = try variant.double
    let (bce, ce) = (try #require(k.bce_loss), try #require(k.ce_loss))
    let (a, y) = ([0, 1, 0, 1, nan, nan], [0.0, 1, 1, 0, 0, 1])
    let expected = [0, 0, .infinity, .infinity, nan, nan]
    #expect(sameBits(filled(6) { bce(1, 6, a, y, $0) }, expected))
    #expect(
      sameBits(
        filled(2) { ce(3, 2, [0, 1, 0, 0.5, 0, 0.5], [0, 1, 0, 0, 1, 0], $0) }, [0, .infinity]))
  }

  @Test("cross-entropy with one class a column has the bits of its sum", arguments: Variant.all)
  func oneClass(variant: Variant) throws {
    let ce = try #require(try variant.double.ce_loss)
    for rows in [2, 3, 10, 17, 40] {
      let a = numbers(rows * 5).map { abs($0) / 3 }
      let y = (0..<5).flatMap { j in (0..<rows).map { $0 == (7 * j) % rows ? 1.0 : 0 } }
      let alone = filled(5) { ce(rows, 5, a, y, $0) }
      let beside = filled(6) { ce(rows, 6, a + a[..<rows], y + [0.5] + y[1..<rows], $0) }
      #expect(alone == Array(beside[..<5]), "\(rows) rows")
    }
    #expect(filled(2) { ce(2, 2, [0.5, 0.25, 1, 1], [1, 1, 0, 0], $0) } == [3 * half, 0])
    #expect(sameBits(filled(1) { ce(2, 1, [0.5, nan], [1, 0], $0) }, [nan]))
  }

  @Test("labels of 0 and 1 have the same bits beside a soft one", arguments: Variant.all)
  func soft(variant: Variant) throws {
    let bce = try #require(try variant.double.bce_loss)
    let a = numbers(40).map { abs($0) / 3 }
    let y = numbers(40, seed: 9).map { $0 > 0 ? 1.0 : 0 }
    let hard = filled(40) { bce(1, 40, a, y, $0) }
    let mixed = y.indices.map { $0 % 5 == 0 ? 0.3 : y[$0] }
    let beside = filled(40) { bce(1, 40, a, mixed, $0) }
    #expect(y.indices.allSatisfy { $0 % 5 == 0 || hard[$0] == beside[$0] })
  }
}
