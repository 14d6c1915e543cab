import Languages
import Lessons
import Presentation
import TextMeasures

/// Sentences of the shell's around a lesson: a reminder, a hint, an answer.
struct GuidanceReport: Report {
  /// The signs that may stand before it.
  enum Mark {
    case task, done, hint, answer

    func sign(_ glyphs: Glyphs) -> String {
      switch self {
      case .task: glyphs.marker
      case .done: glyphs.check
      case .hint: glyphs.bullet
      case .answer: glyphs.arrow
      }
    }
  }

  /// `lesson`, `hint`, `answer` or `task`.
  let kind: String
  /// The sentence; `code` in it is styled.
  let words: String
  /// What follows it.
  let prose: Prose?
  /// The mark before it.
  let mark: Mark?
  let role: Role?
  /// Whether it says why a line has done nothing.
  private(set) var isRefusal = false
  /// Whether a report is one that says so.
  ///
  /// Its type is compared first: after every line is asked, and a cast takes long.
  static func isRefusal(_ report: any Report) -> Bool {
    type(of: report) == Self.self && (report as? Self)?.isRefusal == true
  }

  /// Whether an empty line sets it apart from what stands above.
  var isApart = false

  init(
    _ kind: String, _ words: String, prose: Prose? = nil, mark: Mark? = nil,
    as role: Role? = nil
  ) {
    self.kind = kind
    self.words = words
    self.prose = prose
    self.mark = mark
    self.role = role
  }

  init(_ message: Message, in language: Language, as role: Role? = nil) {
    self.init("message", message.text[language], as: role)
  }

  init(_ guidance: Guidance, in language: Language, as role: Role? = nil) {
    self.init("message", guidance.text[language], as: role)
    isRefusal = guidance.isRefusal
  }

  var fields: [(String, JSON)] {
    [("text", .string(words))] + (prose.map { [("details", .string($0.plainText))] } ?? [])
  }

  /// The same, set apart by an empty line.
  var apart: Self {
    var other = self
    other.isApart = true
    return other
  }

  func text(for page: Page) -> String {
    (isApart ? "\n" : "") + lines(page)
  }

  private func lines(_ page: Page) -> String {
    let lead = mark.map { page.style($0.sign(page.glyphs), as: role) + " " } ?? ""
    let first = lead + page.message(words, as: mark == nil ? role : nil, hanging: lead.displayWidth)
    guard let prose, !prose.isEmpty else { return first }
    let text = prose.text(for: page.limited.narrowed(by: 2)).indented(by: 2)
    return first + "\n" + text
  }
}
