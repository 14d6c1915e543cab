/// What YAML takes for something else than the author meant.
struct YAMLTraps {
  /// The index of the first row whose words after ` #` would be dropped as a remark.
  ///
  /// Rows of block scalars, `key: |`, hold what they say.
  static func droppedRemark(in rows: [Substring]) -> Int? {
    var scalar: Int?
    for (index, row) in rows.enumerated() where !row.trimmed.isEmpty {
      let indent = row.prefix { $0 == " " }.count
      if let outer = scalar, indent > outer { continue }
      scalar = row.opensBlockScalar ? indent : nil
      if row.dropsWords { return index }
    }
    return nil
  }
}

extension Substring {
  fileprivate var opensBlockScalar: Bool {
    ["|", ">", "|-", ">-", "|+", ">+"].contains { hasSuffix(": " + $0) || hasSuffix("- " + $0) }
  }

  /// Whether it holds unquoted words and then ` #`.
  fileprivate var dropsWords: Bool {
    let row = trimmed
    guard !row.hasPrefix("#"), let start = row.pieces(between: ": ").dropFirst().first,
      let sign = start.trimmed.first, !"\"'[{|>#&".contains(sign)
    else { return false }
    return row.pieces(between: " #").count > 1
  }
}
