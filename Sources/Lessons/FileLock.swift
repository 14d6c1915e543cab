import Files
import Glibc

/// An exclusive lock that other processes respect, held until released.
struct FileLock {
  private let handle: Int32

  init(_ path: String) throws(SystemError) {
    handle = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard handle >= 0 else { throw SystemError(code: errno) }
    while flock(handle, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let code = errno
        close(handle)
        throw SystemError(code: code)
      }
    }
  }

  func release() {
    close(handle)
  }
}
