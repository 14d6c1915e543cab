import ArgumentParser
import Glibc
import Sessions

/// `backstep lessons`: what there is to learn.
struct LessonsSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "List the lessons.",
    usage: "backstep lessons [WORD] | backstep lessons check [FILE …] | backstep lessons new NAME",
    subcommands: [Check.self, New.self])

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
  /// `backstep lessons new`: a lesson to begin with.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Write the skeleton of a lesson, NAME.md, in this folder.",
      discussion: "The skeleton is a whole small lesson that passes the check; change it to yours.")

    @Argument(help: "The lesson's short name: small letters and digits.")
    var name: String

    func run() throws {
      do {
        let path = try LessonSkeleton(id: name).write()
        Console.write("\(path): backstep lessons check \(path) tells what to mend\n")
      } catch {
        Console.write("backstep: \(error)\n", to: STDERR_FILENO)
        throw ExitCode(error == .name ? 2 : 1)
      }
    }
  }
}
