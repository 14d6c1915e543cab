extension StringProtocol {
  /// The columns of a terminal the text takes: 2 for Chinese, 0 for combining marks, controls and
  /// escape sequences.
  ///
  /// ```swift
  /// let width = "偏差 b1".displayWidth  // 7
  /// ```
  public var displayWidth: Int {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
    return TextUnits(self).reduce(0) { $0 + $1.width }
  }
}
