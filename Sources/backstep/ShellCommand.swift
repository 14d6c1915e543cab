import Glibc
import LineEditing

/// A command line of the person's own choice, which `/bin/sh` takes apart: it may have options.
struct ShellCommand {
  private let words: [String]
  private let input: Int32?

  /// - Parameters:
  ///   - arguments: What `$1`, `$2`, … stand for in it.
  ///   - input: What it reads, where that is not the terminal.
  init(_ command: String, _ arguments: [String] = [], input: Int32? = nil) {
    words = ["/bin/sh", "-c", command, "sh"] + arguments
    self.input = input
  }

  /// Lets it have the terminal until it ends.
  /// - Returns: Its status as `waitpid` gives it; -1 where it could not be started.
  func run() -> Int32 {
    var status: Int32 = -1
    Terminal.lend { status = spawn() }
    return status
  }

  private func spawn() -> Int32 {
    var arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    var process = pid_t()
    guard posix_spawn(&process, "/bin/sh", &actions, nil, &arguments, environ) == 0 else {
      return -1
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { return -1 } }
    return status
  }
}
