import Glibc

extension CSV {
  /// The names of a file's columns, by its first lines alone; nil where it is no table that can be
  /// read so.
  public static func columnNames(inFile path: String) -> [String]? {
    guard var beginning = beginning(of: path) else { return nil }
    if beginning.count == beginningLimit, let end = beginning.lastIndex(of: UInt8(ascii: "\n")) {
      beginning.removeSubrange((end + 1)...)
    }
    return (try? CSV(bytes: beginning, file: path)).flatMap { $0.hasHeader ? $0.columnNames : nil }
  }

  private static let beginningLimit = 64 << 10

  /// A pipe is left alone: it may have nobody who writes.
  private static func beginning(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: beginningLimit)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count > 0 ? Array(bytes[..<count]) : nil
  }
}
