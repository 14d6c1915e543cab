import Languages

/// The rules that keep both languages of a block equal.
struct PairLint {
  let block: Block

  var rules: [(Int, LintFinding.Rule)] {
    switch block {
    case .text(let both, let line): Self.rules(both).map { (line, $0) }
    case .table(let table, let line): Self.rules(table).map { (line, $0) }
    case .exercise(let exercise): exercise.texts.flatMap(Self.rules).map { (exercise.line, $0) }
    case .formula(let both, let line): Self.rules(both).map { (line, $0) }
    default: []
    }
  }

  /// A drawing that both languages share says nothing in either.
  private static func rules(_ both: Localized<String>) -> [LintFinding.Rule] {
    if both.en.isEmpty || both.zh.isEmpty { return [.drawingInOneLanguage] }
    if both.en.contains(where: \.isChinese) { return [.notEnglish] }
    if both.en == both.zh { return both.en.words.map { [.drawingWithWords($0)] } ?? [] }
    return both.zh.contains(where: \.isChinese) ? [] : [.notChinese]
  }

  private static func rules(_ both: Localized<Prose>) -> [LintFinding.Rule] {
    if both.zh.isEmpty { return [.noChinese] }
    var result: [LintFinding.Rule] = []
    let words = both.map { $0.elements.flatMap(\.words).joined() }
    if words.en.contains(where: \.isLetter) && !words.zh.contains(where: \.isChinese) {
      result.append(.notChinese)
    }
    if words.en.contains(where: \.isChinese) { result.append(.notEnglish) }
    if let run = both.zh.unstressed.englishRun { result.append(.englishInChinese(run)) }
    if words.en.contains("**") || words.zh.contains("**") { result.append(.bareAsterisks) }
    if both.en.elements.map(\.form) != both.zh.elements.map(\.form) {
      result.append(.unequalParts)
    }
    let code = both.map { Set($0.elements.flatMap(\.code)) }
    return result + code.en.symmetricDifference(code.zh).sorted().map { .codeDiffers($0) }
  }

  private static func rules(_ table: LessonTable) -> [LintFinding.Rule] {
    ([table.header] + table.rows).joined().compactMap { cell in
      guard cell.en == cell.zh else { return nil }
      let words = cell.en.words.joined()
      let hasWord = words.split { !$0.isLetter }.contains { $0.count > 2 }
      return hasWord || words.contains(where: \.isChinese)
        ? .cellInOneLanguage(words) : nil
    }
  }
}

extension String {
  /// Three English words beside each other, names and abbreviations aside, or nil.
  fileprivate var englishRun: String? {
    let run = /\b[a-z]{2,}(?: [a-z]{2,}){2,}\b|“[A-Za-z][A-Za-z ]*”/
    return firstMatch(of: run).map { String($0.output) }
  }
}

extension Exercise {
  /// Everything it says in both languages.
  fileprivate var texts: [Localized<Prose>] {
    var texts = [ask, explain] + hints + wrong.map(\.explain)
    if case .choice(let options, _) = question { texts += options.map(\.text) }
    return texts
  }
}

extension Prose {
  /// Its plain words: neither code nor what is stressed, such as a term of another language.
  fileprivate var unstressed: String {
    elements.flatMap(\.inlines).map { if case .text(let words) = $0 { words } else { "," } }
      .joined()
  }
}

extension Prose.Element {
  /// The words of its paragraphs.
  fileprivate var inlines: [Prose.Inline] {
    switch self {
    case .paragraph(let inlines): inlines
    case .list(_, let items): items.flatMap { $0.flatMap(\.inlines) }
    }
  }

  /// Its kind, and the kinds within it.
  fileprivate var form: String {
    switch self {
    case .paragraph: return "paragraph"
    case .list(let start, let items):
      let inner = items.map { $0.map(\.form).joined(separator: " ") }
      return (start == nil ? "bullets(" : "numbers(") + inner.joined(separator: ", ") + ")"
    }
  }

  fileprivate var words: [String] {
    switch self {
    case .paragraph(let inlines): inlines.words
    case .list(_, let items): items.flatMap { $0.flatMap(\.words) }
    }
  }

  fileprivate var code: [String] {
    switch self {
    case .paragraph(let inlines): inlines.code
    case .list(_, let items): items.flatMap { $0.flatMap(\.code) }
    }
  }
}

extension [Prose.Inline] {
  /// Its plain words, code aside.
  fileprivate var words: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .text(let words): [words]
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.words
      case .code, .lineBreak: []
      }
    }
  }

  fileprivate var code: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .code(let code): [code]
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.code
      case .text, .lineBreak: []
      }
    }
  }
}

extension String {
  /// Two words beside each other that no formula holds, or nil.
  fileprivate var words: String? {
    for row in split(separator: "\n") {
      let pieces = row.split(separator: " ", omittingEmptySubsequences: false)
      for (one, other) in zip(pieces, pieces.dropFirst()) where one.isWord && other.isWord {
        if !Self.code.contains(String(one)) { return "\(one) \(other)" }
      }
    }
    return nil
  }

  /// Words that begin a command or a statement.
  private static let code: Set<String> = ["for", "data", "show", "train", "split", "set", "loss"]
}

extension Substring {
  fileprivate var isWord: Bool {
    count > 1 && contains { "aeiou".contains($0) } && allSatisfy { ("a"..."z").contains($0) }
  }
}
