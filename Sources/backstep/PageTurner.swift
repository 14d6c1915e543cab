import Languages
import LineEditing

/// Shows what is longer than the screen, a screenful at a time.
///
/// Where `BACKSTEP_PAGER` names a program, else `PAGER`, that one shows it; where neither does, or
/// it is not there, `PageReader`.
final class PageTurner {
  private enum Choice { case own, none, program(Pager) }

  private let choice: Choice
  /// What was pasted at a text, for the next line.
  private var pasted = ""
  private var left: ContinuousClock.Instant?

  /// - Parameter isSafe: Whether no program is started.
  init(_ environment: [String: String], isSafe: Bool) {
    let named = ["BACKSTEP_PAGER", "PAGER"].compactMap { environment[$0] }.first { !$0.isEmpty }
    choice =
      named == "cat"
      ? .none : isSafe ? .own : named.map { .program(Pager($0, environment)) } ?? .own
  }

  /// What was pasted since this was last asked.
  func takePasted() -> String {
    defer { pasted = "" }
    return pasted
  }

  /// Whether a text has been left just now: an Enter that comes at once belongs to its `q`, and not
  /// to the lesson's page that an empty line would turn.
  func takeLeaving() -> Bool {
    defer { left = nil }
    return left.map { ContinuousClock.now - $0 < .milliseconds(500) } ?? false
  }

  /// Shows a text until the person has seen it, or enough of it.
  /// - Parameter language: What the person reads at the moment.
  /// - Returns: Whether it was shown.
  func show(_ text: String, in language: Language) -> Bool {
    switch choice {
    case .none: return false
    case .own: return turn(text, language)
    case .program(let pager):
      let outcome = pager.show(text)
      return outcome == .missing ? turn(text, language) : outcome == .shown
    }
  }

  private func turn(_ text: String, _ language: Language) -> Bool {
    let found = KeyPress.keepingKeys {
      var reader = PageReader(text, in: language)
      return reader.read()
    }
    guard let found else { return false }
    pasted += found.pasted
    if found.isLeft { left = .now }
    return true
  }
}
