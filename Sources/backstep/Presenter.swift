import Glibc
import LineEditing
import Presentation
import Sessions

/// Shows a script to an audience: a line appears as if typed, and a key carries it out.
struct Presenter {
  private let session: Session
  private let style: Style
  private let mark: String
  private let isInteractive: Bool
  private let showsLines: Bool

  /// - Parameter showsLines: Whether lines are written at all, as they are not among JSON.
  init(_ session: Session, style: Style, isASCII: Bool, showsLines: Bool) {
    self.session = session
    self.style = style
    self.showsLines = showsLines
    mark = isASCII ? ">" : "❯"
    isInteractive = Terminal.isInteractive
  }

  /// Presents a line.
  /// - Returns: The exit status where the demo ends with it, else nil.
  func present(_ line: SourceLine) -> Int32? {
    switch line.text.split(separator: " ", maxSplits: 1).first {
    case nil: if showsLines { Console.write("\n") }
    case "pause": return isLeaving() ? 0 : nil
    case "say": break
    case let word? where word.hasPrefix("#"): return nil
    default:
      type(line.text)
      if isLeaving() { return 0 }
    }
    guard session.execute(line) else { return session.wasInterrupted ? 130 : 1 }
    return session.wasInterrupted ? 130 : nil
  }

  private func isLeaving() -> Bool { isInteractive && KeyPress.wait() == .leave }

  /// Writes a line as fast as a quick typist, a long one faster.
  private func type(_ text: String) {
    guard showsLines else { return }
    Console.write(style(mark, as: .good) + " ")
    guard isInteractive else { return Console.write(text.sanitizedLine + "\n") }
    KeyPress.withoutEcho { typeSlowly(text.sanitizedLine) }
  }

  private func typeSlowly(_ text: String) {
    let delay = UInt32(min(20_000, 600_000 / max(1, text.count)))
    for character in text {
      Console.write(String(character))
      usleep(delay)
    }
    Console.write("\n")
  }
}
