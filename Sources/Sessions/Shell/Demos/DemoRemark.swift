import Cells

extension DemoScript {
  /// A line of a script that runs nothing but means something to a demo.
  enum Remark: Equatable {
    /// `## Title` begins a section.
    case title(String)
    /// `# speaker: TEXT` is for the speaker alone.
    case note(String)

    /// Nil where the line is no such remark; in Markdown a note is a comment, `<!-- speaker: … -->`.
    init?(_ line: String, in form: CellCutter.Form) {
      let line = line.trimmed
      if line.hasPrefix("## "), !line.dropFirst(3).trimmed.isEmpty {
        self = .title(line.dropFirst(3).trimmed)
      } else if form == .markdown, line.hasPrefix(Self.commentStart), line.hasSuffix("-->") {
        self = .note(line.dropFirst(Self.commentStart.count).dropLast(3).trimmed)
      } else if form != .markdown, line.hasPrefix(Self.noteStart) {
        self = .note(line.dropFirst(Self.noteStart.count).trimmed)
      } else {
        return nil
      }
    }

    private static let noteStart = "# speaker:"
    private static let commentStart = "<!-- speaker:"
  }
}

extension Substring {
  fileprivate var trimmed: String { String(self).trimmed }
}
