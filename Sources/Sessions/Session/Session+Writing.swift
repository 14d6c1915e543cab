import Glibc
import Languages

extension Session {
  /// Writes a file that a command was asked to write.
  ///
  /// A file of the same name that this session has not written is replaced only with the person's
  /// leave; scripts, and commands that end in `over`, have it.
  /// - Throws: `SessionError.kept` where the person wants to keep the file.
  func write(to path: String, over: Bool, _ write: () throws -> Void) throws {
    if isRehearsal { return }
    try permitWriting(path)
    let isOwn = path.realPath.map(written.contains) ?? true
    if !over, !isOwn, isTyped, let confirm = surroundings.confirm {
      let question = Localized(
        en: "\(path) is there already. Replace it? (y/n) ", zh: "\(path) 已经存在，要替换吗？(y/n) ")
      guard confirm(question[state.language]) else { throw SessionError.kept(path: path) }
    }
    try write()
    remains.insert(.files)
    if let real = path.realPath { written.insert(real) }
  }
}

extension String {
  /// The path without links and `..`; nil where there is no such file.
  fileprivate var realPath: String? {
    guard let path = realpath(self, nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
