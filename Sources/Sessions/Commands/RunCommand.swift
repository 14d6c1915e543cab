import Presentation

/// `run`: a script of commands.
struct RunCommand: Command {
  let name = "run"
  let topic = Topic.session
  let summary = "run a script of commands"
  let usage = ["run FILE"]
  let completions = [CompletionKind.files]
  let examples = ["run demo.bs"]
  let details = """
    One command a line, as they are typed; lines that begin with # are comments. The script stops \
    at the first line that fails, and says which.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let path = try arguments.next("a file")
    try arguments.finish()
    try session.runScript(at: path)
    return []
  }
}
