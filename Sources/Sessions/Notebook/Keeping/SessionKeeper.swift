import Files
import Glibc
import Journals
import Languages

/// Writes a session down, line by line as it happens.
///
/// The file is made with the first line. Where something cannot be written that is said once, the
/// session goes on, and with each line it is tried again: then everything is written that could not
/// be before, and that is said too.
final class SessionKeeper {
  private let folder: JournalFolder?
  private var file: JournalFile?
  /// What could not be written yet.
  private var unwritten: [JournalRecord] = []
  private var warning: Localized<String>?
  private var progress: String?
  private var step = (line: 0, number: 0)
  private var copiedBytes = 0

  /// - Parameters:
  ///   - folder: Where sessions are kept; nil where there is no such place.
  ///   - file: The journal to go on with.
  init(_ folder: JournalFolder?, goingOnWith file: JournalFile? = nil) {
    (self.folder, self.file) = (folder, file)
  }

  /// The folder of the journal that is being written; nil before the first line.
  var path: String? { file?.folder }

  /// Whether the journal has all that it was given, and something at all.
  var isWhole: Bool { file != nil && unwritten.isEmpty }

  /// Appends records.
  func append(_ records: [JournalRecord], language: Language) {
    let isRetry = !unwritten.isEmpty
    unwritten += records
    guard let folder else {
      if !isRetry { warning = Self.homeless }
      return unwritten = Array(unwritten.prefix(1))
    }
    do throws(SystemError) {
      try opened(in: folder, language).append(unwritten)
      if isRetry { warning = Self.keptAgain }
      unwritten = []
    } catch {
      if !isRetry { warning = Self.unwritable(error) }
    }
  }

  /// Tries once more to write what could not be written.
  func tryAgain(_ language: Language) {
    if folder != nil, !unwritten.isEmpty { append([], language: language) }
  }

  private func opened(
    in folder: JournalFolder, _ language: Language
  ) throws(SystemError) -> JournalFile {
    if let file { return file }
    let new = try folder.begin(
      .init(time: time(nil), language: language.rawValue, folder: WorkingFolder.path))
    file = new
    return new
  }

  /// How far the learner is, where that has not been written down yet.
  func news(of progress: String) -> String? {
    guard progress != self.progress else { return nil }
    self.progress = progress
    return progress
  }

  /// The most bytes that copies of one session's runs take.
  private static let mostCopied = 512 << 20

  /// The next number for a copy that a line keeps.
  func nextStep(of line: Int) -> Int {
    step = line == step.line ? (line, step.number + 1) : (line, 1)
    return step.number
  }

  /// Keeps a copy of a run; where there is no room the run will be run again instead.
  func keep(_ checkpoint: JournalCheckpoint, line: Int, step: Int) {
    let least = checkpoint.memory.count + checkpoint.costs.count
    guard let file, isWhole, copiedBytes + least <= Self.mostCopied else { return }
    copiedBytes += (try? file.keep(checkpoint, line: line, step: step)) ?? 0
  }

  /// How long trainings have run of which no copy was kept, in seconds.
  private var unkept = 0.0

  /// Whether a copy at the end of a training is worth a file: it took long, or those that would have
  /// to be run again would take long together.
  func isWorthKeeping(seconds: Double) -> Bool {
    unkept += seconds
    guard seconds > 0.05 || seconds > 0.002 && unkept > 0.03 else { return false }
    unkept -= seconds
    return true
  }

  /// Waits until the disk has everything.
  func synchronize() { file?.synchronize() }

  /// What is to be said about the journal, once.
  func takeWarning() -> Localized<String>? {
    defer { warning = nil }
    return warning
  }

  private static let homeless = Localized(
    en: "There is no home folder, so this session is not kept; it goes on all the same.",
    zh: "没有主目录，这次会话不会保存；可以照常继续。")

  private static func unwritable(_ error: SystemError) -> Localized<String> {
    let reason = Localized.systemError(error.code)
    return Localized(
      en: "This session is no longer kept (\(reason.en)); it goes on all the same.",
      zh: "这次会话不再保存（\(reason.zh)）；可以照常继续。")
  }

  private static let keptAgain = Localized(
    en: "This session is kept again, with all its lines.", zh: "这次会话又在保存，所有的行都在。")
}
