import Glibc

extension FileBytes {
  /// Writes a file whole or not at all, in place of one of the same name.
  ///
  /// The bytes go to a temporary file in the same folder first, which then takes the name; a
  /// symbolic link is followed and an existing file keeps its permissions.
  /// - Throws: `DatasetError.file` where the system refuses.
  public static func write(_ bytes: [UInt8], to path: String) throws(DatasetError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .file(.system(ENOENT), path) }
    let target = resolved(path)
    let temporary = "\(target).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions(target))
    guard descriptor >= 0 else { throw .file(.system(errno), path) }
    let failure = fill(descriptor, with: bytes) ?? (rename(temporary, target) == 0 ? nil : errno)
    guard let failure else { return settle(folderOf: target) }
    unlink(temporary)
    throw .file(.system(failure), path)
  }

  /// Writes, flushes and closes; the system's error number where one of these fails.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) -> Int32? {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
      }
      if count >= 0 { written += count } else if errno != EINTR { break }
    }
    let failure: Int32? = written == bytes.count && fsync(descriptor) == 0 ? nil : errno
    return close(descriptor) == 0 || failure != nil ? failure : errno
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func permissions(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o666
  }

  /// Makes the new name last through a power cut; where that fails the file is there all the same.
  private static func settle(folderOf path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
