import Formulas
import Presentation

extension Value {
  /// A shape or another list as Python prints it: `(4, 400)`, `(3,)`, `()`.
  var text: String {
    switch self {
    case .array(let array):
      array.number.map { $0.shortText(digits: 8) } ?? Value(shape: array.shape).text
    case .tuple(let values):
      "(" + values.map(\.text).joined(separator: ", ") + (values.count == 1 ? ",)" : ")")
    case .text(let text): "\"\(text)\""
    case .none: "None"
    }
  }
}
