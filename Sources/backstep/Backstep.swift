import ArgumentParser
import Glibc
import Presentation

/// The program: a shell, or a script's runner.
@main
struct Backstep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backstep",
    abstract: "Run a neural network one stage at a time, forwards and back.",
    discussion: """
      Without arguments it is a shell; `help` in it lists the commands. With files it runs them \
      as scripts and leaves; - is standard input.
      """,
    version: "backstep 0.1.0",
    subcommands: [LessonSubcommand.self, LessonsSubcommand.self, DemoSubcommand.self])

  @Argument(help: "Scripts to run; - is standard input.", completion: .file())
  var files: [String] = []

  @OptionGroup var display: DisplayOptions

  /// Finds the subcommand first: the parser would take its name for a script.
  static func main() {
    var command: any ParsableCommand.Type = self
    var arguments = CommandLine.arguments.dropFirst()
    while let next = command.configuration.subcommands.first(where: {
      $0._commandName == arguments.first
    }) {
      command = next
      arguments.removeFirst()
    }
    run(command, Array(arguments))
  }

  /// Parses and runs; wrong usage ends with 2, as everywhere in the shell's world.
  private static func run(_ type: any ParsableCommand.Type, _ arguments: [String]) {
    do {
      var command = try type.parseAsRoot(arguments)
      try command.run()
    } catch {
      guard type.exitCode(for: error) == .validationFailure else { type.exit(withError: error) }
      Console.write(type.fullMessage(for: error) + "\n", to: STDERR_FILENO)
      Glibc.exit(2)
    }
  }

  func run() throws {
    let program = Program(display)
    let status = files.isEmpty ? program.converse() : program.runScripts(files)
    throw ExitCode(status)
  }
}
