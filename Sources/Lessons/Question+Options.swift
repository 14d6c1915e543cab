/// What a learner chose of a question's options.
public enum Choice: Equatable, Sendable {
  /// This one, from 0.
  case one(Int)
  /// Words or a number that stand in each of these.
  case several([Int])
  /// None of them.
  case none
}

extension Question {
  /// Reads which option is meant: by its letter, its place, its words, or a part that no other has.
  ///
  /// A number that an option speaks of means that option before it means a place: `2` is `About 2
  /// into each power of ten`, though it is the first. Where place and words could both be meant, or
  /// words stand in several options, it says so instead of choosing.
  public static func choice(typed: String, of options: [Option]) -> Choice {
    if let lettered = lettered(typed, options) { return lettered }
    let answer = typed.withoutChoosing
    let words = answer.optionWords
    if answer.isPlainCount, let word = words.first, words.count == 1 {
      return numbered(word, index(typed: typed, of: options.count), options)
    }
    if let place = index(typed: typed, of: options.count) ?? answer.place {
      return place < options.count ? .one(place) : .none
    }
    let chosen = said(answer, options)
    return chosen == .none ? said(answer.inPerCent, options) : chosen
  }

  /// Whether an option is named by its letter or place, or typed whole or as far as its first clause
  /// goes, so that nothing else can be meant.
  public static func isQuoted(_ typed: String, from options: [Option]) -> Bool {
    if lettered(typed, options) != nil || index(typed: typed, of: options.count) != nil {
      return true
    }
    let words = typed.withoutChoosing.optionWords
    return !words.isEmpty
      && options.contains { $0.sayings.contains { $0.whole == words || $0.beginning == words } }
  }

  /// A letter with a sign behind it and words of its option: `b) it falls`.
  private static func lettered(_ typed: String, _ options: [Option]) -> Choice? {
    let plain = typed.halfWidth.trimmed.lowercased()
    guard let match = plain.firstMatch(of: #/^\(?([a-z])[).:、,]\s*(.+)$/#),
      let index = (0..<min(options.count, 26)).first(where: { letter($0) == match.1 })
    else { return nil }
    switch said(String(match.2), options) {
    case .one(let other) where other != index: return .several([index, other].sorted())
    default: return .one(index)
    }
  }

  /// A count alone: an option that says it, or the one at that place.
  private static func numbered(
    _ count: OptionWord, _ place: Int?, _ options: [Option]
  ) -> Choice {
    let texts = options.map(\.sayings)
    let meant = [count, count.inPerCent]
    func fitting(_ fits: (Saying) -> Bool) -> [Int] {
      texts.indices.filter { texts[$0].contains(where: fits) }
    }
    let lone = fitting { $0.isLoneNumber && $0.whole.first == count }
    if lone.count == 1 { return .one(lone[0]) }
    let saying = fitting { text in meant.contains(where: text.whole.contains) }
    guard !saying.isEmpty else {
      // Where each option is a number, one that stands in none was not counted off.
      let areNumbers = texts.allSatisfy { $0.contains(where: \.isLoneNumber) }
      return place.flatMap { areNumbers ? nil : .one($0) } ?? .none
    }
    guard saying.count == 1 else { return .several(saying) }
    guard let place, place != saying[0] else { return .one(saying[0]) }
    let isItsOwn = texts[saying[0]].contains { $0.isLed(by: count) || $0.numbers == [count] }
    return isItsOwn ? .one(saying[0]) : .several([place, saying[0]].sorted())
  }

  /// The option that says the words: whole, at its beginning, together somewhere, or each of them
  /// somewhere.
  private static func said(_ typed: String, _ options: [Option]) -> Choice {
    let words = typed.optionWords
    guard words.contains(where: \.isTelling) else { return .none }
    let texts = options.map(\.sayings)
    let parts = typed.split(separator: " ").map { String($0).optionWords }
      .filter { $0.contains(where: \.isTelling) }
    let areNumbers = words.allSatisfy(\.isNumber)
    // A number is not said by an option because it begins with it.
    let ways: [(Saying) -> Bool] = [
      { $0.whole == words }, { !areNumbers && $0.beginning == words },
      { !areNumbers && $0.whole.starts(with: words) },
      { $0.contains(words) }, { saying in parts.allSatisfy(saying.contains) },
    ]
    for way in ways {
      let found = texts.indices.filter { texts[$0].contains(where: way) }
      if !found.isEmpty { return found.count == 1 ? .one(found[0]) : .several(found) }
    }
    return .none
  }
}

extension Question.Option {
  /// Its words in each language.
  fileprivate var sayings: [Saying] { [text.en, text.zh].map { Saying($0.plainText) } }
}

/// An option in one language, word by word.
private struct Saying {
  let whole: [OptionWord]
  /// Up to the first sign that ends a clause.
  let beginning: [OptionWord]

