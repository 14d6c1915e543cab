import Languages
import Presentation

/// Shows a bar for work that takes longer than half a second.
struct WorkMeter {
  private let label: Localized<String>
  private let output: any SessionOutput
  private let clock = ContinuousClock()
  private var next: ContinuousClock.Instant
  private var isShowing = false

  init(_ label: Localized<String>, _ session: Session) {
    self.label = label
    output = session.output
    next = clock.now.advanced(by: .milliseconds(500))
  }

  /// Draws the bar where it is time to.
  mutating func show(_ fraction: Double) {
    let now = clock.now
    guard now >= next else { return }
    next = now.advanced(by: .milliseconds(100))
    isShowing = true
    output.show(ProgressBar(label: label, fraction: fraction))
  }

  /// Takes the bar away.
  func finish() {
    if isShowing { output.show(nil) }
  }
}
