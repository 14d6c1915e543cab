import Languages

/// A term of the course: what it means in a sentence or two, where to see it, which lesson teaches it.
struct Term: Hashable, Sendable {
  /// What it is called; the first is its usual name.
  let names: Localized<[String]>
  /// What it means.
  let words: Localized<String>
  /// Lines that show it.
  let tries: [String]
  /// The lesson that teaches it.
  let lesson: String?

  init(
    _ en: [String], _ zh: [String], _ english: String, _ chinese: String, tries: [String],
    lesson: String? = nil
  ) {
    names = Localized(en: en, zh: zh)
    words = Localized(en: english, zh: chinese)
    self.tries = tries
    self.lesson = lesson
  }

  /// All it is called, in small letters.
  var allNames: [String] { (names.en + names.zh).map { $0.lowercased() } }

  /// The terms in the order of the course.
  static let all = propagation + training + optimizing + strategy
}
