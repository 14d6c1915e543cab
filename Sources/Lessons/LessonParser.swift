/// Reads lessons.
///
/// The form is described for authors in `lessons/README.md`.
public enum LessonParser {
  /// The lesson in `text`.
  ///
  /// - Parameters:
  ///   - text: The whole file; nothing in it is trusted.
  ///   - file: Its name, for errors and for ``Lesson/file``.
  /// - Throws: ``LessonError`` with the line and the reason.
  public static func parse(_ text: String, file: String) throws(LessonError) -> Lesson {
    let parts = try LessonText(CharacterCheck(file: file).screened(text), file: file)
    let front = try FrontMatter(YAMLDocument(file: file, offset: 1).root(parts.frontMatter))
    try FenceCheck(file: file).check(parts.body, offset: parts.bodyOffset)
    let nodes = try Markdown(file: file).nodes(of: parts.body, offset: parts.bodyOffset)
    var builder = PageBuilder(file: file, title: front.title)
    for node in nodes { try builder.take(node) }
    return Lesson(
      id: front.id, number: front.number, title: front.title, minutes: front.minutes,
      requires: front.requires, pages: try builder.finish(), file: file)
  }
}
