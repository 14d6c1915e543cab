import Files
import Glibc

/// A session in its folder: the journal and the checkpoints.
public struct SavedSession: Equatable, Sendable {
  /// Its folder.
  public let folder: String
  /// When the journal was last written to, in seconds since 1970.
  public let time: Int
  /// What all its files take.
  public var byteCount: Int {
    Folder(folder).names.reduce(0) { $0 + Self.size("\(folder)/\($1)") }
  }

  init?(folder: String) {
    var status = stat()
    guard lstat(Self.journal(in: folder), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    self.folder = folder
    time = status.st_mtim.tv_sec
  }

  static func journal(in folder: String) -> String { "\(folder)/journal" }

  static func checkpoint(in folder: String, _ line: Int, _ step: Int) -> String {
    "\(folder)/\(line).\(step).checkpoint"
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_size : 0
  }

  /// The most bytes that are read of a journal, or a checkpoint.
  private static let limit = 1 << 30

  /// What the journal holds.
  /// - Throws: `SystemError` where it cannot be read.
  public func read() throws(SystemError) -> Journal {
    Journal(try Self.bytes(Self.journal(in: folder)))
  }

  private static func bytes(_ path: String) throws(SystemError) -> [UInt8] {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    return try OpenFile.read(from: descriptor, limit: limit)
  }

  /// The checkpoint of a step of a line; nil where there is none that is whole.
  public func checkpoint(line: Int, step: Int) -> JournalCheckpoint? {
    let bytes = try? Self.bytes(Self.checkpoint(in: folder, line, step))
    return bytes.flatMap(JournalCheckpoint.init)
  }

  /// The lines and steps of which there are checkpoints.
  public var checkpoints: [(line: Int, step: Int)] {
    Folder(folder).names.compactMap { name in
      let parts = name.split(separator: ".")
      guard parts.count == 3, parts[2] == "checkpoint", let line = Int(parts[0]),
        let step = Int(parts[1])
      else { return nil }
      return (line, step)
    }
  }

  /// Whether a shell is writing it.
  public var isInUse: Bool {
    let descriptor = Glibc.open(Self.journal(in: folder), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0
  }

  /// Opens the journal to go on with it.
  ///
  /// Where it is damaged, the file as it was is kept beside it, by the name `journal.damaged`, and
  /// what is whole is gone on with.
  /// - Parameter opened: What opens the journal where its own opening is damaged.
  /// - Throws: `SystemError`; `EWOULDBLOCK` where another shell is writing it.
  public func goOn(opening opened: JournalRecord.Opened) throws(SystemError) -> JournalFile {
    let path = Self.journal(in: folder)
    let file = try Self.open(path, in: folder)
    let bytes = try Self.bytes(path)
    let journal = Journal(bytes)
    guard journal.damagedCount > 0 else { return file }
    try WholeFile.write(bytes, to: "\(folder)/journal.damaged", mode: 0o600, links: .refuse)
    guard journal.damagedHead > 0 else {
      try file.cut(to: journal.wholeCount)
      return file
    }
    try file.cut(to: 0)
    try file.append([.opened(opened)] + journal.records)
    return file
  }

  static func open(_ path: String, in folder: String, flags: Int32 = 0) throws(SystemError)
    -> JournalFile
  {
    let descriptor = Glibc.open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | flags, 0o600)
    guard descriptor >= 0 else { throw .last }
    var status = stat()
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0 else {
      let error = SystemError.last
      close(descriptor)
      throw error
    }
    return JournalFile(folder: folder, descriptor, length: status.st_size)
  }
}
