import Glibc
import Matrices

/// A change of all pictures that makes their distribution another one, as when the pictures that
/// count come from another camera than those trained on.
public enum ImageShift: String, CaseIterable, Hashable, Sendable {
  /// Turned by 30 degrees against the clock about their middle, with bilinear interpolation.
  case rotate
  /// Normal noise of a quarter of the range added, kept within the range.
  case noise
  /// Dark and light exchanged.
  case invert

  /// One picture, changed; its pixels lie within `range`.
  func apply(
    to pixels: ArraySlice<Double>, _ size: ImageSize, _ range: ClosedRange<Double>,
    _ random: inout NumPyRandom
  ) -> [Double] {
    switch self {
    case .rotate: Self.rotated(pixels, size, degrees: 30, background: range.lowerBound)
    case .invert: pixels.map { range.lowerBound + range.upperBound - $0 }
    case .noise:
      pixels.map { pixel in
        let noisy = pixel + 0.25 * (range.upperBound - range.lowerBound) * random.gauss()
        return min(max(noisy, range.lowerBound), range.upperBound)
      }
    }
  }

  /// Each pixel is taken from where it came from, mixed of its four neighbours there.
  static func rotated(
    _ pixels: ArraySlice<Double>, _ size: ImageSize, degrees: Double, background: Double
  ) -> [Double] {
    func pixel(_ row: Double, _ column: Double) -> Double {
      guard row >= 0, column >= 0, row < Double(size.height), column < Double(size.width) else {
        return background
      }
      return pixels[pixels.startIndex + Int(row) * size.width + Int(column)]
    }
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    let (middleY, middleX) = (Double(size.height - 1) / 2, Double(size.width - 1) / 2)
    return (0..<(size.height * size.width)).map { index in
      let y = Double(index / size.width) - middleY
      let x = Double(index % size.width) - middleX
      let (row, column) = (middleY + cosine * y + sine * x, middleX + cosine * x - sine * y)
      let (top, left) = (row.rounded(.down), column.rounded(.down))
      let (down, right) = (row - top, column - left)
      return (1 - down) * ((1 - right) * pixel(top, left) + right * pixel(top, left + 1))
        + down * ((1 - right) * pixel(top + 1, left) + right * pixel(top + 1, left + 1))
    }
  }
}
