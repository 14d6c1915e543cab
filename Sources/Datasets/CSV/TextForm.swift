/// Texts that stand for something a network could learn from once it is written as numbers.
enum TextForm: Equatable {
  case trueFalse
  /// A date or a time of day.
  case date
  /// An amount with the sign of a currency.
  case money

  private static let currencies = [
    "$", "€", "£", "¥", "￥", "₹", "₽", "USD", "EUR", "GBP", "CNY", "RMB", "JPY", "美元", "万元", "元",
  ]
  private static let months: Set = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  init?(_ text: String) {
    if ["true", "false"].contains(text.lowercased()) {
      self = .trueFalse
    } else if Self.isDate(text) {
      self = .date
    } else if Self.isMoney(text) {
      self = .money
    } else {
      return nil
    }
  }

  /// `2012/01/31`, `10.03.2004`, `2012-01-31T18:00`, `18:00`, `18.00.00`, `2012年1月31日`,
  /// `Jan 31, 2012`.
  private static func isDate(_ text: String) -> Bool {
    isPlainDate(text) && NumberForm(Array(text.utf8)) == nil || hasMonth(text)
      || isChineseDate(text)
  }

  /// A month's name beside one or two numbers.
  private static func hasMonth(_ text: String) -> Bool {
    guard text.utf8.count <= 32 else { return false }
    let words = text.lowercased().split { " ,-/.".contains($0) }.map(String.init)
    let numbers = words.filter { $0.count <= 4 && $0.allSatisfy(\.isNumber) }
    return words.count == numbers.count + 1 && (1...2).contains(numbers.count)
      && words.contains(where: months.contains)
  }

  /// `2012年1月31日`, `1月31日 18时`.
  private static func isChineseDate(_ text: String) -> Bool {
    guard text.utf8.count <= 48, text.contains("月") || text.contains("年") else { return false }
    let marks: Set<Character> = ["年", "月", "日", "号", "时", "分", "秒", " ", ":"]
    let groups = text.split(whereSeparator: marks.contains)
    return !groups.isEmpty && groups.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isNumber) }
  }

  private static func isPlainDate(_ text: String) -> Bool {
    guard text.utf8.count <= 32, let first = text.utf8.first, first &- UInt8(ascii: "0") <= 9,
      text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 || "-/.:, TZ+".utf8.contains($0) })
    else { return false }
    let groups = text.split { "-/.:, TZ+".contains($0) }
    let fits = groups.allSatisfy { (1...6).contains($0.count) } && groups[0].count <= 4
    return fits && (groups.count >= 3 || text.contains(":"))
  }

  private static func isMoney(_ text: String) -> Bool {
    let text = text.hasPrefix("-") ? String(text.dropFirst()) : text
    for sign in currencies where text.hasPrefix(sign) || text.hasSuffix(sign) {
      let amount = text.hasPrefix(sign) ? text.dropFirst(sign.count) : text.dropLast(sign.count)
      return NumberForm(Array(amount.utf8.filter { $0 != UInt8(ascii: " ") })) != nil
    }
    return false
  }
}
