import Files
import Glibc

/// A journal that is being written: records are appended, each in one piece.
///
/// It is locked as long as it is open, so that a second shell neither goes on with it nor clears it
/// away.
public final class JournalFile {
  /// The session's folder.
  public let folder: String
  private let descriptor: Int32
  private var length: Int
  /// Whether something may lie behind what was written whole.
  private var isUncertain = false

  init(folder: String, _ descriptor: Int32, length: Int) {
    (self.folder, self.descriptor, self.length) = (folder, descriptor, length)
  }

  deinit { close(descriptor) }

  /// Appends records; a killed program leaves all of those that were appended.
  /// - Throws: `SystemError` where they cannot be written whole; the file is as it was then.
  public func append(_ records: [JournalRecord]) throws(SystemError) {
    let bytes = records.flatMap { Framing.frame($0.bytes) }
    if isUncertain { try cut(to: length) }
    do throws(SystemError) {
      try OpenFile.write(bytes, to: descriptor)
    } catch {
      isUncertain = ftruncate(descriptor, length) != 0
      throw error
    }
    length += bytes.count
  }

  /// Drops what lies behind a length.
  func cut(to length: Int) throws(SystemError) {
    guard ftruncate(descriptor, length) == 0 else { throw .last }
    (self.length, isUncertain) = (length, false)
  }

  /// Waits until the disk has what was appended.
  public func synchronize() {
    fdatasync(descriptor)
  }

  /// Keeps a checkpoint of a step of a line, whole or not at all.
  ///
  /// Nobody waits for the disk: where a machine loses power its sum tells that it is not whole, and
  /// the run is run again.
  /// - Returns: How many bytes it takes.
  @discardableResult
  public func keep(
    _ checkpoint: JournalCheckpoint, line: Int, step: Int
  ) throws(SystemError) -> Int {
    let bytes = checkpoint.bytes
    try WholeFile.write(
      bytes, to: SavedSession.checkpoint(in: folder, line, step), mode: 0o600, links: .refuse,
      isLasting: false)
    return bytes.count
  }
}
