import Files
import Languages
import Presentation

/// Why lines cannot be taken back or run again: the facts, no text.
enum NotebookProblem: Error {
  /// There is no living line of this number.
  case noLine(Int, living: ClosedRange<Int>?)
  /// The line of this number was taken back; whether `redo` could bring it back.
  case isTakenBack(Int, living: ClosedRange<Int>?, comesBack: Bool)
  /// A line that was run again did not succeed as it had before; the files it read that are no
  /// longer what they were, and how to ask for a document that does without them.
  case differs(Int, [FileMarks.Change], instead: String? = nil)
  /// A line that was run again failed, and its own error has been shown; it and those behind it
  /// wait, by these numbers.
  case stopped(String, waiting: [Int])
  /// No line waits to be run.
  case nothingWaits
  /// Nothing was changed that could be taken back, or taken back that could be brought back.
  case nothing(toBringBack: Bool)
  /// Within a script the lines are not those that were typed.
  case inScript(ScriptMatter)
  /// There is no kept session of this number, or none at all.
  case noSession(Int?)
  /// Nothing of a session in this folder can be read.
  case damaged(String)
  /// Another shell is in that session.
  case inUse
  /// Its files cannot be read, or removed.
  case unreadable(SystemError)
  /// A program of this file's name would be imported in a module's place.
  case hidesModule(String)
  /// The file is the script that is running, or one that it has read.
  case isRead(String)
  /// A program in NumPy, or in PyTorch, cannot do what the session did.
  case noTwin(TwinGap)
}

/// What has no counterpart in NumPy, or in PyTorch.
enum TwinGap {
  /// A cell of Python's, which speaks of NumPy's arrays, in a program of PyTorch's.
  case python(String)
  /// A function that PyTorch has not, or has otherwise, in a line of this number.
  case function(String, cell: Int)
  /// A run that begins in the middle of its random numbers.
  case midStream
  /// A run with a planted mistake.
  case planted
  /// An earlier part of a run, by the engine's formulas for what is the learner's to write.
  case blank([String])
}

extension NotebookProblem {
  /// Whether what was done before an error stays: lines that are run again stop where one fails.
  static func keepsState(_ error: any Error) -> Bool {
    if case .stopped = error as? NotebookProblem { true } else { false }
  }

  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .noLine(let number, let living):
      ErrorReport(
        kind: "cell",
        message: Localized(en: "there is no cell \(number)", zh: "没有单元 \(number)"),
        hint: living.map(Self.listed))
    case .isTakenBack(let number, let living, let comesBack):
      ErrorReport(
        kind: "cell",
        message: Localized(en: "cell \(number) was taken back", zh: "单元 \(number) 已撤销"),
        hint: comesBack
          ? Localized(en: "redo brings it back", zh: "redo 恢复它")
          : living.map(Self.listed)
            ?? Localized(en: "cells all lists it too", zh: "cells all 也列出它"))
    case .differs(let number, let files, let other): Self.differing(number, files, other)
    case .noTwin(.python(let text)):
      ErrorReport(
        kind: "cell",
        message: Localized(
          en: "a cell of Python has no counterpart in PyTorch: \(text.firstRow)",
          zh: "Python 代码块没有对应的 PyTorch 程序：\(text.firstRow)"),
        hint: Self.numpyHint)
    case .noTwin(.function(let name, let cell)):
      ErrorReport(
        kind: "cell",
        message: Localized(
          en: "\(name) in cell \(cell) has no counterpart in PyTorch",
          zh: "单元 \(cell) 里的 \(name) 没有对应的 PyTorch 函数"),
        hint: Self.numpyHint)
    case .noTwin(.midStream):
      ErrorReport(
        kind: "cell",
        message: Localized(
          en: "a run that was taken over in its midst has no counterpart in NumPy",
          zh: "中途接过来的训练没有对应的 NumPy 程序"),
        hint: Localized(
          en: "its random numbers cannot be drawn again: reset, and train anew",
          zh: "它的随机数无法重新抽取：请 reset 后重新训练"))
    case .noTwin(.planted):
      ErrorReport(
        kind: "cell",
        message: Localized(
          en: "a planted mistake has no counterpart in NumPy", zh: "埋下的错误没有对应的 NumPy 程序"),
        hint: Localized(en: "bug stop takes it out", zh: "bug stop 去掉它"))
    case .noTwin(.blank(let names)):
      ErrorReport(
        kind: "cell",
        message: Localized(
          en: "what ran before would be told by the formulas that are yours to write: "
            + names.joined(separator: ", "),
          zh: "前面运行的部分会写出要你来写的公式：" + names.joined(separator: "、")),
        hint: Localized(
          en: "fill the blanks first (blanks lists them), or export as .bs, .md or .html",
          zh: "先填好空（blanks 列出它们），或者导出 .bs、.md、.html"))
    case .hidesModule(let module):
      ErrorReport(
        kind: "file",
        message: Localized(
          en:
            "a program that is called \(module).py would be imported where Python needs \(module)",
          zh: "名为 \(module).py 的程序会被 Python 当作 \(module) 导入"),
        hint: Localized(en: "give it another name", zh: "请换一个名字"))
    case .isRead(let path):
      ErrorReport(
        kind: "file",
        message: Localized(
          en:
            "\(path.sanitizedLine) is the script itself, or a file it has read: it is not replaced",
          zh: "\(path.sanitizedLine) 就是这个脚本，或者是它读过的文件：不会替换"),
        hint: Localized(en: "export to another name", zh: "请导出到别的名字"))
    case .stopped(let text, let waiting):
      ErrorReport(
        kind: "cell",
        message: Localized(en: "stopped at: \(text.firstRow)", zh: "停在：\(text.firstRow)"),
        hint: waiting.isEmpty ? nil : Self.waits(waiting.count))
    case .nothingWaits:
      ErrorReport(
        kind: "cell",
        message: Localized(en: "no line waits to be run", zh: "没有等着运行的行"),
        hint: Localized(
          en: "rerun N edit changes the lines from cell N on", zh: "rerun N edit 修改从单元 N 起的行"))
    case .nothing(toBringBack: false):
      ErrorReport(
        kind: "cell",
        message: Localized(en: "nothing was changed yet", zh: "还没有改变过什么"),
        hint: Localized(en: "cells lists what was done", zh: "cells 列出做过的事"))
    case .nothing(toBringBack: true):
      ErrorReport(
        kind: "cell",
        message: Localized(
          en: "nothing was taken back, or something was typed since",
          zh: "没有撤销过什么，或者之后又输入了别的"),
        hint: Localized(en: "undo takes the last change back", zh: "undo 撤销上一个改变"))
    case .noSession(let number):
      ErrorReport(
        kind: "session",
        message: Localized(
          en: number.map { "there is no session \($0)" } ?? "no other session was kept",
          zh: number.map { "没有会话 \($0)" } ?? "没有保存过别的会话"),
        hint: Localized(en: "sessions lists them", zh: "sessions 列出它们"))
    case .damaged(let folder):
      ErrorReport(
        kind: "session",
        message: Localized(
          en: "the session's journal is damaged, or of another version: none of its lines is whole",
          zh: "会话的日志损坏了，或者是别的版本：没有一行完好"),
        hint: Localized(
          en: "it stays as it is in \(folder.sanitizedLine); sessions lists the others",
          zh: "它原样留在 \(folder.sanitizedLine)；sessions 列出其他会话"))
    case .inUse:
      ErrorReport(
        kind: "session",
        message: Localized(en: "another shell is in that session", zh: "另一个命令行正在使用那个会话"),
        hint: Localized(en: "leave it there first", zh: "先在那里退出"))
    case .unreadable(let error):
      ErrorReport(
        kind: "session",
        message: Localized(en: "the session's files: ", zh: "会话的文件：") + .systemError(error.code))
    case .inScript(let matter):
      ErrorReport(kind: "cell", message: matter.refusal, hint: matter.hint)
    }
  }
}

