import ArgumentParser
import Languages
import Sessions

/// `backstep lesson NAME`: the shell, in a lesson.
struct LessonSubcommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lesson",
      abstract: Localized(
        en: "Open a lesson in the shell, where you left it.", zh: "在命令行里打开一课，从上次离开的地方继续。")[
          Console.language],
      usage: "backstep lesson NAME [--format FORMAT] [--color COLOR] [--ascii] "
        + "[--screen-reader] [--no-config] [--safe] [--trust]")
  }

  @Argument(
    help: .init(
      Localized(
        en: "Its name, the beginning of it, its number, or a file such as ./mine.md.",
        zh: "课程的名字、名字的开头、编号，或者 ./mine.md 这样的文件。")[Console.language]))
  var name: String

  @OptionGroup var display: DisplayOptions
  @OptionGroup var safety: SafetyOptions

  func run() throws {
    let isFile = name.hasSuffix(".md")
    throw ExitCode(
      Program(display, safety, running: isFile ? [name] : [], talks: true).converse(
        startingWith: "open " + (isFile ? name.asWord : name)))
  }
}
