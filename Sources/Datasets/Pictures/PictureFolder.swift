import Glibc

/// A folder of pictures by class: a folder for each class in it, named like the class.
struct PictureFolder {
  /// One file.
  struct Entry {
    let path: String
    /// The position of its class.
    let label: Int
  }

  /// The classes, by their bytes.
  let classes: [String]
  /// The files: by their names within a class, one of each class in turn, so that the first ones
  /// are of every class.
  let entries: [Entry]
  /// How many files were passed over, as their names are no pictures'.
  let others: Int

  /// The most pictures of a folder.
  static let maximumCount = 1_000_000

  static func isFolder(_ path: String) -> Bool {
    guard !path.utf8.contains(0) else { return false }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Looks into a folder.
  /// - Throws: `DatasetError.file` where it cannot be read, or holds no folders with pictures.
  init(_ path: String) throws(DatasetError) {
    let root = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    let folders = try Self.names(in: root).filter { Self.isFolder("\(root)/\($0)") }
    var (classes, columns, others) = ([String](), [[String]](), 0)
    for folder in folders {
      let names = try Self.names(in: "\(root)/\(folder)")
      let pictures = names.filter(Self.isPicture)
      others += names.count - pictures.count
      guard !pictures.isEmpty else { continue }
      classes.append(folder)
      columns.append(pictures.map { "\(root)/\(folder)/\($0)" })
    }
    guard classes.count > 1 else {
      if classes.isEmpty, let folder = Self.folderOfClasses(in: folders, of: root) {
        throw .file(.picture(.nested(folder)), path)
      }
      throw .file(.picture(.folder(classes)), path)
    }
    guard classes.count <= ClassTable.limit else {
      throw .file(.picture(.classes(classes.count)), path)
    }
    self.classes = classes
    self.others = others
    entries = Self.inTurn(columns)
  }

  /// The first of some folders whose own folders hold pictures, as `train` of `train` and `test`.
  private static func folderOfClasses(in folders: [String], of root: String) -> String? {
    folders.prefix(8).first { folder in
      let inner = ((try? names(in: "\(root)/\(folder)")) ?? []).prefix(8)
      return inner.contains { name in
        let path = "\(root)/\(folder)/\(name)"
        return isFolder(path) && ((try? names(in: path)) ?? []).contains(where: isPicture)
      }
    }
  }

  private static func inTurn(_ columns: [[String]]) -> [Entry] {
    let longest = columns.map(\.count).max() ?? 0
    return (0..<longest).flatMap { row in
      columns.indices.compactMap { label in
        row < columns[label].count ? Entry(path: columns[label][row], label: label) : nil
      }
    }
  }

  private static func isPicture(_ name: String) -> Bool {
    Picture.endings.contains(where: name.lowercased().hasSuffix)
  }

  /// What lies in a folder but is not hidden, by its bytes.
  private static func names(in folder: String) throws(DatasetError) -> [String] {
    guard let stream = opendir(folder) else { throw .file(.system(errno), folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      names.append(name)
      guard names.count <= maximumCount else {
        throw .file(.picture(.tooMany), folder)
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
