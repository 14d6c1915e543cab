import Cells
import Languages
import Presentation

/// A cell at work: what it prints and what is said about it, in the order in which it comes.
final class CellRun {
  private let session: Session
  private(set) var reports: [any Report] = []
  private var printed = ""
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var next: ContinuousClock.Instant
  private var isShowing = false

  init(_ session: Session) {
    self.session = session
    start = clock.now
    next = start.advanced(by: .seconds(2))
  }

  /// What the cell may see and say.
  func host(_ network: NetworkView) -> CellRunner.Host {
    CellRunner.Host(
      engine: network, output: { self.print($0) }, notice: { self.say($0) },
      draw: { self.draw($0) }, isInterrupted: { self.isInterrupted() },
      noted: { self.session.noted($0, $1) })
  }

  private func print(_ text: String) {
    printed += text
    if canStream, clock.now > start.advanced(by: .milliseconds(300)) { flushLines() }
  }

  private func say(_ notice: CellRunner.Notice) {
    add(TextReport(notice.text + notice.advice, as: notice.role))
  }

  /// Says something about the cell.
  func tell(_ report: any Report) { add(report) }

  private func draw(_ figure: CellFigure) {
    guard let figure = Figure(figure) else { return }
    add(PlotReport(figure, images: session.images))
  }

  private func add(_ report: any Report) {
    finishPrinting()
    reports.append(report)
    if canStream, clock.now > start.advanced(by: .milliseconds(300)) { showAll() }
  }

  /// What is printed goes into one report until something else comes.
  func finishPrinting() {
    if !printed.isEmpty { reports.append(PrintedReport(printed)) }
    printed = ""
  }

  /// Whether what comes can be shown at once: not where it belongs to a lesson's page.
  private var canStream: Bool { !session.isPlaying }

  /// Shows what there is so far.
  func showAll() {
    finishPrinting()
    hideProgress()
    for report in reports { session.output.show(report, for: session.source) }
    reports = []
  }

  private func flushLines() {
    guard let end = printed.lastIndex(of: "\n") else { return }
    let rest = printed[printed.index(after: end)...]
    printed = String(printed[...end])
    showAll()
    printed = String(rest)
  }

  /// Whether the person wants to stop; a cell that takes long shows its line and its time.
  private func isInterrupted() -> Bool {
    let now = clock.now
    if now >= next, canStream {
      next = now.advanced(by: .milliseconds(500))
      showProgress(seconds: (now - start) / .seconds(1))
    }
    return session.isInterrupted()
  }

  private func showProgress(seconds: Double) {
    let (line, time) = (session.cells.currentLine, Int(seconds))
    isShowing = true
    session.output.show(
      work: Localized(en: "line \(line) · \(time) s", zh: "第 \(line) 行 · \(time) 秒"))
  }

  private func hideProgress() {
    if isShowing { session.output.show(nil as ProgressBar?) }
    isShowing = false
  }
}

extension CellRunner.Notice {
  /// The command that changes what the network keeps, where there is one.
  fileprivate var advice: Localized<String> {
    if case .ownName("parameters", _) = self {
      return Localized(en: " (load parameters puts it back)", zh: "（用 load parameters 放回去）")
    }
    guard case .ownName(let name, _) = self, let setting = SessionScope.setting(behind: name) else {
      return Localized("")
    }
    return Localized(en: " (\(setting) changes it)", zh: "（用 \(setting) 改变它）")
  }

  /// How it is shown.
  fileprivate var role: Role {
    if case .warning = self { .bad } else { .hint }
  }
}
