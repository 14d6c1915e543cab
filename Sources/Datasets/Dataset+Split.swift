import Matrices

extension Dataset {
  /// Cuts the set into parts.
  ///
  /// The parts are consecutive pieces, in the order train, train-dev, dev, test, of
  /// `np.random.permutation(m)` after `np.random.seed(seed)`, and keep its order. A part ends at
  /// the example nearest to its cumulated fraction, and every part asked for has one example at
  /// least. What the fractions leave over is unused.
  /// - Throws: `DatasetError.split` where a fraction is outside [0, 1], nothing is left to train
  ///   on, the sum exceeds 1, or there are fewer examples than parts.
  public func split(
    train: Double, dev: Double = 0, test: Double = 0, trainDev: Double = 0, seed: UInt32
  ) throws(DatasetError) -> Splits {
    let fractions = [train, trainDev, dev, test]
    let sizes = try Self.sizes(of: fractions, count: count)
    var random = NumPyRandom(seed: seed)
    let order = random.permutation(count)
    var indices: [Splits.Part: [Int]] = [:]
    var start = 0
    for (part, size) in zip(Splits.Part.allCases, sizes) where size > 0 {
      indices[part] = Array(order[start..<(start + size)])
      start += size
    }
    return Splits(self, indices: indices)
  }

  /// How many examples each part gets.
  static func sizes(of fractions: [Double], count: Int) throws(DatasetError) -> [Int] {
    for (part, fraction) in zip(Splits.Part.allCases, fractions)
    where !(0...1).contains(fraction) {
      throw .split(.fraction(part, fraction))
    }
    guard fractions[0] > 0 else { throw .split(.noTraining) }
    let sum = fractions.reduce(0, +)
    guard sum <= 1 + 1e-9 else { throw .split(.sum(sum)) }
    let wanted = fractions.count { $0 > 0 }
    guard wanted <= count else { throw .split(.tooFewExamples(count, parts: wanted)) }
    return filled(rounded(fractions, count: count), where: fractions.map { $0 > 0 }, count: count)
  }

  private static func rounded(_ fractions: [Double], count: Int) -> [Int] {
    var (sum, start) = (0.0, 0)
    return fractions.map { fraction in
      sum += fraction
      let end = min(count, Int((sum * Double(count)).rounded()))
      defer { start = end }
      return end - start
    }
  }

  /// Gives an example to each empty part: one that is unused, or one of the largest part.
  private static func filled(_ sizes: [Int], where wanted: [Bool], count: Int) -> [Int] {
    var sizes = sizes
    for index in sizes.indices where wanted[index] && sizes[index] == 0 {
      sizes[index] = 1
      guard sizes.reduce(0, +) > count else { continue }
      let largest = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
      sizes[largest] -= 1
    }
    return sizes
  }
}
