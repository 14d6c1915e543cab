import Files
import Glibc

/// Files without Foundation.
enum File {
  /// The bytes of the file at `path`, at most one more than `limit`.
  static func bytes(
    _ path: String, limit: Int, followsLink: Bool = true
  ) throws(SystemError) -> [UInt8] {
    let links = followsLink ? 0 : O_NOFOLLOW
    let handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | links)
    guard handle >= 0 else { throw SystemError(code: errno) }
    defer { close(handle) }
    try refuseFolder(handle)
    return try OpenFile.read(from: handle, limit: limit)
  }

  private static func refuseFolder(_ handle: Int32) throws(SystemError) {
    var status = stat()
    guard fstat(handle, &status) == 0 else { throw SystemError(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
  }

  /// The names in a folder, sorted.
  static func names(in folder: String) throws(SystemError) -> [String] {
    guard let stream = opendir(folder) else { throw SystemError(code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names.sorted()
  }
}
