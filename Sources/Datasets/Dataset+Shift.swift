import Matrices

extension Dataset {
  /// The same examples with their pictures shifted to another distribution.
  ///
  /// The range of a pixel is that of all pixels of the set.
  /// - Parameters:
  ///   - shift: what is done to each picture.
  ///   - seed: what the stream of the noise starts from, as `np.random.seed(seed)`.
  /// - Throws: `DatasetError.request` where the set holds no pictures.
  public func shifted(by shift: ImageShift, seed: UInt32) throws(DatasetError) -> Dataset {
    guard let image, let pixelRange else { throw .request(.noImages(dataset: name)) }
    return shifted(by: shift, image, pixelRange, seed: seed)
  }

  /// From the least to the largest number among the features.
  public var pixelRange: ClosedRange<Double>? {
    let elements = X.elements
    guard let least = elements.min(), let most = elements.max() else { return nil }
    return least...most
  }

  func shifted(
    by shift: ImageShift, _ size: ImageSize, _ range: ClosedRange<Double>, seed: UInt32
  ) -> Dataset {
    var random = NumPyRandom(seed: seed)
    let X = X
    var pixels: [Double] = []
    pixels.reserveCapacity(X.count)
    for start in stride(from: 0, to: X.count, by: X.rows) {
      pixels += shift.apply(to: X.elements[start..<(start + X.rows)], size, range, &random)
    }
    var result = self
    result.X = Matrix(shape: X.shape, columnMajor: pixels)
    result.shiftMarks = Array(repeating: true, count: count)
    result.notes.append(.shifted(shift))
    return result
  }

  /// The examples of this set, then those of another with the same features and labels.
  /// - Throws: `DatasetError` where they differ, or where both are too large together.
  public func appending(_ other: Dataset) throws(DatasetError) -> Dataset {
    guard featureCount == other.featureCount, Y.rows == other.Y.rows, labels == other.labels else {
      throw .request(.cannotAppend(other.name, to: name))
    }
    let count = count + other.count
    let shapeX = try Shape.checked(featureCount, count, file: source)
    let shapeY = try Shape.checked(Y.rows, count, file: source)
    var result = self
    result.X = Matrix(shape: shapeX, columnMajor: X.elements + other.X.elements)
    result.Y = Matrix(shape: shapeY, columnMajor: Y.elements + other.Y.elements)
    if !(shiftMarks.isEmpty && other.shiftMarks.isEmpty) {
      result.shiftMarks = allShiftMarks + other.allShiftMarks
    }
    return result
  }
}

extension Splits {
  /// The named parts shifted to another distribution, so that the mismatch is real.
  /// - Throws: `DatasetError.request` where the set holds no pictures.
  public func shifting(
    _ parts: [Part], by shift: ImageShift, seed: UInt32
  ) throws(DatasetError) -> Splits {
    guard let image = train.image, let range = train.pixelRange else {
      throw .request(.noImages(dataset: train.name))
    }
    return mapping(parts) { $0.shifted(by: shift, image, range, seed: seed) }
  }
}
