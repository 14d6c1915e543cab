import Languages
import Presentation

/// Shows how far a search has come, once it takes longer than half a second.
struct TrialMeter {
  private let trials: Int
  private let output: any SessionOutput
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var next: ContinuousClock.Instant
  private var trial = 0
  private var ticks = 0
  private var isShowing = false

  init(_ trials: Int, _ session: Session) {
    self.trials = trials
    output = session.output
    start = clock.now
    next = start.advanced(by: .milliseconds(500))
  }

  /// Begins a trial, counted from 0.
  mutating func begin(_ trial: Int) {
    (self.trial, ticks) = (trial, 0)
  }

  /// Counts an iteration of so many.
  mutating func tick(of iterations: Int) {
    ticks += 1
    guard ticks & 15 == 0 || isShowing else { return }
    let now = clock.now
    guard now >= next else { return }
    next = now.advanced(by: .milliseconds(100))
    isShowing = true
    let fraction = (Double(trial) + Double(ticks) / Double(iterations)) / Double(trials)
    let elapsed = (now - start) / .seconds(1)
    output.show(
      ProgressBar(
        label: Localized(
          en: "trial \(trial + 1)/\(trials)", zh: "试验 \(trial + 1)/\(trials)"), fraction: fraction,
        remaining: elapsed * (1 - fraction) / fraction))
  }

  /// Takes the bar away.
  func finish() {
    if isShowing { output.show(nil) }
  }
}
