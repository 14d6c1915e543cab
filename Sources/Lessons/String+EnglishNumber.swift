extension String {
  /// A number in words of either language, as arithmetic; nil where it is none.
  public var numberInWords: String? { chineseNumber ?? englishNumber }

  /// A number that is written in English, as arithmetic: `twenty-six` is `26`, `eight tenths` is `8/10`,
  /// `nine per cent` is `9%`; nil where it is none.
  var englishNumber: String? {
    var words = lowercased().split { " -\t".contains($0) }.map(String.init)
    let isPlain = allSatisfy { $0.isASCII && ($0.isLetter || " -\t".contains($0)) }
    guard isPlain, let first = words.first else { return nil }
    // A letter alone is an option or a name.
    if ["a", "an"].contains(first), words.count == 1 { return nil }
    if ["minus", "negative"].contains(first) {
      return words.dropFirst().joined(separator: " ").englishNumber.map { "-\($0)" }
    }
    if words.suffix(2) == ["per", "cent"] { words = words.dropLast(2) + ["percent"] }
    if words.last == "percent" { return Self.whole(words.dropLast()).map { "\($0)%" } }
    if let whole = Self.whole(words[...]) { return "\(whole)" }
    guard let parts = words.last.flatMap({ Self.parts[$0] }), words.count < 4 else { return nil }
    // `half`, `a half`, `three quarters`.
    let count = words.count == 1 ? 1 : Self.whole(words.dropLast())
    return count.map { "\($0)/\(parts)" }
  }

  /// `one hundred and five`, `a thousand`, `twenty six`.
  private static func whole(_ words: ArraySlice<String>) -> Int? {
    guard !words.isEmpty, words.count < 9, words.first != "and", words.last != "and" else {
      return nil
    }
    var (total, section, last) = (0, 0, Int.max)
    for word in words where word != "and" {
      if let number = numbers[word] {
        // `twenty six`, never `six twenty`.
        guard last >= 100 || last >= 20 && (1..<10).contains(number) else { return nil }
        (section, last) = (section + number, number)
      } else if word == "hundred", (1..<10).contains(section) {
        (section, last) = (100 * section, 100)
      } else if word == "thousand", section > 0, total == 0 {
        (total, section, last) = (1000 * section, 0, 1000)
      } else {
        return nil
      }
    }
    return total + section
  }

  private static let numbers: [String: Int] = {
    let small = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    let all = zip(small, 0...).map { ($0, $1) } + zip(tens, 2...).map { ($0, 10 * $1) }
    return Dictionary(uniqueKeysWithValues: all + [("a", 1), ("an", 1)])
  }()

  private static let parts: [String: Int] = [
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8,
    "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100, "thousandth": 1000,
    "thousandths": 1000,
  ]
}
