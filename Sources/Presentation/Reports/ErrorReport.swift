import Languages

/// Why a command failed: what, where, and how to go on.
public struct ErrorReport: Report, Error {
  /// The part of a line that is at fault.
  public struct Excerpt: Sendable, Hashable {
    /// The line as it was written.
    public let line: String
    /// The characters at fault, counted from 0; an empty range stands between two characters.
    public let range: Range<Int>

    /// Creates an excerpt; the range is brought into the line.
    public init(line: String, range: Range<Int>) {
      self.line = line
      self.range = range.clamped(to: 0..<line.count + 1)
    }
  }

  /// The exception that ended a cell.
  public struct Exception: Sendable {
    /// Its name, `ValueError`.
    public let name: String
    /// The line of the cell, from 1; 0 where it is not known.
    public let line: Int
    /// The line at the top of the cell it came by, from 1.
    public let row: Int
    /// The character of that line, from 1; 0 where it is not known.
    public let column: Int
    /// All that a person reads of it.
    public let text: Localized<String>

    /// Creates an exception from its parts.
    public init(name: String, line: Int, row: Int, column: Int, text: Localized<String>) {
      self.name = name
      self.line = line
      self.row = row
      self.column = column
      self.text = text
    }
  }

  /// What sort of error it is, for programs: `shape`, `name`, `syntax`, `file`, ….
  public let errorKind: String
  /// What went wrong, one sentence.
  public let words: Localized<String>
  /// What to do about it.
  public let advice: Localized<String>?
  /// Where, in what was typed.
  public let excerpt: Excerpt?
  /// The script's line, `intro.bs:3`, where it came from one.
  public let location: String?

  /// The check that failed, where one did.
  public let check: CheckReport?

  /// The exception of a cell, where there was one.
  public let exception: Exception?

  /// Creates the report of a failure.
  public init(
    kind errorKind: String, message: Localized<String>, hint: Localized<String>? = nil,
    excerpt: Excerpt? = nil, location: String? = nil, check: CheckReport? = nil,
    exception: Exception? = nil
  ) {
    self.errorKind = errorKind
    self.exception = exception
    words = message
    advice = hint
    self.excerpt = excerpt
    self.location = location
    self.check = check
  }

  /// Creates the report of a failure from its words.
  public init(kind errorKind: String, _ words: ErrorWords, excerpt: Excerpt? = nil) {
    self.init(kind: errorKind, message: words.message, hint: words.hint, excerpt: excerpt)
  }

  /// Creates the report of a failure that is told the same way in every language.
  public init(
    kind errorKind: String, message: String, hint: String? = nil, excerpt: Excerpt? = nil
  ) {
    self.init(
      kind: errorKind, message: Localized(message), hint: hint.map { Localized($0) },
      excerpt: excerpt)
  }

  /// Creates the report of an expectation that does not hold, with both of its values.
  public init(failed check: CheckReport, hint: Localized<String>? = nil) {
    self.init(
      kind: "expectation",
      message: Localized(en: "expected \(check.what)", zh: "应当是 \(check.what)"), hint: hint,
      check: check)
  }

  /// Creates the report of an exception that ended a cell.
  public init(
    exception: Exception, message: Localized<String>, hint: Localized<String>? = nil
  ) {
    self.init(kind: "python", message: message, hint: hint, exception: exception)
  }

  /// The same failure, in a line of a script.
  public func located(at location: String) -> ErrorReport {
    ErrorReport(
      kind: errorKind, message: words, hint: advice, excerpt: excerpt, location: location,
      check: check, exception: exception)
  }

  /// What went wrong, in English, for programs.
  public var message: String { words.en }

  /// What to do about it, in English, for programs.
  public var hint: String? { advice?.en }

  /// `error`.
  public var kind: String { "error" }

  /// `error`: an object of `kind`, `message`, `hint`, `column`, `check`.
  public var fields: [(String, JSON)] { [("error", .object(members))] }

  /// The members of the `error` object of a JSON line; `column` counts characters from 1.
  ///
  /// An exception of a cell has its `name` and the cell's `line` besides.
  var members: [(String, JSON)] {
    if let exception { return exception.members(message: message, hint: hint) }
    let hint: [(String, JSON)] = hint.map { [("hint", .string($0))] } ?? []
    let column: [(String, JSON)] =
      excerpt.map { [("column", .integer($0.range.lowerBound + 1))] } ?? []
    let check: [(String, JSON)] = check.map { [("check", .object($0.fields))] } ?? []
    return [("kind", .string(errorKind)), ("message", .string(message))] + hint + column + check
  }

  /// An exception as Python shows it, its name in colour.
  private func text(of exception: Exception, _ page: Page) -> String {
    let place = location.map { page.line($0) + ": " } ?? ""
    let lines = exception.text[page].split(separator: "\n", omittingEmptySubsequences: false)
      .map { page.line(String($0)) }
    // Before the name there may stand what was to be computed.
    let first = place + (lines.first ?? "").marking(exception.name, page)
    let rest = lines.dropFirst().map { $0.isCode ? $0 : $0.wrapped(to: page.width, hanging: 2) }
    return ([first.wrapped(to: page.width, hanging: 2)] + rest).joined(separator: "\n")
  }

  /// The sentence, the line with carets under the fault, the hint; before it the script's line.
  public func text(for page: Page) -> String {
    if let exception { return text(of: exception, page) }
    let place = location.map { page.line($0) + ": " } ?? ""
    let labels = Localized(en: ("error:", "hint:", " "), zh: ("错误：", "提示：", ""))[page]
    let label = place + page.style(labels.0, as: .error)
    let sentence = (label + labels.2 + page.prose(words[page])).wrapped(to: page.width, hanging: 2)
    let advice = advice.map {
      "  \(page.style(labels.1, as: .hint))\(labels.2)\(page.prose($0[page]))"
        .wrapped(to: page.width, hanging: 2)
    }
    let parts = [sentence, excerpt?.text(for: page), check?.explanation(for: page), advice]
    return parts.compactMap(\.self).joined(separator: "\n")
  }
}

extension String {
  /// The line, with the exception's name in colour where the line begins with it.
  fileprivate func marking(_ name: String, _ page: Page) -> String {
    guard hasPrefix(name) else { return self }
    return page.style(name, as: .error) + dropFirst(name.count)
  }
}

extension ErrorReport.Exception {
  /// The members of the `error` object.
  fileprivate func members(message: String, hint: String?) -> [(String, JSON)] {
    let place: [(String, JSON)] =
      line > 0 ? [("line", .integer(line)), ("column", .integer(max(1, column)))] : []
    let hint: [(String, JSON)] = hint.map { [("hint", .string($0))] } ?? []
    return [("kind", "python"), ("name", .string(name))] + place
      + [("message", .string(message))] + hint
  }
}

extension String {
  /// Whether a line of an exception is one of the cell's own, or the caret under it.
  fileprivate var isCode: Bool { hasPrefix("      ") }
}
