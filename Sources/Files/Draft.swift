import Glibc

/// A file that is still being written, locked so that no other program takes it for litter.
///
/// Where the file system can do it the draft has no name until it is complete, and a killed
/// program leaves nothing.
struct Draft {
  /// Stands before and after the random part of a draft's name.
  static let affixes = (before: ".backstep-", after: ".part")

  private let descriptor: Int32
  private let name: String
  private let isNamed: Bool

  init(in folder: String, mode: mode_t) throws(SystemError) {
    let name = Self.freshName(in: folder)
    let nameless = open(folder, O_WRONLY | O_CLOEXEC | Self.temporary, mode)
    if nameless >= 0 {
      (descriptor, self.name, isNamed) = (nameless, name, false)
      flock(nameless, LOCK_EX)
    } else {
      (descriptor, self.name) = (try Self.openNamed(name, mode), name)
      isNamed = true
    }
  }

  /// `O_TMPFILE`, whose definition Swift does not import.
  private static let temporary: Int32 = 0o20_000_000 | O_DIRECTORY

  private static func freshName(in folder: String) -> String {
    let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
    return "\(folder)/\(affixes.before)\(digits)\(affixes.after)"
  }

  private static func openNamed(_ name: String, _ mode: mode_t) throws(SystemError) -> Int32 {
    while true {
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      guard descriptor >= 0 else { throw .last }
      flock(descriptor, LOCK_EX)
      // Another program may have taken it for litter before it was locked.
      var status = stat()
      if fstat(descriptor, &status) != 0 || status.st_nlink > 0 { return descriptor }
      close(descriptor)
    }
  }

  /// Writes all bytes.
  /// - Parameters:
  ///   - mode: The permissions it must have, whatever the process's mask.
  ///   - isLasting: Whether to wait until the disk has them.
  func fill(
    with bytes: [UInt8], mode: mode_t?, isLasting: Bool = true, until stops: () -> Bool = { false }
  ) throws(SystemError) {
    try OpenFile.write(bytes, to: descriptor, settling: isLasting, until: stops)
    if let mode, fchmod(descriptor, mode) != 0 { throw .last }
    guard !isLasting || fsync(descriptor) == 0 else { throw .last }
  }

  /// Stands in the place of `target` from now on.
  func take(name target: String) throws(SystemError) {
    if !isNamed {
      let own = "/proc/self/fd/\(descriptor)"
      guard linkat(AT_FDCWD, own, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 else { throw .last }
    }
    guard rename(name, target) == 0 else { throw .last }
    // The bytes are safe: a failure now could only come from the lock.
    close(descriptor)
  }

  /// Leaves nothing.
  func discard() {
    unlink(name)
    close(descriptor)
  }
}
