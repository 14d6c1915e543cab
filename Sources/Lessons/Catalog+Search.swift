import Languages
import TextMeasures

extension Catalog {
  /// What a search for one lesson came to.
  public enum Match: Equatable, Sendable {
    /// This one is meant.
    case one(Lesson)
    /// Any of these may be meant.
    case several([Lesson])
    /// None; the id that is spelt nearest.
    case none(nearest: String?)
  }

  /// The lesson a person means by a number, an id, the beginning of an id, a file's name or words
  /// of its title in either language; the first of these that fits anything decides.
  public func find(_ query: String) -> Match {
    let query = query.halfWidth.trimmed.lowercased()
    guard !query.isEmpty else { return .none(nearest: nil) }
    for fits in Self.ways {
      let found = lessons.filter { fits($0, query) }
      if let only = found.first { return found.count == 1 ? .one(only) : .several(found) }
    }
    let word = query.nearest(among: words.keys)
    return .none(nearest: word.flatMap { words[$0] })
  }

  /// The lessons with `word` in their title, page titles, text or commands, in either language.
  public func search(_ word: String) -> [Lesson] {
    let word = word.halfWidth.trimmed.lowercased()
    return word.isEmpty ? [] : lessons.filter { $0.says(word) }
  }

  /// The lesson called `id`.
  public func lesson(id: String) -> Lesson? { lessons.first { $0.id == id } }

  /// The lesson after `lesson` in the course.
  public func next(after lesson: Lesson) -> Lesson? {
    lessons.first { $0.number > lesson.number }
  }

  private static var ways: [(Lesson, String) -> Bool] {
    [
      { $1.ordinal(of: "课") == $0.number },
      { $0.id == $1 },
      { $0.fileName == $1 || $0.fileName == $1 + ".md" },
      { $0.id.hasPrefix($1) },
      { $0.title.en.lowercased() == $1 || $0.title.zh == $1 },
      { $0.title.en.lowercased().contains($1) || $0.title.zh.contains($1) },
    ]
  }

  /// Everything a lesson may be called, to its id.
  private var words: [String: String] {
    lessons.reduce(into: [:]) { result, lesson in
      result[lesson.id] = lesson.id
      for word in lesson.title.en.lowercased().split(separator: " ") where word.count > 3 {
        if result[String(word)] == nil { result[String(word)] = lesson.id }
      }
    }
  }
}

extension Lesson {
  /// The last part of its path, in lower case.
  fileprivate var fileName: String {
    (file.split(separator: "/").last.map(String.init) ?? file).lowercased()
  }

  fileprivate func says(_ word: String) -> Bool {
    let titles = [title] + pages.map(\.title)
    return titles.contains { $0.en.lowercased().contains(word) || $0.zh.contains(word) }
      || pages.contains { $0.blocks.contains { $0.says(word) } }
  }
}

extension Block {
  fileprivate func says(_ word: String) -> Bool {
    let both: Localized<Prose>
    switch self {
    case .text(let prose, _): both = prose
    case .exercise(let exercise): both = exercise.ask
    case .run(let script), .type(let script):
      return script.lines.contains { $0.text.lowercased().contains(word) }
    default: return false
    }
    return both.en.plainText.lowercased().contains(word)
      || both.zh.plainText.lowercased().contains(word)
  }
}
