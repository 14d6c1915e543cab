import Matrices

/// Points of the plane, each of a class.
struct LabelledPoints {
  /// Both coordinates of one point after another.
  private(set) var coordinates: [Double] = []
  private(set) var classes: [Int] = []

  private var spell = Spell()
  private var isLost = false

  /// Adds a point, while somebody waits for them.
  mutating func append(_ x: Double, _ y: Double, class number: Int) {
    if isLost || spell.isOver() { isLost = true }
    guard !isLost else { return }
    coordinates += [x, y]
    classes.append(number)
  }

  /// In the order of `np.random.permutation`.
  func shuffled(_ random: inout NumPyRandom) -> LabelledPoints {
    var result = LabelledPoints()
    for index in random.permutation(classes.count) {
      result.append(coordinates[2 * index], coordinates[2 * index + 1], class: classes[index])
    }
    return result
  }

  /// Each coordinate with normal noise of this standard deviation added.
  func blurred(_ noise: Double, _ random: inout NumPyRandom) -> LabelledPoints {
    var result = self
    inSpells(of: coordinates.count) { piece in
      for index in piece { result.coordinates[index] += noise * random.gauss() }
    }
    return result
  }

  /// How many of `count` examples each class gets: the first ones one more where it is uneven.
  static func counts(_ count: Int, classes: Int) -> [Int] {
    (0..<classes).map { count / classes + ($0 < count % classes ? 1 : 0) }
  }

  /// Evenly spaced numbers as `np.linspace` makes them.
  static func line(
    from start: Double, to end: Double, count: Int, includingEnd: Bool = true
  ) -> [Double] {
    let step = (end - start) / Double(max(1, includingEnd ? count - 1 : count))
    return (0..<count).map { index in
      includingEnd && count > 1 && index == count - 1 ? end : start + Double(index) * step
    }
  }
}
