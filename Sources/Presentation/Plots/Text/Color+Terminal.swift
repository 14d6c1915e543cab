import Drawing

extension Color {
  /// The nearest of the 256 colours of a terminal that a theme does not change.
  var terminalIndex: Int {
    let (cube, cubeError) = nearestOfCube
    let (gray, grayError) = nearestGray
    return grayError < cubeError ? gray : cube
  }

  private static let levels = [0, 95, 135, 175, 215, 255].map { Double($0) / 255 }

  /// One of 6 by 6 by 6 colours, from 16 on.
  private var nearestOfCube: (index: Int, error: Double) {
    let parts = [red, green, blue].map { part in
      Self.levels.indices.min { abs(Self.levels[$0] - part) < abs(Self.levels[$1] - part) } ?? 0
    }
    let index = parts.reduce(0) { $0 * 6 + $1 }
    return (16 + index, squaredDistance(to: parts.map { Self.levels[$0] }))
  }

  /// One of 24 greys, from 232 on: 8, 18, … 238 of 255.
  private var nearestGray: (index: Int, error: Double) {
    let step = ((red + green + blue) / 3 * 255 - 8) / 10
    let index = Int(min(max(step.rounded(), 0), 23))
    let level = Double(8 + 10 * index) / 255
    return (232 + index, squaredDistance(to: [level, level, level]))
  }

  private func squaredDistance(to parts: [Double]) -> Double {
    zip([red, green, blue], parts).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}
