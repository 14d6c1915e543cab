import Engine
import Presentation

/// Shows a bar once a run takes longer than half a second, and then ten times a second.
struct ProgressMeter {
  private let run: Trainer
  private let iterations: Int
  private let first: Int
  private let output: any SessionOutput
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var next: ContinuousClock.Instant
  private var ticks = 0
  private var isShowing = false
  /// Whether an iteration takes more than a millisecond, so that sixty-four of them would be long.
  private var isSlow = false

  init(_ run: Trainer, _ iterations: Int, _ session: Session) {
    (self.run, self.iterations) = (run, iterations)
    first = run.state.iteration
    output = session.output
    start = clock.now
    next = start.advanced(by: .milliseconds(500))
  }

  /// Counts an iteration; the clock is read only now and then where iterations are short.
  @inline(__always)
  mutating func tick() {
    ticks += 1
    if ticks & 63 == 0 || isSlow || ticks < 8 { look() }
  }

  /// Not inlined, so that only this asks how large a moment in time is.
  @inline(never)
  private mutating func look() {
    let now = clock.now
    isSlow = now - start > .milliseconds(ticks)
    guard now >= next else { return }
    next = now.advanced(by: .milliseconds(100))
    isShowing = true
    output.show(bar(elapsed: (now - start) / .seconds(1)))
  }

  /// Takes the bar away.
  func finish() {
    if isShowing { output.show(nil) }
  }

  private func bar(elapsed: Double) -> ProgressBar {
    let fraction = Double(ticks) / Double(iterations)
    let rate = Double(ticks) / elapsed
    return ProgressBar(
      label: .iteration(first + ticks), fraction: fraction, cost: run.lastCost, rate: rate,
      remaining: Double(iterations - ticks) / rate)
  }
}
