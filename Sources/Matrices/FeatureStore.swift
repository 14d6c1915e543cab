/// The features of examples, one a column: numbers, or the bytes that pictures came in.
///
/// A byte takes an eighth of the memory of the number it stands for. It is made that number where
/// it is drawn, so that nothing computes with anything else than numbers: the number of a byte b is
/// b / 255, as `Double`s divide.
public struct FeatureStore: Sendable, Hashable {
  /// How they are kept.
  public enum Storage: Sendable, Hashable {
    /// Numbers, column after column.
    case numbers([Double])
    /// Bytes, column after column.
    case bytes([UInt8])
  }

  /// Features by examples.
  public let shape: Shape
  /// How they are kept.
  public let storage: Storage

  /// Takes numbers.
  public init(_ matrix: Matrix<Double>) {
    shape = matrix.shape
    storage = .numbers(matrix.elements)
  }

  /// Takes bytes, column after column.
  public init(shape: Shape, bytes: [UInt8]) {
    precondition(shape.count == bytes.count, "\(bytes.count) bytes for \(shape)")
    self.shape = shape
    storage = .bytes(bytes)
  }

  /// What each byte stands for.
  public static let numbers: [Double] = (0...255).map { Double($0) / 255 }

  /// All of them as numbers, made anew where they are kept as bytes.
  public var matrix: Matrix<Double> {
    switch storage {
    case .numbers(let elements): Matrix(shape: shape, columnMajor: elements)
    case .bytes(let bytes): Matrix(shape: shape, columnMajor: bytes.map { Self.numbers[Int($0)] })
    }
  }

  /// The chosen examples, in the order given, kept as they are; indices must exist.
  public func selecting(_ indices: some Collection<Int>) -> FeatureStore {
    switch storage {
    case .numbers(let elements):
      let whole = Matrix(shape: shape, columnMajor: elements)
      return FeatureStore(whole.selecting(columns: indices))
    case .bytes(let bytes):
      var chosen: [UInt8] = []
      chosen.reserveCapacity(indices.count * shape.rows)
      for column in indices {
        chosen += bytes[(column * shape.rows)..<((column + 1) * shape.rows)]
      }
      return FeatureStore(shape: Shape(shape.rows, indices.count), bytes: chosen)
    }
  }

  /// Where the first number is that is not finite; bytes stand for finite ones.
  public var firstNotFinite: (index: Int, value: Double)? {
    guard case .numbers(let elements) = storage,
      let index = elements.firstIndex(where: { !$0.isFinite })
    else { return nil }
    return (index, elements[index])
  }
}
