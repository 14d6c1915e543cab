import Glibc
import Languages

/// The files a beginning of a path could mean.
struct FileNames {
  /// The person's folder, for `~/`.
  let home: String?

  /// The paths that begin with a word, written so that they are read as one word: in quotes where
  /// there is a blank.
  func matching(_ word: String) -> [Suggestion] {
    let quote = word.first.flatMap { "\"'".contains($0) ? $0 : nil }
    let path = quote == nil ? word : String(word.dropFirst())
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let beginning = path.dropFirst(folder.count)
    return entries(of: folder).compactMap { entry in
      guard entry.name.hasPrefix(beginning), !entry.name.hasPrefix(".") || beginning.hasPrefix(".")
      else { return nil }
      return suggestion(folder + entry.name, isFolder: entry.isFolder, quote)
    }
  }

  private func suggestion(_ path: String, isFolder: Bool, _ quote: Character?) -> Suggestion {
    let needsQuotes = path.contains { " '\"()[]{}=#".contains($0) || $0.isWhitespace }
    let mark = quote.map(String.init) ?? (needsQuotes ? (path.contains("\"") ? "'" : "\"") : "")
    if isFolder { return Suggestion(mark + path + "/", Self.folder, isWhole: false) }
    return Suggestion(mark + path + mark)
  }

  /// What is said of a folder.
  static let folder = Localized(en: "folder", zh: "文件夹")

  private func entries(of folder: String) -> [(name: String, isFolder: Bool)] {
    let place = expanded(folder.isEmpty ? "./" : folder)
    guard let directory = opendir(place) else { return [] }
    defer { closedir(directory) }
    var names: [(String, Bool)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append((name, Self.isFolder(place + name))) }
    }
    return names
  }

  private func expanded(_ folder: String) -> String {
    guard folder.hasPrefix("~/"), let home else { return folder }
    return home + folder.dropFirst()
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
