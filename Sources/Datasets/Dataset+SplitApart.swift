import Matrices

extension Dataset {
  /// Cuts the set into parts, some of shifted examples only.
  ///
  /// As in `split`, the order is that of `np.random.permutation(m)` after `np.random.seed(seed)`.
  /// The parts named take shifted examples in that order. The others take all examples that are
  /// left, shifted or not: in that order, or, where shifted ones are among them, in a second
  /// permutation of the same stream. Without it those would all stand late in the order, and the
  /// training-dev set would hold more of them than the training set it stands for.
  /// - Parameter shifted: the parts of shifted examples only; training cannot be among them.
  /// - Throws: `DatasetError.split` as `split` does, or where there are too few shifted examples.
  public func split(
    train: Double, dev: Double = 0, test: Double = 0, trainDev: Double = 0, seed: UInt32,
    shifted: Set<Splits.Part>
  ) throws(DatasetError) -> Splits {
    guard !shifted.contains(.train) else { throw .split(.nothingApart) }
    let sizes = try Self.sizes(of: [train, trainDev, dev, test], count: count)
    let wanted = Array(zip(Splits.Part.allCases, sizes)).filter { $0.1 > 0 }
    var random = NumPyRandom(seed: seed)
    let apart = wanted.filter { shifted.contains($0.0) }.reduce(0) { $0 + $1.1 }
    var pools = try pools(apart: apart, from: random.permutation(count), &random)
    var indices: [Splits.Part: [Int]] = [:]
    for (part, size) in wanted {
      if shifted.contains(part) {
        indices[part] = Array(pools.apart.prefix(size))
        pools.apart.removeFirst(size)
      } else {
        indices[part] = Array(pools.rest.prefix(size))
        pools.rest.removeFirst(size)
      }
    }
    return Splits(self, indices: indices)
  }

  /// The shifted examples to be kept apart, and all others.
  private func pools(
    apart count: Int, from order: [Int], _ random: inout NumPyRandom
  ) throws(DatasetError) -> (apart: [Int], rest: [Int]) {
    let marks = allShiftMarks
    let shifted = order.filter { marks[$0] }
    guard count <= shifted.count else {
      throw .split(.tooFewShifted(wanted: count, found: shifted.count))
    }
    let apart = Array(shifted.prefix(count))
    let taken = Set(apart)
    let rest = order.filter { !taken.contains($0) }
    guard count > 0, count < shifted.count else { return (apart, rest) }
    return (apart, random.permutation(rest.count).map { rest[$0] })
  }
}
