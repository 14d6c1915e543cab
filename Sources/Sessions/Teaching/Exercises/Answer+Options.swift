import Lessons

/// The option of a choice that was meant by its words.
extension Answer {
  /// The only option that says what was typed, or begins with it as a word: `5` for `5 rows`.
  static func option(_ line: String, of options: [Question.Option]) -> Int? {
    let typed = line.asWords
    guard typed.count > 1 || typed.allSatisfy(\.isNumber) else { return nil }
    func only(_ fits: (String) -> Bool) -> Int? {
      let found = options.indices.filter { index in
        [options[index].text.en, options[index].text.zh].map { $0.plainText.asWords }
          .contains(where: fits)
      }
      return found.count == 1 ? found[0] : nil
    }
    return only { $0 == typed } ?? only { $0.begins(withWords: typed) }
  }

  /// The option of that place, `the second`, `第二个`, or the only one that says a word: `dropout` for
  /// `Dropout, because …`.
  static func option(with line: String, of options: [Question.Option]) -> Int? {
    let lead = ["我选", "选", "答案是"].first(where: line.hasPrefix) ?? ""
    let typed = String(line.dropFirst(lead.count)).asWords
    if let place = ordinals.firstIndex(where: { $0.contains(typed) }) {
      return options.indices.contains(place) ? place : nil
    }
    let word = typed.count > 4 && typed.last == "s" ? String(typed.dropLast()) : typed
    guard word.count > (word.allSatisfy(\.isASCII) ? 2 : 1) else { return nil }
    return option(saying: word, of: options)
  }

  /// The only option in which a word or a number stands.
  static func option(saying word: String, of options: [Question.Option]) -> Int? {
    let found = options.indices.filter { index in
      [options[index].text.en, options[index].text.zh].map { $0.plainText.asWords }
        .contains { $0.says(word) }
    }
    return found.count == 1 ? found[0] : nil
  }

  private static let ordinals: [Set<String>] = zip(
    ["first", "second", "third", "fourth", "fifth"], ["一", "二", "三", "四", "五"]
  ).map { [$0, "the \($0)", "the \($0) one", "第\($1)", "第\($1)个", "第\($1)项", "\($1)"] }
}

extension String {
  /// The text as answers are compared: in small letters, without full-width ones and a full stop.
  fileprivate var asWords: String {
    let text = halfWidth.lowercased()
    return String(text.reversed().drop { "。.".contains($0) }.reversed())
  }

  /// Whether it is a number with decimals, or per cent.
  var isFraction: Bool {
    let number = last == "%" ? String(dropLast()).trimmed : self
    return Double(number) != nil && (number.contains(".") || last == "%")
  }

  /// Whether a word stands in it, alone or in the plural; in Chinese anywhere.
  fileprivate func says(_ word: String) -> Bool {
    guard word.allSatisfy(\.isASCII) else { return contains(word) }
    // A point belongs to a number where it stands within one.
    let words = split { !($0.isASCII && ($0.isLetter || $0.isNumber) || ".%".contains($0)) }
    return words.map { $0.last == "." ? $0.dropLast() : $0 }
      .contains { $0 == word || $0 == "\(word)s" }
  }

  /// Whether it begins with another text that ends where a word does: `5` of `5 rows`, `上升` of
  /// `上升：…`.
  fileprivate func begins(withWords words: String) -> Bool {
    guard hasPrefix(words), let next = dropFirst(words.count).first else { return false }
    return " :,;".contains(next) || !next.isASCII && !next.isLetter && !next.isNumber
  }
}
