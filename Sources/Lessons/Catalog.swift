/// The lessons of a folder.
public struct Catalog: Sendable {
  /// The lessons that could be read, by number.
  public let lessons: [Lesson]
  /// The tests of the course's thirds, by number; none where the folder has none.
  public let tests: [Lesson]
  /// What is wrong with those that could not.
  public let failures: [LessonError]

  /// A catalogue of lessons at hand.
  public init(_ lessons: [Lesson], tests: [Lesson] = [], failures: [LessonError] = []) {
    self.lessons = lessons.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
    self.tests = tests.sorted { $0.number < $1.number }
    self.failures = failures
  }

  /// Reads every `NN-name.md` of `folder`, and the tests in its folder `tests`; one broken lesson does
  /// not hide the others.
  public init(folder: String) {
    var failures: [LessonError] = []
    let lessons = Self.lessons(in: folder, &failures)
    let hasTests = (try? File.names(in: "\(folder)/tests")) != nil
    let tests = hasTests ? Self.lessons(in: "\(folder)/tests", &failures) : []
    self.init(lessons, tests: tests.filter(\.isTest), failures: failures)
  }

  private static func lessons(in folder: String, _ failures: inout [LessonError]) -> [Lesson] {
    var lessons: [Lesson] = []
    do {
      for name in try File.names(in: folder) where isLesson(name) {
        do {
          lessons.append(try lesson(at: "\(folder)/\(name)"))
        } catch { failures.append(error) }
      }
    } catch {
      let reason = LessonError.Reason.unreadable(code: error.code)
      failures.append(LessonError(file: folder, line: 0, reason: reason))
    }
    return lessons
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

  static func isLesson(_ name: String) -> Bool {
    name.hasSuffix(".md") && name.first?.isNumber == true
  }
}
