import Matrices

/// Input normalisation: features moved to mean 0 and scaled to variance 1.
///
/// x becomes (x - μ) / σ, with μ and σ² the mean and the biased variance over the training
/// examples, the same for every part and for predictions. A feature that is constant in training
/// is left at 0.
public struct Normalization: Hashable, Sendable {
  /// μ, (features, 1).
  public let mean: Matrix<Double>
  /// σ, (features, 1); 0 where the feature is constant.
  public let deviation: Matrix<Double>

  /// Measures training examples, (features, m) with m at least 1.
  public init(training X: Matrix<Double>) {
    let (means, variances) = (X.mean(along: .columns), X.variance(along: .columns))
    let measured = (0..<X.rows).map { row -> (mean: Double, deviation: Double) in
      // Rounding may leave a constant feature a tiny variance, so it is looked for by itself.
      let (mean, variance) = (means[row, 0], variances[row, 0])
      if (0..<X.columns).allSatisfy({ X[row, $0] == X[row, 0] }) {
        return (mean.isFinite ? mean : X[row, 0], 0)
      }
      let isWhole = mean.isFinite && variance.isFinite && variance >= Double.leastNormalMagnitude
      return isWhole ? (mean, variance.squareRoot()) : Self.scaled(X, row)
    }
    mean = Matrix(shape: means.shape) { row, _ in measured[row].mean }
    deviation = Matrix(shape: means.shape) { row, _ in measured[row].deviation }
  }

  /// μ and σ of a feature whose squares are too large or too small for a number.
  private static func scaled(
    _ X: Matrix<Double>, _ row: Int
  ) -> (mean: Double, deviation: Double) {
    let unit = (0..<X.columns).reduce(0.0) { max($0, abs(X[row, $1])) }
    let parts = Matrix<Double>(shape: Shape(1, X.columns)) { X[row, $1] / unit }
    return (
      parts.mean(along: .columns)[0, 0] * unit,
      parts.variance(along: .columns)[0, 0].squareRoot() * unit
    )
  }

  /// Takes μ and σ that were measured before, (features, 1) each; nil where they cannot be.
  public init?(mean: Matrix<Double>, deviation: Matrix<Double>) {
    guard mean.shape == deviation.shape, mean.columns == 1,
      mean.elements.allSatisfy(\.isFinite),
      deviation.elements.allSatisfy({ $0.isFinite && $0 >= 0 })
    else { return nil }
    self.mean = mean
    self.deviation = deviation
  }

  /// Examples, (features, any number), normalised.
  public func applied(to X: Matrix<Double>) -> Matrix<Double> {
    precondition(X.rows == mean.rows, "\(X.shape) with the means of \(mean.rows) features")
    return Matrix(shape: X.shape) { row, column in
      let deviation = deviation[row, 0]
      return deviation == 0 ? 0 : (X[row, column] - mean[row, 0]) / deviation
    }
  }

  /// Normalised examples, (features, any number), as they were before, but for rounding.
  ///
  /// A feature that is constant in training becomes that constant.
  public func undone(on X: Matrix<Double>) -> Matrix<Double> {
    precondition(X.rows == mean.rows, "\(X.shape) with the means of \(mean.rows) features")
    return Matrix(shape: X.shape) { row, column in
      X[row, column] * deviation[row, 0] + mean[row, 0]
    }
  }
}

extension Splits {
  /// Every part as it was before normalisation, but for rounding.
  public func undoing(_ normalization: Normalization) -> Splits {
    mapping { dataset in
      var result = dataset
      result.X = normalization.undone(on: dataset.X)
      return result
    }
  }

  /// Every part normalised by the training part, and what it was normalised by.
  public func normalized() -> (splits: Splits, by: Normalization) {
    let normalization = Normalization(training: train.X)
    return (normalized(by: normalization), normalization)
  }

  /// Every part normalised by the same numbers, which may be those of another training part.
  public func normalized(by normalization: Normalization) -> Splits {
    mapping { dataset in
      var result = dataset
      result.X = normalization.applied(to: dataset.X)
      return result
    }
  }
}
