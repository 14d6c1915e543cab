import Matrices

/// Brightnesses of pixels, an image of the data.
public struct PixelImage: Sendable, Hashable {
  /// The brightnesses; row 0 is at the top.
  public let pixels: Matrix<Double>

  /// Creates a picture with at least one pixel.
  public init(_ pixels: Matrix<Double>) {
    self.pixels = pixels
  }

  var scale: Scale { .brightness(pixels.elements) }

  /// The picture with rows and columns left out so that it is no larger than this.
  func fitted(rows: Int, columns: Int) -> PixelImage {
    let rowStep = (pixels.rows + rows - 1) / max(1, rows)
    let columnStep = (pixels.columns + columns - 1) / max(1, columns)
    let step = max(rowStep, columnStep, 1)
    guard step > 1 else { return self }
    return PixelImage(
      pixels.selecting(
        rows: Array(stride(from: 0, to: pixels.rows, by: step)),
        columns: Array(stride(from: 0, to: pixels.columns, by: step))))
  }
}
