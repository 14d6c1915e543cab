import ArgumentParser

/// `backstep lessons`: what there is to learn.
struct LessonsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "List the lessons.",
    usage: "backstep lessons [WORD] | backstep lessons check [FILE …]", subcommands: [Check.self])

  @Argument(help: "Only lessons that say this word, English or Chinese.")
  var word: [String] = []

  @OptionGroup var display: DisplayOptions

  func run() throws {
    let line = (["lessons"] + word).joined(separator: " ")
    throw ExitCode(Program(display).runLine(line))
  }

  /// `backstep lessons check`: what authors should mend.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "See that lessons keep the rules, run and can be answered.",
      usage: "backstep lessons check [FILE …] [--format FORMAT]",
      discussion: "Prints FILE:LINE with a reason for everything to mend; then the status is 1.")

    @Argument(help: "Lesson files; all lessons where none is named.", completion: .file())
    var files: [String] = []

    @OptionGroup var display: DisplayOptions

    func run() throws {
      throw ExitCode(Program(display).checkLessons(files))
    }
  }
}
