import Languages
import TextMeasures

/// The words after a command: some by place, some by name (`lr=0.1`).
struct Arguments {
  /// The command they belong to.
  let command: String
  /// Everything after the command's name, as typed.
  let rest: String
  /// The words by place.
  private(set) var words: [String]
  private var options: [String: String]
  /// An option that is given twice: wrong, unless a command reads the text by parts.
  private var repeated: String?

  /// Cuts up what follows a command's name.
  init(_ command: String, _ rest: String) {
    self.command = command
    self.rest = rest
    words = []
    options = [:]
    for word in LineWords(rest).all.map(\.text) {
      guard let (name, value) = Self.option(word) else {
        words.append(word)
        continue
      }
      if options.updateValue(value, forKey: name) != nil { repeated = name }
    }
  }

  /// Reads `name=value`; a comparison such as `a==b` is none.
  private static func option(_ word: String) -> (String, String)? {
    guard word.utf8.contains(UInt8(ascii: "=")), let equals = word.firstIndex(of: "="),
      equals != word.startIndex
    else { return nil }
    let (name, value) = (word[..<equals], word[word.index(after: equals)...])
    guard !value.hasPrefix("="), name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    return (String(name), String(value))
  }

  /// Takes the next word by place.
  mutating func next() -> String? { words.isEmpty ? nil : words.removeFirst() }

  /// Takes the next word by place.
  /// - Throws: a usage error saying what is missing.
  mutating func next(_ what: Localized<String>) throws -> String {
    guard let word = next() else { throw usage(.missing(what)) }
    return word
  }

  /// Takes so many words away from the end.
  mutating func removeLast(_ count: Int) { words.removeLast(count) }

  /// The first option that nobody has taken.
  var unread: (name: String, value: String)? {
    options.min { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The names of the options that are not taken yet.
  var optionNames: [String] { options.keys.sorted() }

  /// Takes an option's text.
  mutating func option(_ name: String) -> String? { options.removeValue(forKey: name) }

  /// Takes an option's text, which may not be empty.
  private mutating func option(
    _ name: String, needed: Localized<String>
  ) throws -> String? {
    let text = option(name)
    if text == "" { throw usage(.noValue(name, needed: needed)) }
    return text
  }

  /// Takes an option that is a number.
  mutating func number(_ name: String) throws -> Double? {
    guard let text = try option(name, needed: .number) else { return nil }
    guard let value = Self.number(text) else {
      throw usage(.value(option: Localized(name), text: text, needed: .number))
    }
    return value
  }

  /// Takes an option that is a whole number in a range.
  mutating func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = try option(name, needed: .wholeNumber) else { return nil }
    return try integer(text, named: name, in: range)
  }

  /// Reads a whole number in a range.
  func integer(_ text: String, named name: String, in range: ClosedRange<Int>) throws -> Int {
    try integer(text, named: Localized(name), in: range)
  }

  /// Reads a whole number in a range.
  func integer(
    _ text: String, named name: Localized<String>, in range: ClosedRange<Int>
  ) throws -> Int {
    guard let value = Self.number(text).flatMap({ Int(exactly: $0) }), range.contains(value) else {
      let (low, high) = (range.lowerBound, range.upperBound)
      let needed =
        high == .max
        ? Localized(en: "a whole number of \(low) or more", zh: "不小于 \(low) 的整数")
        : Localized(en: "a whole number from \(low) to \(high)", zh: "\(low) 到 \(high) 的整数")
      throw usage(.value(option: name, text: text, needed: needed))
    }
    return value
  }

  /// Takes an option that is one of some names.
  mutating func choice(_ name: String, _ choices: [String]) throws -> String? {
    let needed = Localized(choices.joined(separator: ", "))
    guard let text = try option(name, needed: needed) else { return nil }
    guard choices.contains(text) else {
      throw usage(.choice(Localized(name), text: text, choices: choices))
    }
    return text
  }

  /// Takes an option that is a yes or a no, in the words of Python, of optimizers or of settings.
  mutating func answer(_ name: String) throws -> Bool? {
    try choice(name, ["yes", "no", "true", "false", "on", "off"])
      .map { ["yes", "true", "on"].contains($0) }
  }

  /// Sees that nothing is left over.
  /// - Throws: a usage error naming the first word or option the command does not take, or an
  ///   option given twice.
  func finish(options known: [String] = []) throws {
    if let repeated { throw usage(.repeated(repeated)) }
    if let word = words.first { throw usage(.unexpected(word)) }
    if let name = options.keys.min() {
      throw usage(.unknownOption(name, nearest: name.nearest(among: known)))
    }
  }

  /// An error in these words.
  func usage(_ usage: SessionError.Usage) -> SessionError {
    .usage(command: command, usage)
  }

  /// A number as people write it: no hexadecimal, no `nan`; `70%` is a share.
  static func number(_ text: String) -> Double? {
    if let sign = text.last, "%％".contains(sign) {
      return number(String(text.dropLast())).map { $0 / 100 }
    }
    guard !text.isEmpty, text.allSatisfy({ "0123456789+-.eE_".contains($0) }) else { return nil }
    return Double(text.replacing("_", with: ""))
  }

  /// A count with commas between its thousands: `1,500` is 1500; nil for everything else.
  static func grouped(_ text: String) -> Int? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { $0.allSatisfy { ("0"..."9").contains($0) } }
    guard parts.count > 1, areDigits, (1...3).contains(parts[0].count),
      parts.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return Int(parts.joined())
  }
}
