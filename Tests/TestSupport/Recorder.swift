import Languages
import Presentation
import Sessions

/// Keeps what a session says, and writes it for a person too.
final class Recorder: SessionOutput {
  /// What was said of a line.
  enum Entry {
    case report(any Report, SourceLine)
    case error(ErrorReport, SourceLine)
  }

  private(set) var entries: [Entry] = []
  /// What stands on the screen.
  private(set) var screen = ""
  private let page: Page
  private lazy var person = TextOutput(
    page: { [page] _ in page }, write: { [unowned self] in screen += $0 },
    writeError: { [unowned self] in screen += $0 })

  init(page: Page) { self.page = page }

  var reports: [any Report] {
    entries.compactMap { if case .report(let report, _) = $0 { report } else { nil } }
  }
  var errors: [ErrorReport] {
    entries.compactMap { if case .error(let error, _) = $0 { error } else { nil } }
  }

  /// The same as one JSON object a line.
  var json: String {
    var text = ""
    let program = JSONOutput { text += $0 }
    for entry in entries {
      switch entry {
      case .report(let report, let line): program.show(report, for: line)
      case .error(let error, let line): program.show(error, for: line)
      }
    }
    return text
  }

  /// Forgets all that was said.
  func clean() { (entries, screen) = ([], "") }

  func speak(_ language: Language) { person.speak(language) }
  func take(_ looks: Looks) { person.take(looks) }
  func takeFirstLine() -> String { person.takeFirstLine() }
  func show(_ progress: ProgressBar?) {}

  func show(_ report: any Report, for line: SourceLine) {
    entries.append(.report(report, line))
    person.show(report, for: line)
  }

  func show(_ error: ErrorReport, for line: SourceLine) {
    entries.append(.error(error, line))
    person.show(error, for: line)
  }
}
