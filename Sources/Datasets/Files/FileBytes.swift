import Glibc
import Matrices

/// Whole files, read and written as bytes.
public enum FileBytes {
  /// The most bytes that are read from one file.
  public static let maximumCount = 1 << 31

  /// Reads a regular file.
  ///
  /// It is read and not mapped into memory: a mapped file that another program shortens kills
  /// its reader.
  /// - Throws: `DatasetError.file` where the system refuses, where it is no regular file, or
  ///   where it has more than `limit` bytes.
  public static func read(
    _ path: String, limit: Int = maximumCount
  ) throws(DatasetError) -> [UInt8] {
    guard !path.utf8.contains(0) else { throw .file(.system(ENOENT), path) }
    // Without O_NONBLOCK a named pipe would wait for its writer for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .file(.system(errno), path) }
    defer { close(descriptor) }
    let size = try regularSize(of: descriptor, path)
    guard size <= limit else { throw .file(.tooLarge(limit: limit), path) }
    guard size < 1 << 20 || MachineMemory.hasRoom(for: size) else { throw .file(.noMemory, path) }
    return try read(descriptor, count: size, path)
  }

  private static func regularSize(of descriptor: Int32, _ path: String) throws(DatasetError) -> Int
  {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .file(.system(errno), path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .file(.notAFile, path) }
    return Int(status.st_size)
  }

  private static func read(
    _ descriptor: Int32, count: Int, _ path: String
  ) throws(DatasetError) -> [UInt8] {
    var failure: Int32 = 0
    // One more, so that a closing newline can be added without a copy.
    let bytes = [UInt8](unsafeUninitializedCapacity: count + 1) { buffer, filled in
      while filled < count, !Patience.isLost {
        let got = Glibc.read(
          descriptor, buffer.baseAddress.map { $0 + filled }, min(count - filled, 1 << 22))
        if got == 0 { break }
        if got > 0 {
          filled += got
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    guard failure == 0 else { throw .file(.system(failure), path) }
    return bytes
  }
}
