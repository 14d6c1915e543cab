/// A lesson's text cut into front matter and body.
struct LessonText {
  let frontMatter: String
  let body: String
  /// The number of lines before the body's first.
  let bodyOffset: Int

  init(_ text: String, file: String) throws(LessonError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first?.trimmed == "---" else {
      throw LessonError(file: file, line: 1, reason: .noFrontMatter)
    }
    guard let end = lines.dropFirst().firstIndex(where: { $0.trimmed == "---" }) else {
      throw LessonError(file: file, line: 1, reason: .unclosedFrontMatter)
    }
    self.frontMatter = lines[1..<end].joined(separator: "\n")
    self.body = lines[(end + 1)...].joined(separator: "\n")
    self.bodyOffset = end + 1
  }
}
