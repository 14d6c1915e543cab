import ArgumentParser

/// `backstep demo FILE`: a script shown to an audience.
struct DemoSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Present a script line by line.",
    usage: "backstep demo FILE [--format FORMAT] [--color COLOR] [--ascii]",
    discussion: """
      Each line appears as if typed, and any key carries it out; `say` speaks at once, `pause` \
      waits for a key, q leaves. Without a terminal the script runs through. It stops at a line \
      that fails, as an expectation that does not hold; then the status is 1.
      """)

  @Argument(help: "A script of commands.", completion: .file())
  var file: String

  @OptionGroup var display: DisplayOptions

  func run() throws {
    throw ExitCode(Program(display).present(file))
  }
}
