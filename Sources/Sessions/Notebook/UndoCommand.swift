import Languages
import Presentation

/// `undo`: takes lines back.
struct UndoCommand: Command {
  let name = "undo"
  let aliases = ["撤销"]
  let topic = Topic.notebook
  let summary = Localized(en: "take back the last change, or the last N", zh: "撤销上一个改变，或最近 N 个")
  let usage = ["undo [N]"]
  let examples = ["undo", "undo 3"]
  let details = Localized(
    en: """
      The session is as it was before that line: network, run, variables, branches, settings, \
      random streams, the lesson's page. Lines that only looked at something are taken back \
      with the change they came after, and do not count; a note counts. Files that were written, progress, \
      tries and hints stay. `redo` brings it back until something else is typed.
      """,
    zh: """
      会话回到那一行之前的样子：网络、训练、变量、分支、设置、随机数、课程的页。只是查看的行随它\
      们之前的改变一起撤销，不另外计数；笔记（note）算一行。写过的文件、学习进度、试过的次数和提示不变。在输入别的之\
      前，`redo` 可以恢复。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let count = try arguments.next().map {
      try arguments.integer($0, named: "N", in: 1...Int.max)
    }
    try arguments.finish()
    guard session.scriptDepth == 0 else { throw NotebookProblem.inScript(.lines) }
    let before = session.state.lesson
    let lines = try session.undo(count ?? 1)
    guard !lines.isEmpty else { throw NotebookProblem.nothing(toBringBack: false) }
    let remarks = [session.arrival(from: before), lines.stays].compactMap(\.self)
    return [LinesReport(lines, Localized(en: "taken back", zh: "已撤销"), remarks)]
  }
}

/// `redo`: brings them back.
struct RedoCommand: Command {
  let name = "redo"
  let aliases = ["重做"]
  let topic = Topic.notebook
  let summary = Localized(
    en: "bring back what undo took, or go on where rerun stopped",
    zh: "恢复 undo 撤销的，或从 rerun 停下的地方继续")
  let usage = ["redo [N]", "redo edit"]
  let completions = [CompletionKind.words(["edit"])]
  let examples = ["redo"]
  let details = Localized(
    en: """
      Where a rerun has stopped at a line that failed, that line and those behind it wait: redo \
      runs them as new cells, after you have mended what kept the first from running; redo edit \
      opens them in your editor first. cells all lists them as not run. After resume, redo runs what \
      was taken back last, and the line that was under way.
      """,
    zh: """
      rerun 停在失败的行时，这一行和后面的行等着：改好使它失败的原因之后，redo 把它们作为新单元运行；\
      redo edit 先在你的编辑器里打开它们。cells all 把它们列为没有运行。resume 之后，redo 运行最后撤销的行，\
      还有当时正在运行的那一行。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let count = try Self.count(&arguments)
    let edits = try count == nil && RerunCommand.edits(&arguments)
    try arguments.finish()
    guard session.scriptDepth == 0 else { throw NotebookProblem.inScript(.lines) }
    let before = session.state.lesson
    let lines = edits ? [] : Self.broughtBack(count ?? 1, in: session)
    guard !lines.isEmpty else { return try goOn(edits: edits, in: session) }
    let remarks = [session.arrival(from: before)].compactMap(\.self)
    return [LinesReport(lines, Localized(en: "brought back", zh: "已恢复"), remarks)]
  }

  /// Reads `[N]`.
  private static func count(_ arguments: inout Arguments) throws -> Int? {
    guard let word = arguments.words.first, Arguments.number(word) != nil else { return nil }
    _ = arguments.next()
    return try arguments.integer(word, named: "N", in: 1...Int.max)
  }

  /// What so many `undo`s have taken; less where there were fewer.
  private static func broughtBack(_ count: Int, in session: Session) -> [Notebook.Entry] {
    var lines: [Notebook.Entry] = []
    for _ in 0..<count {
      let next = session.redo()
      if next.isEmpty { break }
      lines += next
    }
    return lines
  }

  /// Runs what a rerun that stopped has left.
  private func goOn(edits: Bool, in session: Session) throws -> [any Report] {
    let lines = session.notebook.waiting.map { session.notebook.entries[$0 - 1] }
    guard !lines.isEmpty else {
      throw edits ? NotebookProblem.nothingWaits : .nothing(toBringBack: true)
    }
    try session.runAgain(
      edits ? session.edited(lines, waiting: true) : lines.map { LineAgain($0, waits: true) })
    return []
  }
}

extension Session {
  /// Where the learner is now, where that is another page or no lesson any more.
  fileprivate func arrival(from before: OpenLesson?) -> Localized<String>? {
    guard let now = state.lesson else {
      return before.map { _ in Localized(en: "back in your own session", zh: "回到了你自己的会话") }
    }
    guard now.lesson.id != before?.lesson.id || now.page != before?.page else { return nil }
    if let test = now.test {
      return Localized(
        en: "at question \(test.place) of test \(test.number): page shows it",
        zh: "现在是测验 \(test.number) 的第 \(test.place) 题：page 显示这一题")
    }
    let (id, page) = (now.lesson.id, now.page + 1)
    return Localized(
      en: "on page \(page) of \(id): page shows it", zh: "现在在 \(id) 第 \(page) 页：page 显示这一页")
  }
}

extension [Notebook.Entry] {
  /// What taking these lines back leaves as it is.
  fileprivate var stays: Localized<String>? {
    let remains = reduce(into: Notebook.Remains()) { $0.formUnion($1.remains) }
    let files = Localized(en: "files that were written", zh: "写过的文件")
    let progress = Localized(en: "progress, tries and hints", zh: "学习进度、试过的次数和提示")
    let both = [(Notebook.Remains.files, files), (.progress, progress)]
    let parts = both.filter { remains.contains($0.0) }.map(\.1)
    guard !parts.isEmpty else { return nil }
    return Localized(
      en: parts.map(\.en).joined(separator: ", ") + " stay",
      zh: parts.map(\.zh).joined(separator: "、") + "不变")
  }
}