  init(_ text: String) {
    whole = text.optionWords
    let clause = text.halfWidth.prefix { !":;,，：；、。".contains($0) }
    beginning = String(clause).optionWords
  }

  var numbers: Set<OptionWord> { Set(whole.filter(\.isNumber)) }

  /// Whether it is a number, at most with its unit.
  var isLoneNumber: Bool { whole.count <= 2 && whole.first?.isNumber == true }

  /// Whether its first number is this one, with no more than two words before it.
  func isLed(by word: OptionWord) -> Bool {
    whole.firstIndex(where: \.isNumber).map { $0 <= 2 && whole[$0] == word } ?? false
  }

  /// Whether the words stand in it one after another.
  func contains(_ words: [OptionWord]) -> Bool {
    whole.count >= words.count
      && (0...whole.count - words.count).contains { whole[$0...].starts(with: words) }
  }
}

/// A word of an option as answers are compared: a number by its value, a word in small letters without
/// its plural, a Chinese character.
private enum OptionWord: Hashable {
  case number(Double)
  case word(String)

  init?(_ text: Substring) {
    let isShare = text.last == "%"
    if text.first?.isLetter == false, let number = Double(isShare ? text.dropLast() : text) {
      self = .number(isShare ? number / 100 : number)
      return
    }
    guard !["and", "or", "the", "a", "an", "of", "about", "和", "与", "约"].contains(text) else {
      return nil
    }
    let isPlural = text.last == "s" && text.count > 3 && text.allSatisfy(\.isASCII)
    self = .word(String(isPlural ? text.dropLast() : text))
  }

  var isNumber: Bool { if case .number = self { true } else { false } }

  /// The share that a number is, where it was meant as per cent.
  var inPerCent: OptionWord {
    if case .number(let number) = self { .number(number / 100) } else { self }
  }

  /// Whether it tells one option from another by itself.
  var isTelling: Bool {
    switch self {
    case .number: true
    case .word(let word): !Self.common.contains(word)
    }
  }

  /// Words that stand anywhere.
  private static let common: Set<String> = [
    "it", "its", "is", "be", "i", "in", "on", "at", "to", "for", "by", "with", "as", "that", "thi",
    "they", "are", "was", "will", "than", "from", "one", "so", "if", "do", "doe", "my", "because",
    "的", "了", "是", "在", "它", "也", "会", "就", "都", "有", "个", "么", "吗", "这", "那", "们", "为",
    "以", "要", "把", "被", "到", "得", "地", "着", "样", "什", "因",
  ]
}

extension String {
  /// Without what leads to an answer: `我选`, `the answer is`.
  fileprivate var withoutChoosing: String {
    halfWidth.trimmed
      .replacing(
        #/^(?:i (?:think|choose|say)|(?:the )?answer(?: is)?)\b[: ]*/#.ignoresCase(), with: ""
      )
      .replacing(#/^(?:我选|我觉得|应该是|答案是|选)[: ]*/#, with: "")
  }

  /// Whether it is a whole number and nothing else.
  fileprivate var isPlainCount: Bool {
    !isEmpty && allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// With a number for each per cent that it leaves out: `3.3` as `3.3%`.
  fileprivate var inPerCent: String {
    replacing(#/([0-9]+(?:\.[0-9]+)?)(?![0-9.%])/#) { "\($0.1)%" }
  }

  /// The place that it says in words: `the second`, `第二个`; from 0.
  fileprivate var place: Int? {
    zip(["first", "second", "third", "fourth", "fifth"], ["一", "二", "三", "四", "五"])
      .map { [$0, "the \($0)", "the \($0) one", "第\($1)", "第\($1)个", "第\($1)项", $1] }
      .firstIndex { $0.contains(lowercased().trimmed) }
  }

  /// The words in it, those that only join others left out.
  fileprivate var optionWords: [OptionWord] {
    let text = halfWidth.lowercased().replacing("−", with: "-").replacing("大约", with: "约")
    var (rest, words, isAfterWord) = (text[...], [OptionWord](), false)
    while let first = rest.first {
      let length = rest.wordLength(isAfterWord: isAfterWord)
      if length > 0 { words += [OptionWord(rest.prefix(length))].compactMap(\.self) }
      isAfterWord = first == ")" || length > 0
      rest = rest.dropFirst(max(1, length))
    }
    return words
  }
}

extension Substring {
  /// How many characters the word has with which it begins; 0 where it begins with none.
  fileprivate func wordLength(isAfterWord: Bool) -> Int {
    if let number = prefixMatch(of: #/-?[0-9]*\.?[0-9]+%?/#)?.output,
      number.first != "-" || !isAfterWord
    {
      return number.count
    }
    if let word = prefixMatch(of: #/[a-z_][a-z0-9_']*/#)?.output { return word.count }
    return first.map { !$0.isASCII && $0.isLetter } == true ? 1 : 0
  }
}