extension NotebookProblem {
  /// A line that did not succeed as it had before.
  init(differing entry: Notebook.Entry) {
    self = .differs(entry.number, FileMarks.changes(in: entry.files))
  }

  fileprivate static func differing(
    _ number: Int, _ files: [FileMarks.Change], _ other: String?
  ) -> ErrorReport {
    guard let file = files.first else {
      return ErrorReport(
        kind: "cell",
        message: Localized(
          en: "cell \(number) did not run again as it had", zh: "单元 \(number) 这次没有像以前那样运行"),
        hint: Localized(
          en: "rerun \(number) runs it anew, with all behind it", zh: "rerun \(number) 重新运行它和后面的行"))
    }
    let path = file.path.sanitizedLine
    let what =
      file.isGone
      ? Localized(en: "is gone", zh: "不见了") : Localized(en: "has changed", zh: "变了")
    return ErrorReport(
      kind: "cell",
      message: Localized(
        en: "cell \(number) did not run again as it had: \(path), which it read, \(what.en)",
        zh: "单元 \(number) 这次没有像以前那样运行：它读过的 \(path) \(what.zh)"),
      hint: Localized(
        en: "put the file back as it was"
          + (other.map { "; this document does without it: \($0)" } ?? ""),
        zh: "请把文件恢复原样" + (other.map { "；这个文档不需要它：\($0)" } ?? "")))
  }

  fileprivate static func listed(_ numbers: ClosedRange<Int>) -> Localized<String> {
    Localized(
      en: "cells lists those that count, \(numbers.lowerBound) to \(numbers.upperBound)",
      zh: "cells 列出有效的单元，\(numbers.lowerBound) 到 \(numbers.upperBound)")
  }

  fileprivate static func waits(_ count: Int) -> Localized<String> {
    let en =
      count == 1
      ? "it waits: redo runs it"
      : "it waits with the lines behind it (\(count) in all): redo runs them"
    let zh = count == 1 ? "它等着：redo 运行它" : "它和后面的行等着（共 \(count) 行）：redo 运行它们"
    return Localized(
      en: en + ", redo edit changes \(count == 1 ? "it" : "them") first", zh: zh + "，redo edit 先修改")
  }

  fileprivate static let numpyHint = Localized(
    en: "export FILE.py, without torch, writes it in NumPy",
    zh: "不写 torch，export FILE.py 用 NumPy 写出")
}

extension String {
  fileprivate var firstRow: String {
    prefix { $0 != "\n" }.description.truncated(to: 60)
  }
}
