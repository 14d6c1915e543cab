import Matrices
import Presentation

/// How the values of a feature are spread, or those of several together.
struct FeatureProfile {
  /// The feature's name, or the first and the last one's.
  let name: String
  /// How many features there are in it.
  let features: Int
  let minimum: Double
  let mean: Double
  let deviation: Double
  let maximum: Double
  /// How many values lie in each tenth of the range; all in one where they are the same.
  let counts: [Int]

  private static let bins = 10

  /// Looks at some rows of a matrix.
  ///
  /// NaN is passed over; nil where no number is left.
  init?(_ rows: Range<Int>, of matrix: Matrix<Double>, names: [String]) {
    let values = (0..<matrix.columns).lazy.flatMap { column in
      rows.lazy.map { matrix[$0, column] }
    }.filter { !$0.isNaN }
    guard let low = values.min(), let high = values.max(), let first = rows.first,
      let last = rows.last
    else { return nil }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    name = rows.count == 1 ? names[first] : "\(names[first]) … \(names[last])"
    features = rows.count
    (minimum, maximum, self.mean) = (low, high, mean)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = low == high ? 0 : (squares / count).squareRoot()
    counts = Self.counts(Array(values), low, high)
  }

  /// As NumPy's histogram: a value on an edge belongs above it, the greatest to the last.
  private static func counts(_ values: [Double], _ low: Double, _ high: Double) -> [Int] {
    guard low < high else { return [values.count] }
    var counts = Array(repeating: 0, count: bins)
    // Halves, as the whole range may be too large for a number.
    let half = high / 2 - low / 2
    let edges = (0...bins).map { low + half * (Double($0) / Double(bins)) * 2 }
    for value in values {
      var bin = min(bins - 1, Int((value / 2 - low / 2) / half * Double(bins)))
      if value < edges[bin] { bin -= 1 }
      if bin < bins - 1, value >= edges[bin + 1] { bin += 1 }
      counts[max(0, bin)] += 1
    }
    return counts
  }

  /// Whether every value is the same.
  var isConstant: Bool { minimum == maximum }

  /// Whether the mean is no larger than what adding the values up may be wrong by.
  var isMeanRounding: Bool {
    let largest = max(abs(minimum), abs(maximum))
    let steps = 4 + Double(counts.reduce(0, +)).squareRoot()
    return mean != 0 && abs(mean) <= largest * .ulpOfOne / 2 * steps
  }

  var json: JSON {
    .object([
      ("name", .string(name)), ("features", .integer(features)), ("min", .number(minimum)),
      ("mean", .number(mean)), ("deviation", .number(deviation)), ("max", .number(maximum)),
      ("counts", .array(counts.map(JSON.integer))),
    ])
  }
}
