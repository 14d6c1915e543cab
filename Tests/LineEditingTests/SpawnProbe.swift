import Glibc

/// Starts a program that lies beside the tests' with the terminal at `path` as its own.
func spawnProgram(
  _ program: String, on path: String, arguments: [String], environment: [String: String]
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  // The first terminal that the leader of a session opens becomes the session's.
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, path, O_RDWR, 0)
  posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
  posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  let setsid: Int16 = 0x80
  posix_spawnattr_setflags(&attributes, setsid)
  return try spawn(
    pathBesideTests(program), arguments, environment.map { "\($0)=\($1)" }, &actions, &attributes)
}

private func spawn(
  _ program: String, _ arguments: [String], _ environment: [String],
  _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
) throws -> pid_t {
  let words = ([program] + arguments).map { strdup($0) }
  let settings = environment.map { strdup($0) }
  defer { (words + settings).forEach { free($0) } }
  var process: pid_t = 0
  let code = posix_spawn(&process, program, &actions, &attributes, words + [nil], settings + [nil])
  guard code == 0 else { throw PseudoTerminal.Failure(description: "\(program): errno \(code)") }
  return process
}

/// What was built lies beside the program that runs the tests.
private func pathBesideTests(_ program: String) -> String {
  var buffer = [CChar](repeating: 0, count: 4_096)
  let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
  let own = String(decoding: buffer[..<max(0, count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
  return own.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/" + program
}
