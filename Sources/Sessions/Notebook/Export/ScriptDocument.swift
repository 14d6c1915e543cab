import Cells
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
    CodeFence.around(text, (isBlock ? "python" : "backstep") + (fails ? " fails" : ""))
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

  /// Lines that check it in a script; of a large array its smallest, largest and mean number, and how
  /// many are none.
  fileprivate var expectations: [String] {
    let numbers = value.matrix.elements
    guard numbers.count > Self.most else { return ["expect \(source) ~ \(literal) tol=1e-9"] }
    let finite = numbers.filter(\.isFinite)
    guard finite.count < numbers.count else { return measures(of: source, numbers) }
    let counts = [
      ("isnan(\(source))", numbers.count(where: \.isNaN)),
      ("(\(source)) == np.inf", numbers.count { $0 == .infinity }),
      ("(\(source)) == -np.inf", numbers.count { $0 == -.infinity }),
    ]
    return counts.map { "expect sum(\($0)) ~ \($1)" }
      + measures(
        of: "where(isfinite(\(source)), \(source), 0)", numbers.map { $0.isFinite ? $0 : 0 })
  }

  private func measures(of source: String, _ numbers: [Double]) -> [String] {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return [("min", numbers.min() ?? 0), ("max", numbers.max() ?? 0), ("mean", mean)]
      // The sum of large numbers may be none.
      .filter { $1.isFinite }
      .map { "expect \($0)(\(source)) ~ \($1) tol=1e-9" }
  }

  /// The value as a formula.
  private var literal: String {
    if let number = value.number { return TwinText.float(number) }
    let matrix = value.matrix
    let rows = (0..<matrix.rows).map { row in
      "["
        + (0..<matrix.columns).map { TwinText.float(matrix[row, $0]) }.joined(separator: ", ")
        + "]"
    }
    return value.rank == 2 ? "[\(rows.joined(separator: ", "))]" : rows.joined()
  }
}
