extension CSVCursor {
  /// What a field holds.
  enum Content: Equatable {
    /// A number, maybe not finite.
    case number(Double)
    /// Nothing, `?`, or a word that programs write for it, such as `NA`.
    case missing
    /// `nan`, in whatever letters.
    case nan
    /// A sign or a word that people write for nothing, such as `-` or `无`: it may be a class too.
    case blankWord
    /// Anything else.
    case text

    /// Whether no number is known.
    var isGap: Bool { self == .missing || self == .nan || self == .blankWord }
  }

  func content(of field: Field) -> Content {
    let range = field.range
    guard !isMissing(field), let base = bytes.baseAddress else { return .missing }
    if let parsed = Decimal.read(base + range.lowerBound), parsed.length == range.count {
      return .number(parsed.value)
    }
    return word(range)
  }

  /// Whether a field is empty or `?`.
  func isMissing(_ field: Field) -> Bool {
    let range = field.range
    return range.isEmpty || range.count == 1 && bytes[range.lowerBound] == UInt8(ascii: "?")
  }

  /// The spellings of NaN, infinity and nothing that programs write, as in pandas.read_csv.
  private func word(_ range: Range<Int>) -> Content {
    guard range.count <= 12 else { return .text }
    switch String(decoding: bytes[range], as: UTF8.self).lowercased() {
    case "nan", "-nan", "+nan": return .nan
    case "na", "n/a", "<na>", "#n/a", "#na", "null", "none", "缺失", "缺失值": return .missing
    case "-", "--", "—", "——", "–", "无", "空", "空值", "未知", "无数据", "没有", "missing", "unknown":
      return .blankWord
    case "inf", "+inf", "infinity", "+infinity": return .number(.infinity)
    case "-inf", "-infinity": return .number(-.infinity)
    default: return .text
    }
  }

  /// The text of a field, `""` within quotes made one quote.
  func text(of field: Field) -> String {
    let raw = String(decoding: bytes[field.range], as: UTF8.self)
    guard field.isQuoted, raw.utf8.contains(UInt8(ascii: "\"")) else { return raw }
    var (result, previousWasQuote) = ("", false)
    for scalar in raw.unicodeScalars {
      previousWasQuote = scalar == "\"" && !previousWasQuote
      if !previousWasQuote { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// All fields of the line the cursor stands at.
  mutating func line() throws(DatasetError) -> [Field] {
    var fields: [Field] = []
    repeat { fields.append(try field()) } while !endedLine
    return fields
  }
}
