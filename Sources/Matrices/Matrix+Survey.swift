/// What one look at every element of a matrix tells.
public struct Survey: Sendable, Hashable {
  /// The least finite element, where there is one.
  public let minimum: Double?
  /// The greatest finite element, where there is one.
  public let maximum: Double?
  /// The elements that are exactly zero.
  public let zeros: Int
  /// The elements that are no number.
  public let nans: Int
  /// The elements that are infinite.
  public let infinities: Int
}

extension Matrix {
  /// The range of the elements, and how many are zero or not finite.
  public var survey: Survey {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 5) { found in
      found.initialize(repeating: 0)
      elements.withUnsafeBufferPointer { elements in
        guard let start = elements.baseAddress, let found = found.baseAddress else { return }
        Scalar.survey(elements.count, start, found)
      }
      let (nans, infinities) = (Int(found[3]), Int(found[4]))
      let isEmpty = count == nans + infinities
      return Survey(
        minimum: isEmpty ? nil : found[0], maximum: isEmpty ? nil : found[1],
        zeros: Int(found[2]), nans: nans, infinities: infinities)
    }
  }

  /// The sum of all elements, by parts that do not depend on the processor.
  public var total: Scalar {
    elements.withUnsafeBufferPointer { elements in
      elements.baseAddress.map { Scalar.sum(elements.count, $0) } ?? 0
    }
  }
}

extension Collection<Double> {
  /// The largest magnitude of the finite ones; 0 where there is none.
  @inlinable
  public var largestFiniteMagnitude: Double {
    reduce(0) { $1.isFinite ? Swift.max($0, abs($1)) : $0 }
  }
}
