import Files
import Glibc

/// An open file under `flock`, closed and unlocked at the end of its life.
final class LockedFile {
  private let path: String
  private let descriptor: Int32

  /// Nil where there is no such regular file.
  init?(reading path: String, followsLink: Bool = true) {
    // O_NONBLOCK: a named pipe must not hold the program up.
    let links = followsLink ? 0 : O_NOFOLLOW
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | links)
    guard descriptor >= 0 else { return nil }
    self.path = path
    self.descriptor = descriptor
    guard isRegular else { return nil }
    flock(descriptor, LOCK_SH)
  }

  /// Makes the file if need be, for its owner only; a symbolic link is refused with `ELOOP`, lest
  /// another file be written to.
  init(appendingTo path: String) throws(LineError) {
    self.path = path
    descriptor = try openLocked(path)
    guard isRegular else { throw .cannotOpen(file: path, errno: EINVAL) }
  }

  deinit { close(descriptor) }

  var size: Int { status(of: descriptor).map { Int($0.st_size) } ?? 0 }

  private var isRegular: Bool {
    status(of: descriptor).map { $0.st_mode & S_IFMT == S_IFREG } ?? false
  }

  /// Whether a killed program left its last line unfinished.
  var endsWithinLine: Bool {
    var last: UInt8 = 0
    let size = size
    return size > 0 && pread(descriptor, &last, 1, off_t(size - 1)) == 1
      && last != UInt8(ascii: "\n")
  }

  /// The whole lines within the last `limit` bytes.
  func tail(_ limit: Int) -> [UInt8] {
    let size = size
    let start = max(0, size - limit)
    let bytes = [UInt8](unsafeUninitializedCapacity: size - start) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, off_t(start)))
    }
    guard start > 0 else { return bytes }
    return Array(bytes.drop { $0 != UInt8(ascii: "\n") })
  }

  /// Adds all of it, or nothing.
  func append(_ bytes: [UInt8]) throws(LineError) {
    let before = size
    do throws(SystemError) {
      try OpenFile.write(bytes, to: descriptor)
    } catch {
      _ = ftruncate(descriptor, off_t(before))
      throw .cannotWrite(file: path, errno: error.code)
    }
  }

  /// Puts a new file in the place of this one, so that a kill leaves either the old or the new.
  func replace(by bytes: [UInt8]) throws(LineError) {
    _ = fchmod(descriptor, 0o600)
    do throws(SystemError) {
      try WholeFile.write(bytes, to: path, mode: 0o600, links: .refuse)
    } catch {
      throw .cannotWrite(file: path, errno: error.code)
    }
  }
}

private func status(of descriptor: Int32) -> stat? {
  var status = stat()
  return fstat(descriptor, &status) == 0 ? status : nil
}

private func isStillThere(_ descriptor: Int32, _ path: String) -> Bool {
  var named = stat()
  guard let opened = status(of: descriptor), stat(path, &named) == 0 else { return false }
  return named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
}

private func openLocked(_ path: String) throws(LineError) -> Int32 {
  while true {
    let descriptor = open(
      path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(file: path, errno: errno) }
    flock(descriptor, LOCK_EX)
    // Another shell may have put a shortened file in its place while we waited.
    if isStillThere(descriptor, path) { return descriptor }
    close(descriptor)
  }
}
