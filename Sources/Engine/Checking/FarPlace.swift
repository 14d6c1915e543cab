import Formulas
import Matrices

/// A forward pass in which the input of an activation, or the output, has other values, and each example
/// adds what is its own to the cost.
struct FarPlace {
  private let fit: GradientFit
  private let moved: TensorSpec
  private let weights: [String: Matrix<Double>]
  private let base: Matrix<Double>
  /// What the formula gives there.
  private let gradient: Matrix<Double>
  private let sums: [Double]

  /// Nil where a formula has no value there.
  init?(
    _ fit: GradientFit, _ spec: TensorSpec, _ moved: TensorSpec,
    _ weights: [String: Matrix<Double>], _ base: Matrix<Double>
  ) {
    (self.fit, self.moved, self.weights, self.base) = (fit, moved, weights, base)
    let shape = moved.shape(examples: fit.examples)
    guard var values = fit.values(with: moved.name, base) else { return nil }
    for (name, weight) in weights { values["d\(name)"] = Value(weight) }
    guard let gradient = fit.value(of: spec, values)?.matrix, gradient.shape == shape,
      let sums = fit.sums(with: moved.name, base, weights)
    else { return nil }
    (self.gradient, self.sums) = (gradient, sums)
  }

  /// Whether a row of the gradient is the derivative, example by example; nil where it cannot be told
  /// of any, or examples hang together.
  func fits(in row: Int) -> Bool? {
    guard isByExample(in: row) else { return nil }
    let slopes = Differences.steps.dropLast().map { self.slopes(in: row, by: $0) }
    let roughness = weights.isEmpty ? Roughness(self, row) : nil
    var isTold = false
    for column in sums.indices where gradient[row, column].isFinite && sums[column].isFinite {
      guard let slope = Differences.settled(slopes.map { $0?[column] }) else { continue }
      let isFar = abs(base[row, column]) >= 8
      if isFar, roughness?.bears(out: slope, at: column) == false { continue }
      let distance = abs(slope - gradient[row, column])
      let noise =
        1e-11 * (1 + abs(sums[column]) + abs(base[row, column]))
        + (isFar ? roughness?.noise(at: column) ?? 0 : 0)
      guard distance <= 1e-7 * max(abs(slope), abs(gradient[row, column])) + noise else {
        return false
      }
      isTold = true
    }
    return isTold ? true : nil
  }

  /// Whether moving every other example leaves those between as they are.
  func isByExample(in row: Int) -> Bool {
    [0, 1].allSatisfy { parity in
      guard let other = moved(in: row, by: 0.5, where: { $0 % 2 == parity }) else { return false }
      return sums.indices.allSatisfy {
        $0 % 2 == parity || other[$0] == sums[$0] || other[$0].isNaN && sums[$0].isNaN
      }
    }
  }

  /// How much a cost whose logarithms have lost digits can be relied on far from 0.
  private struct Roughness {
    private let sums: [Double]
    private let above: [Double]?
    private let below: [Double]?
    private let wide: [Double]?

    init(_ place: FarPlace, _ row: Int) {
      sums = place.sums
      (above, below) = (place.moved(in: row, by: 1e-6), place.moved(in: row, by: -1e-6))
      wide = place.slopes(in: row, by: 1)
    }

    /// Whether a wide step says nearly the same: where 1 - A has no digits left the cost is constant
    /// between leaps.
    func bears(out slope: Double, at column: Int) -> Bool {
      guard let wide = wide?[column], wide.isFinite else { return false }
      return abs(wide - slope) <= 0.3 * max(abs(wide), abs(slope)) + 1e-9
    }

    /// What lost digits make of a slope.
    func noise(at column: Int) -> Double {
      guard let above = above?[column], let below = below?[column] else { return .infinity }
      return 1e5 * abs(above + below - 2 * sums[column])
    }
  }

  fileprivate func slopes(in row: Int, by step: Double) -> [Double]? {
    guard let a = moved(in: row, by: step), let b = moved(in: row, by: -step),
      let c = moved(in: row, by: 2 * step), let d = moved(in: row, by: -2 * step)
    else { return nil }
    return a.indices.map { (8 * (a[$0] - b[$0]) - (c[$0] - d[$0])) / (12 * step) }
  }

  fileprivate func moved(
    in row: Int, by step: Double, where isMoved: (Int) -> Bool = { _ in true }
  ) -> [Double]? {
    let other = Matrix(shape: base.shape) {
      $0 == row && isMoved($1) ? base[$0, $1] + step : base[$0, $1]
    }
    return fit.sums(with: moved.name, other, weights)
  }
}

extension GradientFit {
  /// The forward pass with other values of a tensor; nil where a formula has no value there.
  func values(with name: String, _ matrix: Matrix<Double>) -> [String: Value]? {
    var (values, changed) = (self.values, Set([name]))
    values[name] = Value(matrix)
    for spec in forward where spec.name != name {
      guard reads(spec, changed) else { continue }
      guard let value = value(of: spec, values) else { return nil }
      values[spec.name] = value
      changed.insert(spec.name)
    }
    return values
  }

  /// For each example what it adds to the cost, and to what stands for its derivatives, with other
  /// values of a tensor; a weighted tensor passes nothing on.
  fileprivate func sums(
    with name: String, _ matrix: Matrix<Double>, _ weights: [String: Matrix<Double>]
  ) -> [Double]? {
    var (values, changed) = (self.values, Set([name]))
    var sums = [Double](repeating: 0, count: examples)
    values[name] = Value(matrix)
    for spec in forward where spec.name != name && reads(spec, changed) {
      guard let value = value(of: spec, values) else { return nil }
      if let weight = weights[spec.name], let matrix = value.matrix {
        guard matrix.columns == examples, matrix.shape == weight.shape else { return nil }
        for index in matrix.elements.indices {
          sums[index / matrix.rows] += weight.elements[index] * matrix.elements[index]
        }
        continue
      }
      values[spec.name] = value
      changed.insert(spec.name)
    }
    guard changed.contains("J") else { return sums }
    // A cost of the learner's own need not be the mean of the losses.
    guard ["J", "J_data", "J_reg"].allSatisfy({ own[$0] == nil }), changed.contains("L"),
      let L = values["L"]?.matrix, L.count == examples
    else {
      return nil
    }
    return sums.indices.map { sums[$0] + L.elements[$0] }
  }

  private func reads(_ spec: TensorSpec, _ changed: Set<String>) -> Bool {
    spec.formula.names.contains { changed.contains($0) || plan.dictionaries[$0] != nil }
  }
}
