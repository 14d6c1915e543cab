import Files

/// Entered lines kept across sessions, in a file that several shells may append to at once.
///
/// One entry a line, appended under a lock with a single write: a killed program loses nothing
/// it had kept. Readable by its owner only.
public struct HistoryFile: Sendable {
  /// How many entries are kept.
  public static let entryLimit = 10_000
  /// How many bytes of the file are read; what stands before is forgotten.
  static let byteLimit = 4 << 20

  let path: String

  /// The history in a file of your choice; its folder is made when the first line is kept.
  public init(path: String) { self.path = path }

  /// The entries, oldest first; none where the file cannot be read.
  public func load() -> [String] {
    guard let bytes = LockedFile(reading: path, followsLink: false)?.tail(Self.byteLimit) else {
      return []
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).suffix(Self.entryLimit)
    return lines.compactMap { Self.unescape($0) }
  }

  /// Removes what killed programs have left beside it.
  public func removeLitter() { Folder(Folder.of(path)).removeLitter() }

  /// Adds an entry; throws `LineError.cannotOpen` or `.cannotWrite`.
  public func append(_ entry: String) throws(LineError) {
    do throws(SystemError) {
      try Folder.make(above: path)
    } catch {
      throw .cannotOpen(file: path, errno: error.code)
    }
    let file = try LockedFile(appendingTo: path)
    let before: [UInt8] = file.endsWithinLine ? [UInt8(ascii: "\n")] : []
    try file.append(before + Self.escape(entry) + [UInt8(ascii: "\n")])
    if file.size > 2 * Self.byteLimit { try file.replace(by: shortened(file)) }
  }

  private func shortened(_ file: LockedFile) -> [UInt8] {
    let lines = file.tail(Self.byteLimit).split(separator: UInt8(ascii: "\n"))
    return Array(lines.suffix(Self.entryLimit).joined(separator: [UInt8(ascii: "\n")]))
      + [UInt8(ascii: "\n")]
  }
}
