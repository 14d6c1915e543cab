import Languages
import Matrices

/// Lays out a matrix's values as a person reads them: aligned, shortened in the middle, with the
/// numbers of rows and columns.
public struct MatrixFormat: Sendable, Hashable {
  /// The significant digits of the largest value.
  public let digits: Int
  /// The most rows shown.
  public let rowLimit: Int

  /// Creates a format; limits out of range are brought into it.
  public init(digits: Int = NumberFormat.defaultDigits, rowLimit: Int = 12) {
    let range = NumberFormat.digitsRange
    self.digits = min(max(digits, range.lowerBound), range.upperBound)
    self.rowLimit = max(3, rowLimit)
  }

  /// A format for a page: so many rows that the tensors shown together stay on the screen, 24 at
  /// most; 12 where it has no height.
  public static func fitting(
    _ page: Page, tensors: Int = 1, digits: Int = NumberFormat.defaultDigits
  ) -> Self {
    let heads = 4
    let rows = page.height.map { min(max(0, $0 - 8), 28) / max(1, tensors) - heads } ?? 12
    return MatrixFormat(digits: digits, rowLimit: rows)
  }

  /// The values, lines no wider than the page; one line that says so where there are none.
  /// - Parameter numbersRows: whether rows have a number; those of an array of rank 1 have none.
  public func text(
    _ matrix: Matrix<Double>, for page: Page, numbersRows: Bool = true
  ) -> String {
    guard matrix.count > 0 else {
      return page.style(Localized(en: "(no values)", zh: "（没有值）")[page], as: .muted)
    }
    let rows = VisibleLines(count: matrix.rows, limit: rowLimit)
    if page.isSpoken {
      return MatrixSentences(matrix, rows: rows, digits: digits).text(page, numbersRows)
    }
    for digits in stride(from: digits, through: 1, by: -1) {
      let grid = MatrixGrid(
        matrix, rows: rows, digits: digits, page: page, numbersRows: numbersRows)
      if let text = grid.text(headed: true) { return text }
    }
    let grid = MatrixGrid(matrix, rows: rows, digits: 1, page: page)
    return grid.text(headed: false)
      ?? page.style(Localized(en: "(too narrow for values)", zh: "（太窄，放不下数值）")[page], as: .muted)
  }
}

/// Which of many lines are shown: the first ones and the last ones.
struct VisibleLines: Hashable, Sendable {
  let head: Range<Int>
  let tail: Range<Int>

  /// All where they are within the limit; otherwise one place is left for the mark between.
  init(count: Int, limit: Int) {
    guard count > limit else {
      (head, tail) = (0..<count, count..<count)
      return
    }
    let shown = max(1, limit - 1)
    (head, tail) = (0..<((shown + 1) / 2), (count - shown / 2)..<count)
  }

  init(head: Range<Int>, tail: Range<Int>) {
    self.head = head
    self.tail = tail
  }

  var isWhole: Bool { head.upperBound == tail.lowerBound }
  var indices: [Int] { Array(head) + Array(tail) }
}
