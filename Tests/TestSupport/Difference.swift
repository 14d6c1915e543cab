import Matrices

/// Where two matrices differ by more than a tolerance, relative to the element or, in float32
/// where differences of near numbers lose digits, to the tensor's largest element.
package func difference(
  _ found: Matrix<Double>?, from expected: Matrix<Double>, tolerance: Double
) -> String? {
  guard let found else { return "missing" }
  guard found.shape == expected.shape else { return "\(found.shape), not \(expected.shape)" }
  let largest = expected.elements.filter { $0.isFinite }.map(abs).max() ?? 0
  for (a, b) in zip(found.elements, expected.elements) where !(a.isNaN && b.isNaN) {
    let scale = max(tolerance > 1e-6 ? largest : abs(b), 1e-3)
    guard abs(a - b) <= tolerance * scale else { return "\(a), not \(b)" }
  }
  return nil
}
