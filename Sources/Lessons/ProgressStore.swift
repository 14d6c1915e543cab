import Files
import Glibc

/// Keeps progress in a file, safely between several shells.
public struct ProgressStore: Sendable {
  private static let limit = 1024 * 1024

  /// The file.
  public let path: String

  /// A store in the file at `path`, which need not exist.
  public init(path: String) {
    self.path = path
  }

  /// `backstep/progress` in the state folder of `environment` (`XDG_STATE_HOME`, or
  /// `.local/state` at home); nil where neither is an absolute path.
  public static func path(in environment: [String: String]) -> String? {
    StateFolder.path(in: environment).map { "\($0)/progress" }
  }

  /// What is in the file; nothing done yet where there is none.
  public func load() throws(ProgressError) -> Progress {
    let bytes: [UInt8]
    do {
      bytes = try File.bytes(path, limit: Self.limit, followsLink: false)
    } catch {
      if error.isAbsence { return Progress() }
      throw failure(.unreadable(code: error.code))
    }
    guard bytes.count <= Self.limit else { throw failure(.tooLarge(limit: Self.limit)) }
    do {
      return try ProgressText.read(String(decoding: bytes, as: UTF8.self))
    } catch { throw failure(error) }
  }

  /// Changes what is in the file and returns it.
  ///
  /// Another shell's changes are kept: the file is locked, read, changed and replaced at once.
  @discardableResult
  public func update(_ change: (inout Progress) -> Void) throws(ProgressError) -> Progress {
    let lock = try lock()
    defer { lock.release() }
    var progress = try load()
    change(&progress)
    do {
      try WholeFile.write(
        Array(ProgressText.write(progress).utf8), to: path, mode: 0o600, links: .refuse)
    } catch { throw failure(.notWritable(code: error.code)) }
    return progress
  }

  /// Moves what lies in the place of progress beside it, and nothing over anything.
  /// - Returns: Where it lies now.
  public func setAside() throws(ProgressError) -> String {
    let places = ["\(path).damaged"] + (2...100).map { "\(path).damaged-\($0)" }
    var status = stat()
    guard let place = places.first(where: { lstat($0, &status) != 0 && errno == ENOENT }) else {
      throw failure(.notWritable(code: EEXIST))
    }
    guard rename(path, place) == 0 else { throw failure(.notWritable(code: errno)) }
    return place
  }

  private func lock() throws(ProgressError) -> FileLock {
    do {
      try Folder.make(above: path)
      return try FileLock("\(path).lock")
    } catch { throw failure(.notWritable(code: error.code)) }
  }

  private func failure(_ reason: ProgressError.Reason) -> ProgressError {
    ProgressError(path: path, reason: reason)
  }
}
