import Files
import Glibc

/// The sessions that were kept.
public struct JournalFolder: Sendable {
  /// How many sessions are kept, and how many bytes all of them may take.
  public struct Limits: Sendable {
    let sessions: Int
    let bytes: Int

    /// The newest 50, 1 GB in all.
    public static let standard = Limits(sessions: 50, bytes: 1 << 30)
  }

  private let path: String
  private let limits: Limits

  /// The sessions in the folder at `path`, which need not exist.
  public init(_ path: String, limits: Limits = .standard) {
    (self.path, self.limits) = (path, limits)
  }

  /// `backstep/sessions` in the state folder of `environment`; nil where there is none.
  public init?(in environment: [String: String]) {
    guard let state = StateFolder.path(in: environment) else { return nil }
    self.init("\(state)/sessions")
  }

  /// Every session, the one written last first.
  public var sessions: [SavedSession] {
    Folder(path).names.compactMap { SavedSession(folder: "\(path)/\($0)") }
      .sorted { ($0.time, $0.folder) > ($1.time, $1.folder) }
  }

  /// Begins a journal; the oldest sessions beyond the limits are cleared away.
  /// - Throws: `SystemError` where no file can be made.
  public func begin(_ opened: JournalRecord.Opened) throws(SystemError) -> JournalFile {
    try Folder.make(above: "\(path)/.")
    clear()
    let folder = try freshFolder(opened.time)
    let path = SavedSession.journal(in: folder)
    do throws(SystemError) {
      let file = try SavedSession.open(path, in: folder, flags: O_CREAT | O_EXCL)
      try file.append([.opened(opened)])
      return file
    } catch {
      // Where a disk is full it is tried again and again: no folders are left by that.
      unlink(path)
      rmdir(folder)
      throw error
    }
  }

  /// A folder of its own, named by its time in UTC and the process.
  private func freshFolder(_ time: Int) throws(SystemError) -> String {
    let name = "\(path)/\(Self.stamp(time))-\(getpid())"
    for suffix in [""] + (2...99).map({ "-\($0)" }) {
      if mkdir(name + suffix, 0o700) == 0 { return name + suffix }
      guard errno == EEXIST else { throw .last }
    }
    throw SystemError(code: EEXIST)
  }

  private static func stamp(_ time: Int) -> String {
    var (seconds, parts) = (time_t(time), tm())
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    strftime(&text, text.count, "%Y%m%dT%H%M%S", &parts)
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Deletes a session with its checkpoints.
  /// - Throws: `SystemError`; `EWOULDBLOCK` where a shell is writing it.
  public func delete(_ session: SavedSession) throws(SystemError) {
    guard !session.isInUse else { throw SystemError(code: EWOULDBLOCK) }
    for name in Folder(session.folder).names {
      guard unlink("\(session.folder)/\(name)") == 0 || errno == ENOENT else { throw .last }
    }
    guard rmdir(session.folder) == 0 || errno == ENOENT else { throw .last }
  }

  /// Clears away what is beyond the limits, room for one more session made; those in use stay.
  private func clear() {
    var bytes = 0
    for (index, session) in sessions.enumerated() {
      bytes += session.byteCount
      if index + 1 >= limits.sessions || bytes > limits.bytes { try? delete(session) }
    }
  }
}
