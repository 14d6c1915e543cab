import Glibc

/// A folder in which files are written.
public struct Folder: Sendable {
  private let path: String

  /// The folder at `path`.
  public init(_ path: String) {
    self.path = path
  }

  /// The folder a file lies in: `/tmp` for `/tmp/a`, `.` for `a`.
  ///
  /// ```swift
  /// let folder = Folder.of("/tmp/net.safetensors")  // /tmp
  /// ```
  public static func of(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the folders that a file's `path` needs, private to their owner.
  /// - Throws: `SystemError` where one of them cannot be made.
  public static func make(above path: String) throws(SystemError) {
    let folder = of(path)
    if access(folder, F_OK) == 0 { return }
    if folder != "/" && folder != "." { try make(above: folder) }
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw .last }
  }

  /// The names of what lies in it, sorted; none where it cannot be read.
  public var names: [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes the drafts that killed programs have left; those still being written are locked.
  public func removeLitter() {
    for name in names where Self.isDraft(name) { removeUnlessLocked("\(path)/\(name)") }
  }

  private static func isDraft(_ name: String) -> Bool {
    name.hasPrefix(Draft.affixes.before) && name.hasSuffix(Draft.affixes.after)
  }

  private func removeUnlessLocked(_ file: String) {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(file) }
  }

  /// Makes a new name last through a power cut; where that fails the file is there all the same.
  func synchronize() {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
