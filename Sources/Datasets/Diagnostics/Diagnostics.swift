import TextMeasures

extension DatasetError: CustomStringConvertible {
  /// The whole sentence: where, what, and what to do.
  public var description: String {
    let sentence = hint.map { "\(message); \($0)" } ?? message
    return place.map { "\($0): \(sentence)" } ?? sentence
  }

  /// Where in a file it is, if it is at one place.
  public var place: Place? {
    if case .csv(_, let place) = self { place } else { nil }
  }

  /// What is wrong.
  public var message: String {
    switch self {
    case .file(let problem, let path): "\(path): \(problem.message)"
    case .csv(let problem, _): problem.texts.message
    case .columns(let problem): problem.texts.message
    case .request(let problem): problem.texts.message
    case .split(let problem): problem.texts.message
    case .variables(let problem): problem.texts.message
    }
  }

  /// What to do about it.
  public var hint: String? {
    switch self {
    case .file(let problem, _): problem.hint
    case .csv(let problem, _): problem.texts.hint
    case .columns(let problem): problem.texts.hint
    case .request(let problem): problem.texts.hint
    case .split(let problem): problem.texts.hint
    case .variables(let problem): problem.texts.hint
    }
  }
}

extension Place: CustomStringConvertible {
  /// `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}

/// A sentence in two halves.
typealias Texts = (message: String, hint: String?)

func suggestion(_ word: String, _ known: [String]) -> String {
  if let nearest = word.nearest(among: known) { return "did you mean '\(nearest)'?" }
  return "there are: \(listed(known))"
}

func listed(_ words: [String]) -> String {
  words.count <= 20
    ? words.joined(separator: ", ") : words.prefix(20).joined(separator: ", ") + ", …"
}

func span(_ range: ClosedRange<Int>) -> String {
  "from \(range.lowerBound) to \(range.upperBound)"
}

func shortened(_ text: String) -> String {
  text.count <= 40 ? text : text.prefix(40) + "…"
}
