import Languages
import Presentation
import TextMeasures

/// Writes results for a person.
public final class TextOutput: SessionOutput {
  private let paper: () -> Page
  private var language = Language.en
  private let write: (String) -> Void
  private let writeError: (String) -> Void
  private let showsProgress: () -> Bool
  private var live = LiveScreen()
  private var firstLine = ""

  /// Creates an output.
  /// - Parameters:
  ///   - page: The page as it is now; a window may change its size.
  ///   - write: Takes the results.
  ///   - writeError: Takes the failures.
  ///   - showsProgress: Whether a bar can be drawn and redrawn in place at this moment.
  public init(
    page: @escaping () -> Page, write: @escaping (String) -> Void,
    writeError: @escaping (String) -> Void,
    showsProgress: @autoclosure @escaping () -> Bool = false
  ) {
    paper = page
    self.write = write
    self.writeError = writeError
    self.showsProgress = showsProgress
  }

  /// The page as it is now, in the language that is spoken.
  private func page() -> Page { paper().speaking(language) }

  /// Goes on in a language.
  public func speak(_ language: Language) { self.language = language }

  /// The report's text and a newline.
  public func show(_ report: any Report, for line: SourceLine) {
    let text = report.text(for: page())
    if text.isEmpty, !(report is PrintedReport) { return }
    if firstLine.isEmpty { firstLine = text.firstLine }
    write(text.gated + "\n")
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
    writeError(located.text(for: page()).gated + "\n")
  }

  /// An empty screen with the prompt at its top, at a terminal.
  public func clear() {
    if showsProgress() { write("\u{1B}[H\u{1B}[2J") }
  }

  /// The bar, over the one before it.
  public func show(_ progress: ProgressBar?) {
    guard showsProgress() else { return }
    let bar = progress?.text(for: page()) ?? ""
    write("\r\u{1B}[K" + bar)
  }

  /// The words, over the bar or the words before them.
  public func show(work: Localized<String>) {
    guard showsProgress() else { return }
    let page = page()
    let words = work[page].sanitizedLine.truncated(
      to: page.width - 1, ellipsis: page.glyphs.ellipsis)
    write("\r\u{1B}[K" + page.style(words, as: .muted))
  }

  /// The picture over the one before it, the bar below.
  public func show(_ figure: Figure?, _ progress: ProgressBar?) {
    guard showsProgress() else { return }
    let page = page()
    let text = figure.map { PlotReport($0).text(for: page) }
    let lines = [text, progress?.text(for: page)].compactMap(\.self)
    write(live.replacing(with: lines.isEmpty ? nil : lines.joined(separator: "\n"), on: page))
  }
}

extension String {
  /// The first line that says something, colours left out.
  fileprivate var firstLine: String {
    let line = split(separator: "\n").first { $0.contains { !$0.isWhitespace } } ?? ""
    guard line.utf8.contains(0x1B) else { return String(line) }
    return String(line).replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
  }
}
