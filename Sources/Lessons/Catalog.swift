/// The lessons of a folder.
public struct Catalog: Sendable {
  /// The lessons that could be read, by number.
  public let lessons: [Lesson]
  /// What is wrong with those that could not.
  public let failures: [LessonError]

  /// A catalogue of lessons at hand.
  public init(_ lessons: [Lesson], failures: [LessonError] = []) {
    self.lessons = lessons.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
    self.failures = failures
  }

  /// Reads every `NN-name.md` of `folder`; one broken lesson does not hide the others.
  public init(folder: String) {
    var lessons: [Lesson] = []
    var failures: [LessonError] = []
    do {
      for name in try File.names(in: folder) where Self.isLesson(name) {
        do {
          lessons.append(try Self.lesson(at: "\(folder)/\(name)"))
        } catch { failures.append(error) }
      }
    } catch {
      let reason = LessonError.Reason.unreadable(code: error.code)
      failures.append(LessonError(file: folder, line: 0, reason: reason))
    }
    self.init(lessons, failures: failures)
  }

  /// The lesson in the file at `path`.
  ///
  /// - Throws: ``LessonError`` where it cannot be read or is not a lesson.
  public static func lesson(at path: String) throws(LessonError) -> Lesson {
    let bytes: [UInt8]
    do {
      bytes = try File.bytes(path, limit: CharacterCheck.limit)
    } catch {
      throw LessonError(file: path, line: 0, reason: .unreadable(code: error.code))
    }
    guard bytes.count <= CharacterCheck.limit else {
      throw LessonError(
        file: path, line: 1, reason: .tooLarge(bytes: bytes.count, limit: CharacterCheck.limit))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw LessonError(file: path, line: 1, reason: .notUTF8)
    }
    return try LessonParser.parse(text, file: path)
  }

  private static func isLesson(_ name: String) -> Bool {
    name.hasSuffix(".md") && name.first?.isNumber == true
  }
}
