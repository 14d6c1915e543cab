import Files
import Languages
import Lessons
import Presentation

/// What a lesson's own lines may do while they run.
struct LessonPlay {
  /// No more than this, of what the program may.
  let rights: FileRights
  /// When they have had their time; nil where they have as much as they need.
  let end: ContinuousClock.Instant?

  /// How long the lines of a lesson from elsewhere may take for the lines of one block.
  private static let mostTime = Duration.seconds(60)

  /// A lesson of the program's own, or one that is trusted.
  static let free = LessonPlay(rights: .all, end: nil)

  /// A lesson from elsewhere: it reads beside its file and in the data folders, and writes nothing.
  static func foreign(_ file: String, dataFolders: [String]) -> LessonPlay {
    LessonPlay(
      rights: FileRights(readingIn: dataFolders + [Folder.of(file)]),
      end: .now.advanced(by: mostTime))
  }

  private init(rights: FileRights, end: ContinuousClock.Instant?) {
    (self.rights, self.end) = (rights, end)
  }

  /// Whether they have taken longer than they may.
  var isOver: Bool { end.map { .now >= $0 } ?? false }
}

extension Session {
  /// What the line at work may do with files: what the whole program may, and in a lesson's own lines
  /// no more than that lesson may.
  var rights: FileRights { surroundings.rights.narrowed(to: playing?.rights ?? .all) }

  /// Sees that a file may be read, before it is opened.
  /// - Throws: `ErrorReport` where it lies outside what may be read.
  func permit(reading path: String) throws {
    guard !rights.allowReading(path) else { return }
    // The whole path: a short one goes by the folder one is in, not by the script's.
    let whole = path.realPath ?? path
    throw refusal(Localized(en: "\(whole) may not be read here", zh: "这里不能读 \(whole)"))
  }

  /// Sees that a file may be written.
  /// - Throws: `ErrorReport` where nothing may be written.
  func permitWriting(_ path: String) throws {
    guard !rights.allowWriting else { return }
    throw refusal(Localized(en: "\(path) may not be written here", zh: "这里不能写 \(path)"))
  }

  /// Sees that the person's other sessions may be looked at, or changed.
  /// - Throws: `ErrorReport` under `--safe`, where nobody types that they want to look.
  func permitOtherSessions(changing isChange: Bool = false) throws {
    if rights.allowWriting || isTyped && !isPlaying && !isChange { return }
    throw refusal(Localized(en: "other sessions are out of reach here", zh: "这里不能接触其他会话"))
  }

  /// What lets a person change a text in an editor of their own.
  /// - Throws: `CellProblem.noEditor` without a terminal; `ErrorReport` under `--safe`.
  func editor() throws -> @Sendable (String) -> EditedText? {
    if let edit = surroundings.edit { return edit }
    guard surroundings.rights.allowWriting else {
      throw refusal(Localized(en: "no editor is started here", zh: "这里不启动编辑器"))
    }
    throw CellProblem.noEditor
  }

  /// What the open lesson's own lines may do from now on.
  func lessonPlay(of lesson: Lesson) -> LessonPlay {
    surroundings.trustsLessons || surroundings.hasOwn(lesson: lesson.file)
      ? .free : .foreign(lesson.file, dataFolders: surroundings.dataFolders)
  }

  /// What is said where a line was stopped as the whole run has had its time; nil where it was not.
  var outOfTime: ErrorReport? {
    guard wasInterrupted else { return nil }
    return surroundings.isOver().map { ErrorReport(kind: "safe", message: $0) }
  }

  /// What is said where a lesson's own lines have taken too long; nil where they have not.
  var playedTooLong: ErrorReport? {
    guard playing?.isOver == true else { return nil }
    return refusal(
      Localized(
        en: "the lesson's own lines have taken more than a minute", zh: "这一课自己运行的行用了一分多钟"))
  }

  /// A refusal, with what may be done and what lifts the limits.
  private func refusal(_ message: Localized<String>) -> ErrorReport {
    ErrorReport(
      kind: "safe", message: message,
      hint: surroundings.rights.allowWriting
        ? Localized(
          en: "the lesson is not one of the program's own: its lines read beside its file and in "
            + "the data folders, and write nothing; backstep --trust lifts that",
          zh: "这一课不是程序自带的：它运行的行只能读它旁边和数据文件夹里的文件，不能写；用 backstep --trust 取消限制")
        : Localized(
          en: "--safe reads beside the file that runs and in the data folders, and writes nothing "
            + "but progress and the journal; short names go by the folder you are in",
          zh: "--safe 只读所运行文件旁边和数据文件夹里的文件，除了进度和会话记录什么都不写；短文件名从你所在的文件夹找"))
  }
}

extension Surroundings {
  /// Where the data sets and lessons lie that belong to the program.
  public var dataFolders: [String] {
    (try? home()).map { [$0.datasets, $0.lessons] } ?? []
  }

  /// Whether a lesson's file is one of the program's own.
  fileprivate func hasOwn(lesson file: String) -> Bool {
    guard let home = try? home() else { return false }
    return FileRights(readingIn: [home.lessons]).allowReading(file)
  }
}
