extension String {
  /// A number that is written in Chinese, as arithmetic: `四分之一` is `1.0/4.0`, `百分之九` is `9.0%`,
  /// `九成` is `90.0%`; nil where it is none.
  public var chineseNumber: String? {
    let text = trimmed
    guard text.contains(where: { !$0.isASCII }) else { return nil }
    if text.first == "负" { return String(text.dropFirst()).chineseNumber.map { "-\($0)" } }
    if text == "一半" || text == "半" { return "0.5" }
    if let tenths = text.tenths { return tenths }
    let parts = text.split(separator: "分之", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      return (text[...].decimal ?? text.counted?.decimal).map { "\($0)" }
    }
    guard let share = parts[1].decimal else { return nil }
    return parts[0] == "百" ? "\(share)%" : parts[0].decimal.map { "\(share)/\($0)" }
  }

  /// The number of a lesson or a page: 2 for `2`, `第2课`, `第二课` and `2课`.
  public func ordinal(of unit: String) -> Int? {
    var text = halfWidth.trimmed[...]
    if text.first == "第" { text = text.dropFirst() }
    if text.hasSuffix(unit) { text = text.dropLast(unit.count) }
    return text.decimal.flatMap { Int(exactly: $0) }
  }

  /// `九成` and `九成五`, in per cent.
  private var tenths: String? {
    let parts = split(separator: "成", omittingEmptySubsequences: false)
    guard parts.count == 2, let tens = parts[0].decimal else { return nil }
    if parts[1].isEmpty { return "\(10 * tens)%" }
    guard parts[1].count == 1, let ones = parts[1].decimal else { return nil }
    return "\(10 * tens + ones)%"
  }
}

extension String {
  /// `二十六` of `二十六次`: the number before the word that counts with what is counted.
  fileprivate var counted: Substring? {
    guard let unit = lastIndex(where: { "个次倍轮层步张行列遍条种位项组".contains($0) }),
      unit > startIndex, distance(from: unit, to: endIndex) < 5
    else { return nil }
    return self[..<unit]
  }
}

extension Substring {
  private static let digits: [Character: Double] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9,
  ]
  private static let units: [Character: Double] = ["十": 10, "百": 100, "千": 1000]

  /// `九点五`, `一百零五`, `12`.
  fileprivate var decimal: Double? {
    if !isEmpty, allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }) { return Double(self) }
    let parts = split(separator: "点", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts[0].whole else { return nil }
    guard parts.count == 2 else { return whole }
    let places = parts[1].compactMap { Self.digits[$0] }
    guard !places.isEmpty, places.count == parts[1].count else { return nil }
    return Double("\(Int(whole))." + places.map { "\(Int($0))" }.joined())
  }

  /// `一百零五`, `两万`; digits one after another are read as they stand: `二零`.
  private var whole: Double? {
    guard !isEmpty, count < 16 else { return nil }
    var (total, section, digit) = (0.0, 0.0, Double?.none)
    for character in self {
      if let next = Self.digits[character] {
        digit = 10 * (digit ?? 0) + next
      } else if let unit = Self.units[character] {
        section += (digit ?? 1) * unit
        digit = nil
      } else if character == "万" {
        (total, section, digit) = (10_000 * (total + section + (digit ?? 0)), 0, nil)
      } else {
        return nil
      }
    }
    return total + section + (digit ?? 0)
  }
}
