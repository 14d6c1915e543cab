import Languages

/// What `export` was asked for: which lines, to which file, in which form.
struct ExportRequest {
  /// The forms, by the end of the file's name.
  enum Form: String, CaseIterable {
    case bs, md, html, ipynb, py
  }

  let path: String
  let form: Form
  /// The lines that are to stand in the document.
  let entries: [Notebook.Entry]
  /// Whether numbers that were shown are asserted.
  let isChecked: Bool
  /// Whether a file of the same name is replaced unasked.
  let over: Bool
  private let range: ClosedRange<Int>?
  /// What a twin is written in.
  private let library: TwinLibrary

  init(_ arguments: Arguments, in session: Session) throws {
    var arguments = arguments
    path = try arguments.next(
      Localized(en: "a file: work.bs, work.md, work.py", zh: "一个文件：work.bs、work.md、work.py"))
    form = try Self.form(of: path, arguments)
    if form == .py, let module = TwinHead.module(hiddenBy: path) {
      throw NotebookProblem.hidesModule(module)
    }
    try session.permitReplacing(path)
    var (range, isChecked, over): (ClosedRange<Int>?, Bool, Bool) = (nil, false, false)
    var library = TwinLibrary.numpy
    while let word = arguments.next() {
      switch word {
      case "cells":
        range = try RerunCommand.range(
          arguments.next(Localized(en: "cells' numbers, as 2-6", zh: "单元的编号，例如 2-6")), arguments)
      case "checked" where form == .bs: isChecked = true
      case TwinLibrary.torch.rawValue where form == .py: library = .torch
      case "over": over = true
      default: throw arguments.usage(.unexpected(word))
      }
    }
    try arguments.finish()
    (self.range, self.isChecked, self.over, self.library) = (range, isChecked, over, library)
    let living = session.notebook.living
    guard !living.isEmpty else { throw NotebookProblem.nothing(toBringBack: false) }
    entries = living.filter { range?.contains($0.number) ?? true }
    if entries.isEmpty, let range {
      throw NotebookProblem.noLine(range.lowerBound, living: living.numbers)
    }
  }

  private static func form(of path: String, _ arguments: Arguments) throws -> Form {
    let ending = path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() }
    guard let form = ending.flatMap(Form.init(rawValue:)) else {
      let endings = Form.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
      throw arguments.usage(
        .value(
          option: Localized(en: "the file", zh: "文件"), text: path,
          needed: Localized(en: "a name that ends in one of \(endings)", zh: "以 \(endings) 之一结尾的名字")
        ))
    }
    return form
  }

  /// The document's files, its own first.
  /// - Throws: `NotebookProblem` where the lines do not run again; it says which document would do.
  func document(of session: Session) throws -> [DocumentFile] {
    do {
      return try files(of: session)
    } catch NotebookProblem.differs(let number, let files, _) {
      throw NotebookProblem.differs(number, files, instead: other(in: session))
    }
  }

  /// How to ask for the lines that need no file that is gone or has changed; nil where there are none.
  private func other(in session: Session) -> String? {
    let living = session.notebook.living
    let last = living.last { !FileMarks.changes(in: $0.files).isEmpty }
    guard let last, let first = living.first(where: { $0.number > last.number }),
      let end = living.last, session.state(before: first.number) != nil
    else { return nil }
    // A program has all lines before those too.
    let file = form == .py ? path.dropLast(2) + "md" : path
    return "export \(file) cells \(first.number)-\(end.number)"
  }

  private func files(of session: Session) throws -> [DocumentFile] {
    switch form {
    case .bs where !isChecked && !hasOthers(session):
      [DocumentFile(path, ScriptDocument.text(of: entries, in: session))]
    case .bs:
      [DocumentFile(path, ScriptDocument.text(of: try cells(session), isChecked: isChecked))]
    case .py:
      try TwinDocument.files(path, library, of: session, entriesUpToLast(session)) {
        range?.contains($0) ?? true
      }
    case .html: PageDocument.files(path, session.state.language, try cells(session))
    case .ipynb: NotebookDocument.files(path, try cells(session))
    case .md: MarkdownDocument(path, session.state.language).files(of: try cells(session))
    }
  }

  /// Whether other lines stand in the document for one of them: those of a script that was run, what
  /// a cell that was stopped came to, the page on which a lesson was opened.
  private func hasOthers(_ session: Session) -> Bool {
    entries.contains { entry in
      let command = entry.isCell ? nil : session.read(entry.text).command
      return command is RunCommand || command is OpenCommand || entry.stoppedAt != nil
    }
  }

  /// The lines with what they say, after all that came before them.
  private func cells(_ session: Session) throws -> [SessionReplay.Cell] {
    let now = Session.Snapshot(session.state)
    if let beginning = try beginning(in: session) {
      // Runs of branches are shared.
      defer { session.bring(back: now) }
      return try SessionReplay.perform(entries, of: session, from: beginning)
    }
    return try SessionReplay.perform(entriesUpToLast(session), of: session)
      .filter { range?.contains($0.number) ?? true }
  }

  /// The state before the lines asked for, where one before them read a file that is no longer what
  /// it was, so that it cannot be run again; nil where it is to be, or the state is not kept.
  private func beginning(in session: Session) throws -> Session.State? {
    guard let first = range?.lowerBound else { return nil }
    let files = entriesUpToLast(session).filter { $0.number < first }.flatMap(\.files)
    return FileMarks.changes(in: files).isEmpty ? nil : session.state(before: first)
  }

  /// The lines, and all that came before them.
  private func entriesUpToLast(_ session: Session) -> [Notebook.Entry] {
    let last = entries.last?.number ?? 0
    return session.notebook.living.filter { $0.number <= last }
  }
}
