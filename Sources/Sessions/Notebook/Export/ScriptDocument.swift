import Formulas
import Matrices
import Presentation

/// A session as a script that runs to the same state.
enum ScriptDocument {
  /// The lines as they were typed.
  static func text(of entries: [Notebook.Entry], in session: Session) -> String {
    entries.map { entry in
      let isBlock = session.needsFence(entry.text, isCell: entry.isCell)
      return Fence.script(entry.text, isBlock: isBlock, fails: entry.hasFailed)
    }.joined(separator: "\n") + "\n"
  }

  /// The lines, those of scripts that were run among them.
  /// - Parameter isChecked: Whether each has checks of the numbers it showed.
  static func text(of cells: [SessionReplay.Cell], isChecked: Bool) -> String {
    cells.flatMap { cell in
      [Fence.script(cell.text, isBlock: cell.isBlock, fails: cell.hasFailed)]
        + (isChecked ? cell.shown.flatMap(\.expectations) : [])
    }.joined(separator: "\n") + "\n"
  }
}

/// A piece of a script or a text between fences, where it needs them.
enum Fence {
  /// A line as it stands in a script.
  static func script(_ text: String, isBlock: Bool, fails: Bool) -> String {
    isBlock || fails ? fenced(text, isBlock: isBlock, fails: fails) : text
  }

  /// A line between fences; one that fails after it did something is marked, so that a script goes
  /// on behind it.
  static func fenced(_ text: String, isBlock: Bool, fails: Bool) -> String {
    "```\(isBlock ? "python" : "backstep")\(fails ? " fails" : "")\n\(text)\n```"
  }
}

extension Session {
  /// Whether a piece has to be told that it is Python: alone it would be several, or a formula.
  func needsFence(_ text: String, isCell: Bool) -> Bool {
    isCell && (text.contains("\n") || !read(text).isCell)
  }
}

extension ShownNumber {
  /// Up to how many numbers an array is written out.
  private static let most = 60

  /// Lines that check it in a script; for a large array its smallest, largest and mean number.
  fileprivate var expectations: [String] {
    let isWhole = value.matrix.elements.allSatisfy(\.isFinite)
    if isWhole, value.count > Self.most {
      return ["min", "max", "mean"].compactMap { function in
        let numbers = value.matrix.elements
        let number =
          switch function {
          case "min": numbers.min() ?? 0
          case "max": numbers.max() ?? 0
          default: numbers.reduce(0, +) / Double(numbers.count)
          }
        return number.isFinite
          ? "expect \(function)(\(source)) ~ \(number) tol=1e-9" : nil
      }
    }
    return isWhole ? ["expect \(source) ~ \(literal) tol=1e-9"] : []
  }

  /// The value as a formula.
  private var literal: String {
    if let number = value.number { return "\(number)" }
    let matrix = value.matrix
    let rows = (0..<matrix.rows).map { row in
      "[" + (0..<matrix.columns).map { "\(matrix[row, $0])" }.joined(separator: ", ") + "]"
    }
    return value.rank == 2 ? "[\(rows.joined(separator: ", "))]" : rows.joined()
  }
}
