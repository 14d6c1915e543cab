import Matrices

extension Dataset {
  /// Cuts the set into parts, some of shifted examples only.
  ///
  /// As in `split`, the order is that of `np.random.permutation(m)` after `np.random.seed(seed)`.
  /// The parts named take shifted examples in that order; the others take, in that order too,
  /// all examples that are left, shifted or not.
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
    let order = random.permutation(count)
    let marks = allShiftMarks
    var pools = (apart: order.filter { marks[$0] }, rest: [Int]())
    let apart = wanted.filter { shifted.contains($0.0) }.reduce(0) { $0 + $1.1 }
    guard apart <= pools.apart.count else {
      throw .split(.tooFewShifted(wanted: apart, found: pools.apart.count))
    }
    let taken = Set(pools.apart.prefix(apart))
    pools.rest = order.filter { !taken.contains($0) }
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
}
