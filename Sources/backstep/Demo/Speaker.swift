import Glibc
import Languages
import LineEditing
import Presentation
import Sessions

/// The speaker's terminal: the clock, where the demo is, the notes, what comes next.
final class Speaker {
  private let descriptor: Int32
  private let script: DemoScript
  private let isASCII: Bool
  private let clock: DemoClock
  private var first = ""

  /// Opens a terminal by the name that `tty` prints in it; nil where there is none.
  init?(terminal path: String, script: DemoScript, isASCII: Bool, clock: DemoClock) {
    // Neither does it become this program's own, nor can it hold the demo up.
    descriptor = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    (self.script, self.isASCII, self.clock) = (script, isASCII, clock)
    guard descriptor >= 0 else { return nil }
    guard isatty(descriptor) == 1 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Shows all there is to say at a cue.
  func show(_ cue: Int, in language: Language) {
    let size = TerminalSize(of: descriptor)
    first = place(cue)[language]
    let rows = ([header] + body(cue, size, language)).prefix(max(1, size.rows - 1))
    write("\u{1B}[H\u{1B}[2J" + rows.joined(separator: "\r\n"))
  }

  /// Lets the clock go on.
  func tick() { write("\u{1B}7\u{1B}[H" + header + "\u{1B}[K\u{1B}8") }

  private var header: String { clock.exact + "   " + first }

  private func place(_ cue: Int) -> Localized<String> {
    let stops = script.cues.count - 1
    let section = script.cues[cue].section.map { "   \($0 + 1) " + script.sections[$0].title } ?? ""
    guard cue < stops else { return Localized(en: "the end", zh: "结束") }
    let title = section.sanitizedLine
    return Localized(
      en: "line \(cue + 1) of \(stops)\(title)", zh: "第 \(cue + 1) / \(stops) 行\(title)")
  }

  private func body(_ cue: Int, _ size: TerminalSize, _ language: Language) -> [String] {
    let rule = String(repeating: isASCII ? "-" : "─", count: size.columns)
    let notes = script.cues[cue].notes.flatMap { note in
      note.sanitizedLine.wrapped(to: size.columns).split(separator: "\n").map(String.init)
    }
    let title = Localized(en: "next:", zh: "接下来：")[language]
    let coming = script.cues[cue...].dropFirst().prefix(4).compactMap(\.stop).map(text)
    let now = script.cues[cue].stop.map { [text($0)] } ?? []
    let said = notes.isEmpty ? [] : [""] + notes
    let rows = now + said + (coming.isEmpty ? [] : ["", title] + coming)
    return [rule] + rows.map { $0.truncated(to: size.columns) }
  }

  private func text(_ stop: DemoScript.Stop) -> String {
    let (mark, text): (String, String) =
      switch stop {
      case .line(let line): (isASCII ? "> " : "❯ ", line.text)
      case .pause(let words): ("", words.isEmpty ? "pause" : "pause: \(words)")
      }
    return mark + text.replacing("\n", with: " ⏎ ").sanitizedLine
  }

  /// A terminal that has gone away is done without.
  private func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      _ = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    }
  }
}
