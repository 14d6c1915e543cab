import Glibc

extension File {
  /// Replaces the file at `path` at once.
  ///
  /// A reader sees the old bytes or the new ones, even after a crash. The mode is kept, a new
  /// file is private, and a link stays a link.
  static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let target = resolved(path)
    let folder = self.folder(of: target)
    // mkstemp puts what makes the name one of its own in place of the last six letters.
    let pattern = "\(folder)/.progress-" + String(repeating: "X", count: 6)
    var name = Array(pattern.utf8CString)
    let handle = mkstemp(&name)
    guard handle >= 0 else { throw SystemError(code: errno) }
    let temporary = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    do throws(SystemError) {
      try fill(handle, bytes, mode: mode(of: target))
      guard rename(temporary, target) == 0 else { throw SystemError(code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    synchronize(folder)
  }

  /// Makes the folders that `path` needs, private to their owner.
  static func makeFolders(above path: String) throws(SystemError) {
    let folder = self.folder(of: path)
    if access(folder, F_OK) == 0 { return }
    if folder != "/" && folder != "." { try makeFolders(above: folder) }
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw SystemError(code: errno) }
  }

  private static func fill(
    _ handle: Int32, _ bytes: [UInt8], mode: mode_t
  ) throws(SystemError) {
    defer { close(handle) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(handle, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw SystemError(code: errno) }
      rest = rest.dropFirst(count)
    }
    guard fchmod(handle, mode) == 0, fsync(handle) == 0 else { throw SystemError(code: errno) }
  }

  private static func mode(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o600
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The new name itself must reach the disk; where that fails the data is still whole.
  private static func synchronize(_ folder: String) {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    fsync(handle)
    close(handle)
  }
}

extension SystemError {
  /// Whether the file or its folder is simply not there.
  var isAbsence: Bool { code == ENOENT || code == ENOTDIR }
}
