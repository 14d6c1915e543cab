import Datasets
import Engine
import Formulas
import Matrices

/// Makes other numbers of the same kind, always the same ones.
struct Variation {
  private var random = NumPyRandom(seed: 20_011)

  /// Other features: each scaled and shifted a little.
  mutating func features(_ X: Matrix<Double>) -> Matrix<Double> {
    X.map { $0 * (0.7 + 0.6 * random.uniform()) + 0.2 * random.gauss() }
  }

  /// Other labels: numbers vary, classes go to other examples.
  mutating func labels(_ Y: Matrix<Double>) -> Matrix<Double> {
    Y.elements.allSatisfy({ $0 == 0 || $0 == 1 || $0.isNaN }) ? rotated(Y) : factors(Y)
  }

  /// Each column where its neighbour was, as far on as it takes to differ.
  private func rotated(_ Y: Matrix<Double>) -> Matrix<Double> {
    for step in 1..<max(2, min(Y.columns, 1000)) {
      let other = Matrix(shape: Y.shape) { Y[$0, ($1 + step) % Y.columns] }
      if other != Y { return other }
    }
    return Y
  }

  private mutating func factors(_ matrix: Matrix<Double>) -> Matrix<Double> {
    matrix.map { $0 * (0.6 + 0.35 * random.uniform()) }
  }

  /// Other parameters, none of them 0.
  mutating func parameters(_ W: Matrix<Double>) -> Matrix<Double> {
    W.map { $0 + 0.3 * random.gauss() }
  }

  /// Another value for a variable; whole numbers alone stay, since they may count something.
  mutating func variable(_ value: Value) -> Value {
    guard let array = value.array else { return value }
    if let number = array.number { return number == number.rounded() ? value : smaller(number) }
    return .array(NumPyArray(labels(array.matrix), rank: array.rank, isLogical: array.isLogical))
  }

  private mutating func smaller(_ number: Double) -> Value {
    Value(number * (0.6 + 0.35 * random.uniform()))
  }
}
