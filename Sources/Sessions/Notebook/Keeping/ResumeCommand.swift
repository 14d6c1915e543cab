import Languages
import Presentation

/// `resume`: a session that has ended goes on.
struct ResumeCommand: Command {
  let name = "resume"
  let aliases = ["继续会话"]
  let topic = Topic.notebook
  let summary = Localized(
    en: "go on with the last session, or number N of sessions", zh: "接着上次的会话，或 sessions 中的第 N 个")
  let usage = ["resume [N]"]
  let completions = [CompletionKind.keptSessions]
  let examples = ["resume", "resume 2"]
  let details = Localized(
    en: """
      Without N it is the newest in which something was done, not only looked at or noted. \
      At a terminal a session is written down line by line before anything is shown, so that it \
      can go on however it ended. Its lines that changed something are carried out again in \
      silence, by the same bits: network, run, variables, branches, settings, the lesson's page; \
      no file is written. Where a training took long a copy of its end was kept, so that it need \
      not run again. Short names of files are looked for in the session's folder. Where a line \
      does not do what it had done, for a file has changed or the line was stopped half-way, it \
      ends there, keeps all before and leaves the old session as it was; redo then runs that \
      line and those behind it as they are now, redo edit changes them first. A line that was under \
      way when it ended is named; it, or the rest of a training that was cut, waits with the lines \
      of the rerun or the script that were to follow. What a cell read \
      of a clock is kept with its line. What was typed in this session so far stays in sessions.
      """,
    zh: """
      不写 N 就是最近一个做过事情的会话，只看过或只记过笔记的不算。在终端里，会话的每一行在显示结果之前就已写下，所以无论怎样结束都能继续。改变过什么的行会静默地\
      重新执行，得到完全相同的位：网络、训练、变量、分支、设置、课程的页；不会写文件。长的训练在\
      结束时保存了副本，不必重新运行。短的文件名在会话原来的文件夹里查找。某一行的结果和以前不同时（文件变了，或那一行中途被停下），就停在那里，\
      保留之前的一切，原会话不变；之后 redo 按现在的情况运行那一行和后面的行，redo edit 先修改。会话结束时正在运行的行会说出来；\
      它（或者被打断的训练剩下的部分）和 rerun、脚本里后面的行一起等着。\
      代码块从时钟读到的值和那一行一起保存。这次会话已经输入的内容留在 sessions 里。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let number = try arguments.next().map {
      try arguments.integer($0, named: "N", in: 1...Int.max)
    }
    try arguments.finish()
    try session.permitOtherSessions()
    guard session.scriptDepth == 0 else { throw NotebookProblem.inScript(.otherSession) }
    return [try session.resume(Self.session(number, session))]
  }

  /// The session of a number; without one the newest that is in nobody's use.
  private static func session(_ number: Int?, _ session: Session) throws -> KeptSession {
    let all = session.keptSessions()
    let found =
      number.map { all.dropFirst($0 - 1).first { _ in true } } ?? session.lastKept
    guard let found else { throw NotebookProblem.noSession(number) }
    guard !found.lines.isEmpty else { throw NotebookProblem.damaged(found.saved.folder) }
    return found
  }
}
