import Matrices

/// Copies examples out of a set in the precision of training, from numbers or bytes as they are
/// kept: no copy of them all is made.
struct ExampleReader<Scalar: MatrixScalar> {
  /// The numbers of an example.
  let rows: Int
  private let storage: FeatureStore.Storage
  /// What each byte stands for.
  private let numbers: [Scalar]
  /// All of them in the precision of training, where that takes no memory or hardly any.
  private let ready: [Scalar]

  init(_ features: FeatureStore) {
    (rows, storage) = (features.shape.rows, features.storage)
    numbers = FeatureStore.numbers.map { Scalar($0) }
    ready = Self.ready(features)
  }

  private static func ready(_ features: FeatureStore) -> [Scalar] {
    if case .numbers(let source) = features.storage, let same = source as? [Scalar] { return same }
    guard features.shape.count <= 1 << 18 else { return [] }
    return features.matrix.elements.map { Scalar($0) }
  }

  init(_ matrix: Matrix<Double>) {
    self.init(FeatureStore(matrix))
  }

  /// Copies consecutive examples, one after the other.
  @inline(__always)
  func read(_ examples: Range<Int>, into target: UnsafeMutablePointer<Scalar>) {
    let (start, count) = (examples.lowerBound * rows, examples.count * rows)
    if !ready.isEmpty {
      return ready.withUnsafeBufferPointer { ready in
        guard let first = ready.baseAddress else { return }
        target.update(from: first + start, count: count)
      }
    }
    switch storage {
    case .numbers(let source):
      source.withUnsafeBufferPointer { source in
        guard let first = source.baseAddress else { return }
        Scalar.narrow(count, first + start, into: target)
      }
    case .bytes(let source):
      widen(source, start..<start + count, into: target)
    }
  }

  @inline(__always)
  private func widen(
    _ source: [UInt8], _ places: Range<Int>, into target: UnsafeMutablePointer<Scalar>
  ) {
    source.withUnsafeBufferPointer { source in
      numbers.withUnsafeBufferPointer { numbers in
        guard let first = source.baseAddress, let table = numbers.baseAddress else { return }
        for (place, index) in places.enumerated() { target[place] = table[Int(first[index])] }
      }
    }
  }
}
