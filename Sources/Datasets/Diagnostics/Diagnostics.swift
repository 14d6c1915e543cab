import Languages
import TextMeasures

extension DatasetError {
  /// Where in a file it is, if it is at one place.
  public var place: FilePlace? {
    if case .csv(_, let place) = self { place } else { nil }
  }

  /// What is wrong, without the name of the file, and what to do about it.
  public var reason: ErrorWords {
    if case .file(let problem, _) = self { problem.words } else { words }
  }

  /// What is wrong, with its place, and what to do about it.
  public var words: ErrorWords {
    switch self {
    case .file(let problem, let path):
      problem.words.behind(Localized(en: "\(path): ", zh: "\(path)："))
    case .csv(let problem, let place): problem.words.behind(Localized("\(place): "))
    case .columns(let problem): problem.words
    case .request(let problem): problem.words
    case .split(let problem): problem.words
    case .variables(let problem): problem.words
    }
  }
}

extension DatasetError: CustomStringConvertible {
  /// The whole sentence in English: where, what, and what to do.
  public var description: String {
    let message = words.message.en
    return words.hint.map { "\(message); \($0.en)" } ?? message
  }
}

extension FilePlace: CustomStringConvertible {
  /// `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}

extension ErrorWords {
  /// The same behind a place.
  fileprivate func behind(_ place: Localized<String>) -> ErrorWords {
    ErrorWords(place + message, hint: hint)
  }
}

/// The name that may have been meant, or all there are.
func suggestion(_ word: String, _ known: [String]) -> Localized<String> {
  if let nearest = word.nearest(among: known) {
    return Localized(en: "did you mean '\(nearest)'?", zh: "是不是“\(nearest)”？")
  }
  return Localized(en: "there are: ", zh: "有：") + listed(known.map { Localized($0) })
}

/// The first twenty of a list.
func listed(_ words: [Localized<String>]) -> Localized<String> {
  let list = words.prefix(20).joined(separator: .comma)
  return words.count <= 20 ? list : list + Localized(en: ", …", zh: "……")
}

/// The text, cut where it is too long for a sentence.
func shortened(_ text: String) -> String {
  text.count <= 40 ? text : text.prefix(40) + "…"
}
