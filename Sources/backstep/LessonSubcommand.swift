import ArgumentParser

/// `backstep lesson NAME`: the shell, in a lesson.
struct LessonSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Open a lesson in the shell, where you left it.",
    usage: "backstep lesson NAME [--format FORMAT] [--color COLOR] [--ascii]")

  @Argument(help: "Its name, the beginning of it, its number, or a file such as ./mine.md.")
  var name: String

  @OptionGroup var display: DisplayOptions

  func run() throws {
    throw ExitCode(Program(display).converse(startingWith: "open \(name)"))
  }
}
