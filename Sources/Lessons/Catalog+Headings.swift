import Cells
import Languages

/// What a lesson and its pages are called, found without reading the rest: the lessons of a course
/// are looked through in the time of a key.
public struct LessonHeadings: Sendable {
  /// The lesson's name, as it is opened by.
  public let id: String
  /// Its title and those of its pages.
  public let titles: [Localized<String>]

  /// The headings of a lesson at hand.
  public init(_ lesson: Lesson) {
    id = lesson.id
    titles = [lesson.title] + lesson.pages.map(\.title)
  }

  /// The headings in the text of a lesson; nil where it has no name.
  init?(of text: String) {
    var (id, titles): (String?, [Localized<String>]) = (nil, [])
    var fence: CodeFence?
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n")) {
      guard let first = bytes.first, "#`~i".utf8.contains(first) else { continue }
      let line = Substring(bytes)
      let isCode = fence.take(line)
      if id == nil, line.hasPrefix("id:") {
        id = line.dropFirst(3).drop { $0 == " " }.prefix { !$0.isWhitespace }.description
      }
      if !isCode, line.hasPrefix("#"), let title = Self.title(line) { titles.append(title) }
    }
    guard let id else { return nil }
    (self.id, self.titles) = (id, titles)
  }

  /// `## The formula · 公式`.
  private static func title(_ line: Substring) -> Localized<String>? {
    let text = line.drop { $0 == "#" || $0 == " " }
    guard let mark = text.ranges(of: " · ").last else { return nil }
    return Localized(en: String(text[..<mark.lowerBound]), zh: String(text[mark.upperBound...]))
  }
}

extension Catalog {
  /// The headings of every lesson of a folder, in the lessons' order; what cannot be read is left
  /// out.
  public static func headings(in folder: String) -> [LessonHeadings] {
    ((try? File.names(in: folder)) ?? []).filter(isLesson).sorted().compactMap { name in
      guard let bytes = try? File.bytes("\(folder)/\(name)", limit: CharacterCheck.limit) else {
        return nil
      }
      return LessonHeadings(of: String(decoding: bytes, as: UTF8.self))
    }
  }
}
