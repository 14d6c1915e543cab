import Files
import Languages

extension Session {
  /// Writes a file that a command was asked to write.
  ///
  /// A file of the same name that this session has not written is replaced only with the person's
  /// leave; scripts, and commands that end in `over`, have it.
  /// - Throws: `SessionError.kept` where the person wants to keep the file.
  func write(to path: String, over: Bool, _ write: () throws -> Void) throws {
    if writesNoFiles { return }
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

extension Session {
  /// Keeps a script from writing over itself, or over a file that it has read.
  /// - Throws: `NotebookProblem.isRead`.
  func permitReplacing(_ path: String) throws {
    guard !isTyped, let real = path.realPath else { return }
    if source.file?.realPath == real { throw NotebookProblem.isRead(path) }
    guard !written.contains(real) else { return }
    let isRead = notebook.entries.contains { FileMarks.names(in: $0.text).contains(real) }
    if isRead { throw NotebookProblem.isRead(path) }
  }
}
