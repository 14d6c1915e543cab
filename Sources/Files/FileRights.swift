/// What a run may do with files.
///
/// ```swift
/// let rights = FileRights(readingIn: ["/usr/lib"])
/// let inside = rights.allowReading("/usr/lib/a.csv")  // true
/// let outside = rights.allowReading("/usr/lib/../b.csv")  // false
/// ```
public struct FileRights: Sendable {
  /// The folders that may be read, without links, once for each limit that holds; none where all may be
  /// read and written.
  private var limits: [[String]] = []

  /// Whatever the person may do.
  public static let all = FileRights()

  private init() {}

  /// Reading in folders and below them, and no writing.
  public init(readingIn folders: [String]) { limits = [folders.compactMap(\.realPath)] }

  /// What both allow.
  public func narrowed(to other: FileRights) -> FileRights {
    var both = self
    both.limits += other.limits
    return both
  }

  /// Whether files may be written.
  public var allowWriting: Bool { limits.isEmpty }

  /// Whether what a path leads to may be read; a link is judged by what it leads to, and a file that
  /// is not there by its folder.
  public func allowReading(_ path: String) -> Bool {
    guard !limits.isEmpty else { return true }
    guard let real = path.realPath ?? Folder.of(path).realPath else { return false }
    return limits.allSatisfy { folders in
      folders.contains { real == $0 || $0 == "/" || real.hasPrefix($0 + "/") }
    }
  }
}
