import Engine
import Matrices

/// An output that is exactly 0 or 1 where its label is not: the loss takes the logarithm of 0, and
/// the cost is infinite.
public struct RefutedOutput: Hashable, Sendable {
  /// Where it stands.
  public let row: Int
  /// Its example in the mini-batch, from 0.
  public let column: Int
  /// The output, 0 or 1.
  public let output: Double
  /// What it should be.
  public let label: Double
}

extension Loss {
  /// The outputs (n, m) whose loss is infinite beside their labels, column by column;
  /// from Z none is.
  public func refuted(_ A: Matrix<Double>, _ Y: Matrix<Double>) -> [RefutedOutput] {
    guard self == .bce || self == .ce, A.shape == Y.shape else { return [] }
    let (outputs, labels) = (A.elements, Y.elements)
    return outputs.indices.compactMap { index in
      let (a, y) = (outputs[index], labels[index])
      guard a == 0 && y > 0 || self == .bce && a == 1 && y < 1 else { return nil }
      return RefutedOutput(row: index % A.rows, column: index / A.rows, output: a, label: y)
    }
  }
}

extension Trainer {
  /// The outputs of the mini-batch whose loss is infinite; none before the cost has been computed.
  public var refutedOutputs: [RefutedOutput] {
    guard let A = tensor("AL"), let Y = tensor("Y"), tensor("L") != nil else { return [] }
    return plan.network.loss.refuted(A, Y)
  }
}
