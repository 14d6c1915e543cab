import Datasets
import Formulas

extension Splits {
  /// X and Y of every part by the names they go by in formulas: `X_train`, `Y_dev`.
  var values: [String: Value] {
    parts.reduce(into: [:]) { values, part in
      values["X_\(part)"] = self[part].map { Value($0.X) }
      values["Y_\(part)"] = self[part].map { Value($0.Y) }
    }
  }
}
