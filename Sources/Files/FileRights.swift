import Glibc

/// What a run may do with files.
///
/// ```swift
/// let rights = FileRights(readingIn: ["/usr/lib"])
/// let inside = rights.allowReading("/usr/lib/a.csv")  // true
/// let outside = rights.allowReading("/usr/lib/../b.csv")  // false
/// ```
public struct FileRights: Sendable {
  /// The folders that may be read, without links; nil where all may be read and written.
  private let folders: [String]?

  /// Whatever the person may do.
  public static let all = FileRights(folders: nil)

  private init(folders: [String]?) { self.folders = folders }

  /// Reading in folders and below them, and no writing.
  public init(readingIn folders: [String]) {
    self.init(folders: folders.compactMap(Self.real))
  }

  /// Whether files may be written.
  public var allowWriting: Bool { folders == nil }

  /// Whether what a path leads to may be read; a link is judged by what it leads to, and a file that
  /// is not there by its folder.
  public func allowReading(_ path: String) -> Bool {
    guard let folders else { return true }
    guard let real = Self.real(path) ?? Self.real(Folder.of(path)) else { return false }
    return folders.contains { real == $0 || $0 == "/" || real.hasPrefix($0 + "/") }
  }

  private static func real(_ path: String) -> String? {
    guard !path.utf8.contains(0), let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
