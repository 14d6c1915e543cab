import Matrices

extension Dataset {
  /// Images and labels out of two IDX files, plain or gzip.
  ///
  /// Pixels are divided by 255, so that they lie in 0...1; an image is a column, its pixels row
  /// by row. Each different label is a class.
  /// - Throws: `DatasetError`.
  public static func idx(
    images imagesPath: String, labels labelsPath: String
  ) throws(DatasetError) -> Dataset {
    try idx(
      images: IDX(Gzip.read(imagesPath), file: imagesPath), imagesPath,
      labels: IDX(Gzip.read(labelsPath), file: labelsPath), labelsPath)
  }

  static func idx(
    images: IDX, _ imagesPath: String, labels: IDX, _ labelsPath: String
  ) throws(DatasetError) -> Dataset {
    let (count, size) = try imageSize(images, imagesPath)
    guard labels.dimensions.count == 1 else {
      throw .file(.dimensionsIDX(expected: [1], found: labels.dimensions.count), labelsPath)
    }
    guard labels.dimensions[0] == count else {
      throw .file(.labelCount(examples: count, labels: labels.dimensions[0]), labelsPath)
    }
    let target = TargetColumn(name: "label", numbers: labels.elements.map(Double.init))
    let encoding = try TargetEncoding([target], kind: .classes, file: labelsPath)
    let shape = Shape(size.height * size.width, count)
    return Dataset(
      name: FileName.stem(of: imagesPath), source: "\(imagesPath), \(labelsPath)",
      features: FeatureStore(shape: shape, bytes: Array(images.elements)),
      Y: encoding.Y, featureNames: pixelNames(size), targetNames: ["label"],
      labels: encoding.labels, image: size, notes: [.divided(by: 255)])
  }

  private static func imageSize(
    _ images: IDX, _ path: String
  ) throws(DatasetError) -> (count: Int, ImageSize) {
    let dimensions = images.dimensions
    guard (2...3).contains(dimensions.count) else {
      throw .file(.dimensionsIDX(expected: [2, 3], found: dimensions.count), path)
    }
    guard !images.elements.isEmpty else { throw .file(.empty, path) }
    let isFlat = dimensions.count == 2
    return (
      dimensions[0],
      ImageSize(height: isFlat ? 1 : dimensions[1], width: dimensions[isFlat ? 1 : 2])
    )
  }

  /// `p3_14` is the pixel in row 3 and column 14, both from 0.
  static func pixelNames(_ size: ImageSize) -> [String] {
    (0..<size.height).flatMap { row in (0..<size.width).map { "p\(row)_\($0)" } }
  }
}
