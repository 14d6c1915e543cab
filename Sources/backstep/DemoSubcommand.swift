import ArgumentParser
import Languages

/// `backstep demo FILE`: a script shown to an audience.
struct DemoSubcommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: Localized(en: "Present a script line by line.", zh: "一行一行地演示脚本。")[
        Console.language],
      usage: "backstep demo FILE [--format FORMAT] [--color COLOR] [--ascii] [--no-config]",
      discussion: Localized(
        en: "Each line appears as if typed, and any key carries it out; `say` speaks at once, "
          + "`pause` waits for a key, q leaves. Without a terminal the script runs through. It stops "
          + "at a line that fails, as an expectation that does not hold; then the status is 1.",
        zh: "每一行像是打出来的，按任意键就执行；say 立刻说话，pause 等待按键，q 离开。没有终端时一直运行到底。"
          + "遇到失败的一行就停下，例如不成立的 expect；这时退出状态是 1。")[Console.language])
  }

  @Argument(
    help: .init(Localized(en: "A script of commands.", zh: "由命令组成的脚本。")[Console.language]),
    completion: .file())
  var file: String

  @OptionGroup var display: DisplayOptions

  func run() throws {
    throw ExitCode(Program(display).present(file))
  }
}
