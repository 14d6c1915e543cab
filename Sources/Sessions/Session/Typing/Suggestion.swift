import Languages

/// One way to go on with the word before the cursor.
public struct Suggestion: Sendable, Hashable {
  /// What replaces the word.
  public let text: String
  /// A few words about it.
  public let note: Localized<String>?
  /// Whether the word ends with it, so that a blank may follow: not a folder, nor `lr=`.
  public let isWhole: Bool
  /// What it stands among in the list.
  let group: Group

  /// The groups of a list, in their order.
  enum Group: Int { case leading, names, functions, options }

  /// Whether it is a module's name among those of values.
  var isModule: Bool { ["np", "math", "plt"].contains(text) && !isWhole }

  /// The same before all others.
  var leading: Suggestion { Suggestion(text, note, isWhole: isWhole, in: .leading) }

  /// The same with other words about it.
  func noted(_ note: Localized<String>?) -> Suggestion {
    Suggestion(text, note ?? self.note, isWhole: isWhole, in: group)
  }

  /// Numbers by their size, words by their letters.
  var order: (Int, Int, String) {
    let number = text.utf8.first.map { (48...57).contains($0) } == true ? Int(text) : nil
    return (group.rawValue, number ?? 0, text)
  }

  /// A way to go on.
  init(
    _ text: String, _ note: Localized<String>? = nil, isWhole: Bool = true, in group: Group = .names
  ) {
    self.text = text
    self.note = note
    self.isWhole = isWhole
    self.group = text.hasSuffix("=") ? .options : group
  }
}

/// What Tab offers at a place of a line.
public struct Suggestions: Sendable, Hashable {
  /// Where the word being completed begins, in characters.
  public let start: Int
  /// What may stand there, in alphabetical order: names, functions, options.
  public let all: [Suggestion]
  /// Their texts.
  public var words: [String] { all.map(\.text) }

  init(start: Int, _ all: [Suggestion]) {
    self.start = start
    var seen: Set<String> = []
    // Each place in the order is found once: there may be ten thousand.
    self.all = all.filter { seen.insert($0.text).inserted }.map { ($0, $0.order) }
      .sorted { $0.1 < $1.1 }.map(\.0)
  }
}
