import Glibc

/// What is done with an open descriptor.
public enum OpenFile {
  /// Writes all bytes, in as many pieces as the system takes.
  /// - Throws: `SystemError` where it takes no more; some may have been written.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
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
}
