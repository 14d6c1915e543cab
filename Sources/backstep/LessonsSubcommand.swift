import ArgumentParser
import Glibc
import Languages
import Sessions

/// `backstep lessons`: what there is to learn.
struct LessonsSubcommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lessons",
      abstract: Localized(en: "List the lessons.", zh: "列出课程。")[Console.language],
      usage:
        "backstep lessons [WORD] | backstep lessons check [FILE …] | backstep lessons new NAME",
      subcommands: [Check.self, New.self])
  }

  @Argument(
    help: .init(
      Localized(
        en: "Only lessons that say this word, English or Chinese.",
        zh: "只列出提到这个词的课程，中英文都可以。")[Console.language]))
  var word: [String] = []

  @OptionGroup var display: DisplayOptions
  @OptionGroup var safety: SafetyOptions

  func run() throws {
    let line = (["lessons"] + word).joined(separator: " ")
    throw ExitCode(Program(display, safety, running: []).runLine(line))
  }

  /// `backstep lessons check`: what authors should mend.
  struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: Localized(
          en: "See that lessons keep the rules, run and can be answered.",
          zh: "检查课程守不守规则、能不能运行、练习能不能回答。")[Console.language],
        usage: "backstep lessons check [--counts] [FILE …] [--format FORMAT]",
        discussion: Localized(
          en: "Prints FILE:LINE with a reason for everything to mend; then the status is 1.",
          zh: "要改的每一处都打印出 文件:行 和原因；这时退出状态是 1。")[Console.language])
    }

    @Argument(
      help: .init(
        Localized(
          en: "Lesson files; all lessons where none is named.", zh: "课程文件；不写就检查全部课程。")[
            Console.language]), completion: .file())
    var files: [String] = []

    @Flag(
      help: .init(
        Localized(
          en:
            "Count the commands that are dictated and the exercises; the status is 1 where a limit is missed.",
          zh: "数一数照抄的命令和练习；达不到要求时退出状态是 1。")[Console.language]))
    var counts = false

    @OptionGroup var display: DisplayOptions
    @OptionGroup var safety: SafetyOptions

    func run() throws {
      let program = Program(display, safety, running: files)
      throw ExitCode(counts ? program.countLessons(files) : program.checkLessons(files))
    }
  }
  /// `backstep lessons new`: a lesson to begin with.
  struct New: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "new",
        abstract: Localized(
          en: "Write the skeleton of a lesson, NAME.md, in this folder.",
          zh: "在当前文件夹里写出一课的骨架 NAME.md。")[Console.language],
        discussion: Localized(
          en: "The skeleton is a whole small lesson that passes the check; change it to yours.",
          zh: "骨架是完整的一小课，能通过检查；把它改成你的。")[Console.language])
    }

    @Argument(
      help: .init(
        Localized(
          en: "The lesson's short name: small letters and digits.", zh: "课程的短名：小写字母和数字。")[
            Console.language]))
    var name: String

    func run() throws {
      do {
        let path = try LessonSkeleton(id: name).write()
        let next = Localized(
          en: "backstep lessons check \(path) tells what to mend",
          zh: "backstep lessons check \(path) 会说出要改的地方")
        Console.write("\(path): \(next[Console.language])\n")
      } catch {
        Console.complain("backstep: \(error.words[Console.language])")
        throw ExitCode(error == .name ? 2 : 1)
      }
    }
  }
}
