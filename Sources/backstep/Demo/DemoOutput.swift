import Languages
import Presentation
import Sessions

/// What a session says in a demo: all of it, or on the way to a section only what fails.
final class DemoOutput: SessionOutput {
  /// Whether results are passed over.
  var isHushed = false
  private let base: any SessionOutput

  init(_ base: any SessionOutput) { self.base = base }

  func speak(_ language: Language) { base.speak(language) }
  func take(_ looks: Looks) { base.take(looks) }

  func show(_ reports: [any Report], for line: SourceLine) {
    if !isHushed { base.show(reports, for: line) }
  }

  func show(_ report: any Report, for line: SourceLine) {
    if !isHushed { base.show(report, for: line) }
  }

  func show(_ error: ErrorReport, for line: SourceLine) { base.show(error, for: line) }
  func show(_ progress: ProgressBar?) { base.show(progress) }
  func show(work: Localized<String>) { base.show(work: work) }

  func show(_ figure: Figure?, _ progress: ProgressBar?) {
    if isHushed { base.show(progress) } else { base.show(figure, progress) }
  }

  func clear() { if !isHushed { base.clear() } }
  func takeFirstLine() -> String { base.takeFirstLine() }
}
