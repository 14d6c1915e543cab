import Formulas
import Matrices
import Presentation

extension Session {
  /// The numbers of an expression that is to be drawn; at least one.
  func matrix(of source: String) throws -> Matrix<Double> {
    guard let matrix = try value(of: source).matrix else {
      throw SessionError.kind(source, needed: "numbers")
    }
    guard matrix.count > 0 else {
      throw SessionError.plot(.nothingToDraw("\(source) is \(matrix.shape)"))
    }
    return matrix
  }
}

extension Arguments {
  /// Takes all words that are left as one expression.
  mutating func expression(_ what: String) throws -> String {
    var source = try next(what)
    while let word = next() { source += " " + word }
    return source
  }
}
