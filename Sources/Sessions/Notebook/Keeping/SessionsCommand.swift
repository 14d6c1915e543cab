import Files
import Glibc
import Journals
import Languages
import Presentation
import TextMeasures

/// `sessions`: those that were kept.
struct SessionsCommand: Command {
  let name = "sessions"
  let topic = Topic.notebook
  let summary = Localized(
    en: "list the sessions that were kept; delete N: throw one away", zh: "列出保存的会话；delete N 删除一个")
  let usage = ["sessions", "sessions delete N"]
  let completions = [CompletionKind.words(["delete"])]

  func completions(after words: [String]) -> [CompletionKind] {
    words.isEmpty ? completions : words == ["delete"] ? [.keptSessions] : []
  }

  let examples = ["sessions"]
  let details = Localized(
    en: "The newest 50 are kept, 1 GB at most. resume N goes on with one.",
    zh: "保存最近的 50 个，最多 1 GB。resume N 接着其中一个。")

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let kept = Array(session.keptSessions())
    guard let word = arguments.next() else {
      try session.permitOtherSessions()
      return [SessionsReport(kept)]
    }
    guard word == "delete" else {
      throw arguments.usage(.choice(Localized("sessions"), text: word, choices: ["delete"]))
    }
    let number = try arguments.integer(
      arguments.next(Localized(en: "its number", zh: "它的编号")), named: "N", in: 1...Int.max)
    try arguments.finish()
    guard kept.indices.contains(number - 1) else { throw NotebookProblem.noSession(number) }
    try session.permitOtherSessions(changing: true)
    try Self.delete(kept[number - 1].saved, session)
    return [
      TextReport(
        Localized(
          en: "deleted: \(kept[number - 1].place.en)", zh: "已删除：\(kept[number - 1].place.zh)"))
    ]
  }

  private static func delete(_ saved: SavedSession, _ session: Session) throws {
    do throws(SystemError) {
      try JournalFolder(in: session.surroundings.environment)?.delete(saved)
    } catch {
      throw error.code == EWOULDBLOCK ? NotebookProblem.inUse : .unreadable(error)
    }
  }
}

/// Kept sessions by number, the newest first.
struct SessionsReport: Report {
  private let sessions: [KeptSession]

  init(_ sessions: [KeptSession]) { self.sessions = sessions }

  let kind = "table"

  var fields: [(String, JSON)] {
    [
      ("columns", .array(["session", "date", "lines", "bytes", "place", "in_use"])),
      (
        "rows",
        .array(
          sessions.enumerated().map { index, session in
            .array([
              .integer(index + 1), .string(session.date), .integer(session.lines.count),
              .integer(session.saved.byteCount), .string(session.place.en),
              .bool(session.saved.isInUse),
            ])
          })
      ),
    ]
  }

  /// A line a session: number, date, lines, size, where it was.
  func text(for page: Page) -> String {
    guard !sessions.isEmpty else {
      return Localized(en: "no other session was kept", zh: "没有保存过别的会话")[page]
    }
    return sessions.enumerated().map { row($0 + 1, $1, page) }.joined(separator: "\n")
  }

  private func row(_ number: Int, _ session: KeptSession, _ page: Page) -> String {
    let size = max(1, session.saved.byteCount / 1024)
    let lines = Localized(
      en: session.lines.count == 1 ? "1 line" : "\(session.lines.count) lines",
      zh: "\(session.lines.count) 行")
    // Damaged ones go by their path, which stands whole.
    if session.lines.isEmpty {
      let head = "\(number < 10 ? " " : "")\(number)  \(session.date)  "
      return page.style(head, as: .muted) + session.place[page].sanitizedLine
    }
    let use = session.saved.isInUse ? Localized(en: "in use: ", zh: "使用中：")[page] : ""
    let head = "\(number < 10 ? " " : "")\(number)  \(session.date)  \(lines[page])  \(size) kB  "
    let rest = (use + session.gist[page]).sanitizedLine.truncated(
      to: max(8, page.width - head.displayWidth), ellipsis: page.glyphs.ellipsis)
    return page.style(head, as: .muted) + rest
  }
}
