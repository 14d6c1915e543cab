/// How the cursor goes from row to row of a line that has several.
struct RowMoves {
  /// The line, cut in two at the cursor.
  let before, after: String

  /// How many characters the cursor goes to stand in the row above; nil on the first row.
  var up: Int? {
    var rows = before.rows
    guard let column = rows.popLast()?.count, let above = rows.last?.count else { return nil }
    return min(column, above) - column - 1 - above
  }

  /// How many characters the cursor goes to stand in the row below; nil on the last row.
  var down: Int? {
    let rows = after.rows
    guard rows.count > 1, let column = before.rows.last?.count else { return nil }
    return rows[0].count + 1 + min(column, rows[1].count)
  }
}

extension String {
  fileprivate var rows: [Substring.UnicodeScalarView] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
