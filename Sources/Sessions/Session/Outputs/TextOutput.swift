import Languages
import Presentation
import TextMeasures

/// Writes results for a person.
public final class TextOutput: SessionOutput {
  private let paper: (ColorChoice) -> Page
  private let errorStyle: ((ColorChoice) -> Style)?
  private var language = Language.en
  private let write: (String) -> Void
  private let writeError: (String) -> Void
  private let showsProgress: () -> Bool
  private let pager: ((String, Language) -> Bool)?
  private var looks = Looks()
  private var live = LiveScreen()
  private var firstLine = ""
  /// When a run that goes on was last spoken of.
  private var lastSaid: ContinuousClock.Instant?

  /// Creates an output.
  /// - Parameters:
  ///   - page: The page as it is now, in the colours the person has chosen; a window may change
  ///     its size.
  ///   - errorStyle: The style of failures, which may go elsewhere; the page's where it is nil.
  ///   - write: Takes the results.
  ///   - writeError: Takes the failures.
  ///   - showsProgress: Whether a bar can be drawn and redrawn in place at this moment.
  ///   - pager: Shows a text that is longer than the screen, and speaks a language around it; false
  ///     where it cannot.
  public init(
    page: @escaping (ColorChoice) -> Page, errorStyle: ((ColorChoice) -> Style)? = nil,
    write: @escaping (String) -> Void,
    writeError: @escaping (String) -> Void,
    showsProgress: @autoclosure @escaping () -> Bool = false,
    pager: ((String, Language) -> Bool)? = nil
  ) {
    paper = page
    self.errorStyle = errorStyle
    self.write = write
    self.writeError = writeError
    self.showsProgress = showsProgress
    self.pager = pager
  }

  /// The page as it is now, in the language that is spoken.
  private func page() -> Page {
    let page = paper(looks.color).speaking(language)
    return looks.isSpoken ? page.spoken() : page
  }

  /// Whether something is drawn again and again: to those who hear it that is noise.
  private var redraws: Bool { !looks.isSpoken && showsProgress() }

  /// Goes on in a language.
  public func speak(_ language: Language) { self.language = language }

  /// Goes on as the person wants it.
  public func take(_ looks: Looks) { self.looks = looks }

  /// The report's text and a newline.
  public func show(_ report: any Report, for line: SourceLine) { write(text(of: report)) }

  /// The reports' texts; through the pager where a person typed the line and they are longer than
  /// the screen.
  public func show(_ reports: [any Report], for line: SourceLine) {
    if reports.isEmpty { return }
    let text = reports.count == 1 ? text(of: reports[0]) : reports.map(text(of:)).joined()
    if line.file == nil, looks.pager, let pager, !page().holds(text), !text.hasPicture,
      pager(text, language)
    {
      return
    }
    write(text)
  }

  private func text(of report: any Report) -> String {
    let text = report.text(for: page())
    if text.isEmpty, !(report is PrintedReport) { return "" }
    if firstLine.isEmpty { firstLine = text.firstLine }
    return text.gated + "\n"
  }

  /// The beginning of what was said.
  public func takeFirstLine() -> String {
    defer { firstLine = "" }
    return firstLine
  }

  /// The failure, after the script's place where it has one.
  public func show(_ error: ErrorReport, for line: SourceLine) {
    let located =
      line.place(ofRow: error.exception?.row ?? 1).map { error.located(at: $0) } ?? error
    let page = page()
    let style = looks.isSpoken ? nil : errorStyle?(looks.color)
    writeError(located.text(for: style.map(page.styled) ?? page).gated + "\n")
  }

  /// An empty screen with the prompt at its top, at a terminal.
  public func clear() {
    if showsProgress() { write("\u{1B}[H\u{1B}[2J") }
  }

  /// The bar, over the one before it; to those who hear it, a sentence every few seconds.
  public func show(_ progress: ProgressBar?) {
    if looks.isSpoken, showsProgress() { speak(of: progress) }
    guard redraws else { return }
    let bar = progress?.text(for: page()) ?? ""
    write("\r\u{1B}[K" + bar)
  }

  /// How long nothing is said of a run that goes on.
  private static let silence = Duration.seconds(3)

  private func speak(of progress: ProgressBar?) {
    guard let progress else { return lastSaid = nil }
    let now = ContinuousClock.now
    guard let last = lastSaid else { return lastSaid = now }
    guard now - last >= Self.silence else { return }
    lastSaid = now
    write(progress.sentence(for: page()).sanitizedLine + "\n")
  }

  /// The words, over the bar or the words before them.
  public func show(work: Localized<String>) {
    guard redraws else { return }
    let page = page()
    let words = work[page].sanitizedLine.truncated(
      to: page.width - 1, ellipsis: page.glyphs.ellipsis)
    write("\r\u{1B}[K" + page.style(words, as: .muted))
  }

  /// The picture over the one before it, the bar below.
  public func show(_ figure: Figure?, _ progress: ProgressBar?) {
    if looks.isSpoken, showsProgress() { speak(of: progress) }
    guard redraws else { return }
    let page = page()
    let text = figure.map { PlotReport($0).text(for: page) }
    let lines = [text, progress?.text(for: page)].compactMap(\.self)
    write(live.replacing(with: lines.isEmpty ? nil : lines.joined(separator: "\n"), on: page))
  }
}

extension String {
  /// Whether an image of the terminal's own stands in it, which no pager can scroll.
  fileprivate var hasPicture: Bool { contains("\u{1B}_G") || contains("\u{1B}P") }

  /// The first line that says something, colours left out.
  fileprivate var firstLine: String {
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }), utf8.contains(where: { $0 != 0x20 }) { return self }
    let line = split(separator: "\n").first { $0.contains { !$0.isWhitespace } } ?? ""
    guard line.utf8.contains(0x1B) else { return String(line) }
    return String(line).replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
  }
}
