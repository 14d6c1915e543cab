/// Brings pictures to one size: each new pixel is the mean of what it covers of the old ones.
///
/// Along each direction in turn, old pixels that are covered in part count in part. Shapes are
/// not kept: a wide picture becomes square where the size is.
struct PictureScaling {
  let size: ImageSize
  let channels: Int

  /// A picture's numbers, row by row, at the new size.
  func scaled(_ values: [Double], from old: ImageSize) -> [Double] {
    guard old != size else { return values }
    let width = Coverage(from: old.width, to: size.width)
    let height = Coverage(from: old.height, to: size.height)
    var rows = [Double](repeating: 0, count: old.height * size.width * channels)
    for row in 0..<old.height {
      for (column, parts) in width.parts.enumerated() {
        for (place, share) in parts {
          for channel in 0..<channels {
            rows[(row * size.width + column) * channels + channel] +=
              share * values[(row * old.width + place) * channels + channel]
          }
        }
      }
    }
    return summed(rows, height)
  }

  /// Rows of the new width, brought to the new height.
  private func summed(_ rows: [Double], _ height: Coverage) -> [Double] {
    let line = size.width * channels
    var result = [Double](repeating: 0, count: size.height * line)
    for (row, parts) in height.parts.enumerated() {
      for (place, share) in parts {
        for index in 0..<line { result[row * line + index] += share * rows[place * line + index] }
      }
    }
    return result
  }
}

/// Which old pixels each new one covers along one direction, and their shares, which add up to 1.
private struct Coverage {
  let parts: [[(place: Int, share: Double)]]

  init(from old: Int, to new: Int) {
    parts = (0..<new).map { index in
      let (start, end) = (
        Double(index * old) / Double(new), Double((index + 1) * old) / Double(new)
      )
      let last = min(old, Int(end.rounded(.up)))
      return (Int(start)..<last).compactMap { place in
        let covered = min(end, Double(place + 1)) - max(start, Double(place))
        return covered > 0 ? (place, covered / (end - start)) : nil
      }
    }
  }
}
