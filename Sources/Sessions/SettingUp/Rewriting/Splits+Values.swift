import Datasets
import Formulas

extension Splits {
  /// X and Y of the parts, of those asked for, by the names they go by in formulas: `X_train`,
  /// `Y_dev`.
  func values(of names: Set<String>) -> [String: Value] {
    parts.reduce(into: [:]) { values, part in
      let (X, Y) = ("X_\(part)", "Y_\(part)")
      if names.contains(X) { values[X] = self[part].map { Value($0.X) } }
      if names.contains(Y) { values[Y] = self[part].map { Value($0.Y) } }
    }
  }
}
