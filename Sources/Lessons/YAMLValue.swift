import Languages
import TextMeasures

/// A value of an author's YAML that knows where it stands and refuses what it was not asked for.
struct YAMLValue {
  let node: YAMLNode
  let key: String
  let file: String
  /// Added to the YAML's own line numbers.
  let offset: Int

  var line: Int { offset + node.line }

  func error(_ reason: LessonError.Reason) -> LessonError {
    LessonError(file: file, line: line, reason: reason)
  }

  func wrong(_ form: LessonError.Form) -> LessonError {
    error(.wrongForm(key: key, needed: form))
  }

  /// The value of `key`, or nil where the author left it out.
  func optional(_ key: String) -> YAMLValue? {
    guard let node = node.mapping?.first(where: { $0.key.scalar == key })?.value else { return nil }
    return YAMLValue(node: node, key: key, file: file, offset: offset)
  }

  /// The value of `key`, which must be there.
  func required(_ key: String) throws(LessonError) -> YAMLValue {
    guard let value = optional(key) else { throw error(.missingKey(key)) }
    return value
  }

  /// Refuses every key that is not in `known`.
  func allow(only known: [String]) throws(LessonError) {
    guard let mapping = node.mapping else { throw wrong(.mapping) }
    for (key, _) in mapping {
      let name = key.scalar ?? "?"
      if known.contains(name) { continue }
      let place = offset + key.line
      let nearest = name.nearest(among: known)
      throw LessonError(file: file, line: place, reason: .unknownKey(name, nearest: nearest))
    }
  }

  func text() throws(LessonError) -> String {
    guard let text = node.scalar?.trimmed, !text.isEmpty else { throw wrong(.text) }
    // "\e" brings in what the screening of the text has not seen.
    try CharacterCheck(file: file).refuseControls(in: text, line: line, column: node.column)
    return text
  }

  func wholeNumber(in range: ClosedRange<Int>) throws(LessonError) -> Int {
    guard let number = Int(try text()) else { throw wrong(.wholeNumber) }
    guard range.contains(number) else {
      throw bad("\(number)", "\(range.lowerBound) … \(range.upperBound)")
    }
    return number
  }

  func number(in range: Range<Double>) throws(LessonError) -> Double {
    guard let number = Double(try text()) else { throw wrong(.number) }
    guard range.contains(number) else {
      throw bad("\(number)", "\(range.lowerBound) ≤ x < \(range.upperBound)")
    }
    return number
  }

  func bad(_ value: String, _ needed: String) -> LessonError {
    error(.badValue(key: key, value: value, needed: needed))
  }

  func list() throws(LessonError) -> [YAMLValue] {
    guard let sequence = node.sequence else { throw wrong(.list) }
    return sequence.map { YAMLValue(node: $0, key: key, file: file, offset: offset) }
  }
}

extension YAMLValue {
  /// `{en: …, zh: …}`.
  func bothLanguages() throws(LessonError) -> Localized<String> {
    guard node.mapping != nil else { throw wrong(.bothLanguages) }
    try allow(only: ["en", "zh"])
    return Localized(en: try required("en").text(), zh: try required("zh").text())
  }

  /// `{en: …, zh: …}` with Markdown in it.
  func prose() throws(LessonError) -> Localized<Prose> {
    let both = try bothLanguages()
    let reader = ProseReader(file: file)
    return Localized(
      en: try reader.prose(both.en, line: line), zh: try reader.prose(both.zh, line: line))
  }

  /// One text, or a list of them that may be empty.
  func texts() throws(LessonError) -> [String] {
    if node.sequence == nil { return [try text()] }
    var result: [String] = []
    for item in try list() { result.append(try item.text()) }
    return result
  }
}
