import Languages
import Presentation

/// `run`: a script of commands.
struct RunCommand: Command {
  let name = "run"
  let topic = Topic.session
  let summary = Localized(en: "run a script of commands", zh: "运行一个命令脚本")
  let usage = ["run FILE"]
  let completions = [CompletionKind.files]
  let examples = ["run demo.bs"]
  let details = Localized(
    en: """
      One command a line, as they are typed; lines that begin with # are comments. The \
      script stops at the first line that fails, and says which. Short names of files in it are \
      looked for in the folder you are in, as when you type them, not in the script's. A lesson \
      in it goes by the script's own lines, for whoever runs it: your place and progress stay.
      """,
    zh: """
      一行一个命令，和输入时一样；以 # 开头的行是注释。脚本停在第一个失败的行，并说明是哪\
      一行。里面的短文件名和你输入时一样，在你所在的文件夹里找，不在脚本的文件夹里找。里面的课程只按脚本自己的行算，谁运行都\
      一样：你自己的位置和学习进度不变。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let path = try arguments.next(Localized(en: "a file", zh: "一个文件"))
    try arguments.finish()
    try session.runScript(at: path)
    return []
  }
}
