import Files
import Languages
import Lessons
import Presentation

extension Session {
  /// What the line at work may do with files: what the whole program may, and in a foreign lesson's
  /// own lines no more than that lesson may.
  var rights: FileRights { isPlaying ? foreignRights ?? surroundings.rights : surroundings.rights }

  /// Sees that a file may be read, before it is opened.
  /// - Throws: `ErrorReport` where it lies outside what may be read.
  func permit(reading path: String) throws {
    if rights.allowReading(path), surroundings.rights.allowReading(path) { return }
    throw ErrorReport(
      kind: "safe",
      message: Localized(
        en: "\(path) may not be read here", zh: "这里不能读 \(path)"), hint: restriction)
  }

  /// Sees that a file may be written.
  /// - Throws: `ErrorReport` where nothing may be written.
  func permitWriting(_ path: String) throws {
    if rights.allowWriting, surroundings.rights.allowWriting { return }
    throw ErrorReport(
      kind: "safe",
      message: Localized(
        en: "\(path) may not be written here", zh: "这里不能写 \(path)"), hint: restriction)
  }

  /// Sees that the person's other sessions may be looked at.
  /// - Throws: `ErrorReport` under `--safe`.
  func permitOtherSessions() throws {
    if surroundings.rights.allowWriting, rights.allowWriting { return }
    throw ErrorReport(
      kind: "safe",
      message: Localized(en: "other sessions are out of reach here", zh: "这里不能接触其他会话"),
      hint: restriction)
  }

  /// What may be done, and what lifts the limits.
  private var restriction: Localized<String> {
    surroundings.rights.allowWriting
      ? Localized(
        en: "the lesson is not one of the program's own: its lines read beside its file and in the "
          + "data folders, and write nothing; backstep --trust lifts that",
        zh: "这一课不是程序自带的：它运行的行只能读它旁边和数据文件夹里的文件，不能写；用 backstep --trust 取消限制")
      : Localized(
        en:
          "--safe reads beside the file that runs and in the data folders, and writes nothing but "
          + "progress and the journal",
        zh: "--safe 只读所运行文件旁边和数据文件夹里的文件，除了进度和会话记录什么都不写")
  }

  /// The rights of the open lesson's own lines where it comes from elsewhere; nil where it is one of
  /// the program's, or trusted.
  private var foreignRights: FileRights? {
    guard let file = state.lesson?.lesson.file, !surroundings.trustsLessons,
      !isOwn(lesson: file)
    else { return nil }
    return FileRights(readingIn: surroundings.dataFolders + [Folder.of(file)])
  }

  /// Begins the time that the lines of a lesson from elsewhere have.
  func startPlayClock() {
    playEnds = foreignRights.map { _ in .now.advanced(by: Self.mostPlayTime) }
  }

  /// How long they may take from one task to the next.
  private static let mostPlayTime = Duration.seconds(60)

  /// Whether they have taken longer.
  var hasPlayedTooLong: Bool { playEnds.map { .now >= $0 } ?? false }

  /// What is said then.
  var playedTooLong: ErrorReport? {
    guard hasPlayedTooLong else { return nil }
    return ErrorReport(
      kind: "safe",
      message: Localized(
        en: "the lesson's own lines have taken more than a minute", zh: "这一课自己运行的行用了一分多钟"),
      hint: restriction)
  }

  private func isOwn(lesson file: String) -> Bool {
    guard let home = try? surroundings.home() else { return false }
    return FileRights(readingIn: [home.lessons]).allowReading(file)
  }
}

extension Surroundings {
  /// Where the data sets and lessons lie that belong to the program.
  public var dataFolders: [String] {
    (try? home()).map { [$0.datasets, $0.lessons] } ?? []
  }
}
