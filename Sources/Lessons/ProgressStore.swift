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
    setLinesAside(&progress)
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
    guard let place = placeAside else { throw failure(.notWritable(code: EEXIST)) }
    guard rename(path, place) == 0 else { throw failure(.notWritable(code: errno)) }
    return place
  }

  /// Moves lines that nobody can read beside the file, which is whole again from there on; where that
  /// cannot be written they stay in it.
  private func setLinesAside(_ progress: inout Progress) {
    guard !progress.damaged.isEmpty, let place = placeAside else { return }
    let text = progress.damaged.joined(separator: "\n") + "\n"
    do {
      try WholeFile.write(Array(text.utf8), to: place, mode: 0o600, links: .refuse)
      progress.damaged = []
    } catch { return }
  }

  /// The first free name beside the file for what is damaged.
  private var placeAside: String? {
    let places = ["\(path).damaged"] + (2...100).map { "\(path).damaged-\($0)" }
    var status = stat()
    return places.first { lstat($0, &status) != 0 && errno == ENOENT }
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
