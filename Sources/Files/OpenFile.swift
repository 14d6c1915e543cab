import Glibc

/// What is done with an open descriptor.
public enum OpenFile {
  /// The bytes that are written at once where somebody may want to stop.
  private static let piece = 1 << 22

  /// Writes all bytes, in as many pieces as the system takes.
  /// - Parameters:
  ///   - settles: Whether to wait for the disk between two pieces: nothing could stop one `fsync` of all.
  ///   - stops: Asked now and then whether nobody wants the file any more.
  /// - Throws: `SystemError` where it takes no more, of `ECANCELED` where it was stopped; some may have
  ///   been written.
  public static func write(
    _ bytes: [UInt8], to descriptor: Int32, settling settles: Bool = false,
    until stops: () -> Bool = { false }
  ) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      if settles, written > 0 { fdatasync(descriptor) }
      if written > 0, stops() { throw SystemError(code: ECANCELED) }
      let count = bytes.withUnsafeBytes {
        Glibc.write(
          descriptor, $0.baseAddress?.advanced(by: written), min(piece, $0.count - written))
      }
      if count > 0 {
        written += count
      } else if count == 0 {
        throw SystemError(code: EIO)
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Reads to the end.
  /// - Parameter limit: The most bytes that are read, and one more where there are more.
  public static func read(from descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while result.count <= limit {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      guard count > 0 else { break }
      result.append(contentsOf: buffer.prefix(count))
    }
    return result
  }
}
