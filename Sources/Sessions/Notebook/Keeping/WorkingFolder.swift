import Glibc

/// The folder in which short names of files are looked for.
enum WorkingFolder {
  /// Its whole path; empty where it is gone.
  static var path: String {
    guard let path = getcwd(nil, 0) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }

  /// Goes to a folder.
  /// - Returns: Whether the program is there.
  static func go(to path: String) -> Bool { path == self.path || chdir(path) == 0 }
}
