import Engine
import Presentation

/// Draws a picture again and again while a run goes on: `train 100 epochs watch=boundary`.
struct LiveWatch {
  private let source: String
  private let iterations: Int
  private let session: Session
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var next: ContinuousClock.Instant

  /// Takes what `watch=` asks for; nil where it is not there.
  ///
  /// Draws once, so that what cannot be drawn is told before the run begins.
  init?(_ source: String?, _ iterations: Int, _ session: Session) throws {
    guard let source else { return nil }
    (self.source, self.iterations, self.session) = (source, iterations, session)
    start = clock.now
    next = start
    do {
      try draw(done: 0)
    } catch SessionError.plot(.nothingToDraw), SessionError.notComputed {
      // The first iteration will change that.
    }
  }

  /// Whether it is time for the next picture.
  var isDue: Bool { clock.now >= next }

  /// Draws the run as it is now, ten times a second at most and never most of the time.
  mutating func draw(done: Int) throws {
    let begin = clock.now
    let figure = try PlotCommand.figure(source, .live, in: session)
    session.output.show(figure, bar(done, at: begin))
    let end = clock.now
    next = max(begin.advanced(by: .milliseconds(100)), end.advanced(by: (end - begin) * 2))
  }

  /// Takes the picture away.
  /// - Returns: The picture that stays; none where the run has come to what cannot be drawn.
  func finish() -> PlotReport? {
    session.output.show(nil, nil)
    // Who has just stopped a run is not kept waiting.
    let detail: PlotDetail = session.isInterrupted() ? .live : .screen
    let figure = try? PlotCommand.figure(source, detail, in: session)
    return figure.map { PlotReport($0, images: session.images) }
  }

  /// Takes the picture away after something failed.
  func abandon() { session.output.show(nil, nil) }

  private func bar(_ done: Int, at now: ContinuousClock.Instant) -> ProgressBar {
    let run = session.state.experiment.trainer
    let seconds = (now - start) / .seconds(1)
    let rate = done > 0 && seconds > 0 ? Double(done) / seconds : nil
    return ProgressBar(
      label: .iteration(run?.state.iteration ?? 0),
      fraction: Double(done) / Double(max(1, iterations)), cost: run?.costs.last, rate: rate,
      remaining: rate.map { Double(iterations - done) / $0 })
  }
}
