import Formulas
import Languages
import Matrices
import Presentation

/// The numbers of an expression that is to be drawn; at least one.
struct DrawnValue {
  let matrix: Matrix<Double>
  /// The expression and its shape, as NumPy prints it: `W1 (3, 4)`.
  let title: String

  init(_ source: String, in session: Session) throws {
    guard let array = try session.value(of: source).array else {
      throw SessionError.kind(source, needed: .numbers)
    }
    matrix = array.matrix
    title = "\(source) \(Value(shape: array.shape).text)"
    guard matrix.count > 0 else {
      throw SessionError.plot(
        .nothingToDraw(
          Localized(en: "\(title) has no elements", zh: "\(title) 没有元素")))
    }
  }
}

extension Arguments {
  /// Takes all words that are left as one expression.
  mutating func expression(_ what: Localized<String>) throws -> String {
    var source = try next(what)
    while let word = next() { source += " " + word }
    return source
  }
}
