import Formulas
import Matrices

/// Places beside the corners of formulas: two that bend at other places differ between these alone, and
/// nowhere that is drawn by chance.
extension GradientFit {
  /// Values of an activation's input at the places where a gradient's formula, or what it is the
  /// derivative of, compares, cuts off or takes a sign.
  func corners(
    of spec: TensorSpec, moving input: TensorSpec, _ weights: [String: Matrix<Double>]
  ) -> [Matrix<Double>] {
    let behind = forward.filter { weights.isEmpty || weights[$0.name] != nil }
    let specs = behind.filter { own[$0.name]?.formula != nil } + [spec]
    let parts = specs.flatMap { one in resolved(one).turningParts.map { (one, $0) } }
    let shape = input.shape(examples: examples)
    return parts.prefix(8).flatMap { spec, part in
      Corners(shape) { base in
        guard var values = self.values(with: input.name, base) else { return nil }
        for (name, weight) in weights { values["d\(name)"] = Value(weight) }
        return self.value(of: part, for: spec, values)?.matrix
      }.all
    }
  }
}

/// Where the elements of something change their signs as what it is made of goes from far below 0 to
/// far above.
private struct Corners {
  /// How many are looked at for each element.
  private static let most = 4
  private static let near = (-60...60).map { Double($0) * 0.05 }
  private static let far = Array(sequence(first: 3.9) { $0 < 4000 ? 1.35 * $0 : nil })
  private static let levels = far.reversed().map { -$0 } + near + far

  private let shape: Shape
  private let height: (Matrix<Double>) -> [Double]?

  init(_ shape: Shape, _ height: @escaping (Matrix<Double>) -> Matrix<Double>?) {
    self.shape = shape
    self.height = { base in height(base).flatMap { $0.shape == shape ? $0.elements : nil } }
  }

  /// What it is made of at the corners.
  var all: [Matrix<Double>] {
    let heights = Self.levels.map { height(Matrix(shape: shape, filledWith: $0)) }
    let places = (0..<shape.count).map { element in
      Self.levels.indices.dropLast().filter { place in
        guard let a = heights[place]?[element], let b = heights[place + 1]?[element] else {
          return false
        }
        return (a < 0) != (b < 0) && a.isFinite && b.isFinite
      }
    }
    return (0..<Self.most).compactMap { count in
      let begins = places.map { $0.count > count ? $0[count] : nil }
      return begins.contains { $0 != nil } ? corners(behind: begins) : nil
    }
  }

  /// The corners behind some levels, found by halving; any place where there is none.
  private func corners(behind places: [Int?]) -> Matrix<Double>? {
    var low = places.map { $0.map { Self.levels[$0] } ?? 0.37 }
    var high = places.map { $0.map { Self.levels[$0 + 1] } ?? 0.37 }
    guard let start = height(Matrix(shape: shape, columnMajor: low)) else { return nil }
    for _ in 0..<36 {
      let middle = zip(low, high).map { ($0 + $1) / 2 }
      guard let heights = height(Matrix(shape: shape, columnMajor: middle)) else { return nil }
      for element in middle.indices {
        if (heights[element] < 0) == (start[element] < 0) {
          low[element] = middle[element]
        } else {
          high[element] = middle[element]
        }
      }
    }
    return Matrix(shape: shape, columnMajor: low)
  }
}

extension Syntax {
  /// What changes its sign where the formula bends, each once.
  fileprivate var turningParts: [Syntax] {
    var seen: Set<Syntax> = []
    return allTurningParts.filter { !$0.names.isEmpty && seen.insert($0).inserted }
  }

  private var allTurningParts: [Syntax] {
    ownTurningParts + kind.children.flatMap(\.allTurningParts)
  }

  private var ownTurningParts: [Syntax] {
    switch kind {
    case .comparison(let first, let links): links.map { first.minus($0.right) }
    case .call(let name, let arguments):
      Self.turningParts(of: name.text, arguments.map(\.value))
    case .method(let base, let name, let arguments):
      Self.turningParts(of: name.text, [base] + arguments.map(\.value))
    default: []
    }
  }

  private static func turningParts(of name: String, _ values: [Syntax]) -> [Syntax] {
    switch name {
    case "clip" where values.count == 3: values.dropFirst().map { values[0].minus($0) }
    case "maximum", "minimum", "fmax", "fmin", "max", "min":
      values.count == 2 ? [values[0].minus(values[1])] : []
    case "abs", "absolute", "fabs", "sign", "relu": Array(values.prefix(1))
    default: []
    }
  }

  private func minus(_ other: Syntax) -> Syntax { Syntax(.binary(.subtract, self, other)) }
}
