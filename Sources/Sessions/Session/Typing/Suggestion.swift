import Languages

/// One way to go on with the word before the cursor.
public struct Suggestion: Sendable, Hashable {
  /// What replaces the word.
  public let text: String
  /// A few words about it.
  public let note: Localized<String>?
  /// Whether the word ends with it, so that a blank may follow: not a folder, nor `lr=`.
  public let isWhole: Bool

  /// A way to go on.
  init(_ text: String, _ note: Localized<String>? = nil, isWhole: Bool = true) {
    self.text = text
    self.note = note
    self.isWhole = isWhole
  }
}

extension Suggestion {
  fileprivate var isOption: Bool { text.hasSuffix("=") }
}

/// What Tab offers at a place of a line.
public struct Suggestions: Sendable, Hashable {
  /// Where the word being completed begins, in characters.
  public let start: Int
  /// What may stand there, in alphabetical order, options last.
  public let all: [Suggestion]
  /// Their texts.
  public var words: [String] { all.map(\.text) }

  init(start: Int, _ all: [Suggestion]) {
    self.start = start
    var seen: Set<String> = []
    self.all = all.filter { seen.insert($0.text).inserted }.sorted {
      ($0.isOption ? 1 : 0, $0.text) < ($1.isOption ? 1 : 0, $1.text)
    }
  }
}
