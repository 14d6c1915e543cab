import Glibc

extension String {
  /// The path it is, without links and `..`; nil where there is no such file, or it holds a NUL.
  public var realPath: String? {
    guard !utf8.contains(0), let path = realpath(self, nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
