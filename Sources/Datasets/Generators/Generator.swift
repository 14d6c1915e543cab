import Matrices

/// Data sets of two features that are made up, each from a random stream of its own.
public enum Generator: String, CaseIterable, Hashable, Sendable {
  /// The corners of a square; two that face each other are of the same class.
  case xor
  /// Two half circles that reach into each other.
  case moons
  /// A circle within a circle.
  case circles
  /// Round clouds, a class each.
  case blobs
  /// Arms that wind around one another, a class each.
  case spiral
  /// Petals of two classes by turns.
  case flower

  /// The most examples it makes.
  public static let maximumCount = 1_000_000
  /// The number of examples it makes unless asked otherwise.
  public static let defaultCount = 400

  /// The noise unless asked otherwise: the standard deviation added to each coordinate, in
  /// `spiral` to the angle, in `flower` to angle and radius; in `blobs` that of a cloud.
  public var defaultNoise: Double {
    switch self {
    case .xor, .moons: 0.1
    case .circles: 0.05
    case .blobs: 1
    case .spiral, .flower: 0.2
    }
  }

  /// How many classes it can make.
  public var classRange: ClosedRange<Int> {
    switch self {
    case .blobs, .spiral: 2...10
    case .xor, .moons, .circles, .flower: 2...2
    }
  }

  /// Where its formula comes from.
  public var source: String {
    switch self {
    case .xor: "the truth table of exclusive or, with noise"
    case .moons: "the points of scikit-learn's make_moons"
    case .circles: "the points of scikit-learn's make_circles with factor 0.5"
    case .blobs: "the points of scikit-learn's make_blobs"
    case .spiral: "arms of radius 0...1 and angle 2πk/K + 4r"
    case .flower: "the rose r = 4 sin 4θ, the planar data of A. Ng's course"
    }
  }

  /// Makes the examples; two classes are one row of 0 and 1, more are one-hot.
  /// - Parameters:
  ///   - count: the number of examples.
  ///   - noise: see `defaultNoise`.
  ///   - classes: the number of classes.
  ///   - seed: what the stream starts from, as `np.random.seed(seed)`.
  /// - Throws: `DatasetError.request` where a number is out of range.
  public func make(
    count: Int = defaultCount, noise: Double? = nil, classes: Int = 2, seed: UInt32
  ) throws(DatasetError) -> Dataset {
    guard classRange.contains(classes) else {
      throw .request(.classes(classes, dataset: rawValue, range: classRange))
    }
    let counts = max(2, classes)...Self.maximumCount
    guard counts.contains(count) else {
      throw .request(.count(count, dataset: rawValue, range: counts))
    }
    // The features, a label for every class, and the same once more while they are made.
    let numbers = 2 * count * (2 + classes) * MemoryLayout<Double>.stride
    guard count < 1 << 12 || MachineMemory.hasRoom(for: numbers) else {
      throw .request(.noMemory(count, dataset: rawValue))
    }
    let noise = noise ?? defaultNoise
    guard noise >= 0, noise <= 1e6 else { throw .request(.noise(noise)) }
    var random = NumPyRandom(seed: seed)
    let points = points(count: count, noise: noise, classes: classes, &random)
    return dataset(points, classes: classes)
  }

  private func points(
    count: Int, noise: Double, classes: Int, _ random: inout NumPyRandom
  ) -> LabelledPoints {
    switch self {
    case .xor: .xor(count, noise, &random)
    case .moons: .moons(count, noise, &random)
    case .circles: .circles(count, noise, &random)
    case .blobs: .blobs(count, noise, classes, &random)
    case .spiral: .spiral(count, noise, classes, &random)
    case .flower: .flower(count, noise, &random)
    }
  }

  private func dataset(_ points: LabelledPoints, classes: Int) -> Dataset {
    let names = (0..<classes).map(String.init)
    let labels: Labels =
      classes == 2 ? .binary(negative: names[0], positive: names[1]) : .oneHot(names)
    let count = points.classes.count
    let Y = Matrix<Double>(shape: Shape(classes == 2 ? 1 : classes, count)) { row, example in
      classes == 2 ? Double(points.classes[example]) : points.classes[example] == row ? 1 : 0
    }
    return Dataset(
      name: rawValue, source: source,
      X: Matrix(shape: Shape(2, count), columnMajor: points.coordinates), Y: Y,
      featureNames: ["x1", "x2"], targetNames: ["class"], labels: labels)
  }
}
