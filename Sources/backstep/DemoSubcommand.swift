import ArgumentParser
import Languages

/// `backstep demo FILE`: a script shown to an audience.
struct DemoSubcommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: Localized(en: "Present a script line by line.", zh: "一行一行地演示脚本。")[
        Console.language],
      usage: "backstep demo FILE [--speaker TTY] [--format FORMAT] [--color COLOR] [--ascii] "
        + "[--screen-reader] [--no-config] [--safe] [--trust]",
      discussion: Localized(
        en:
          "Each line appears as if typed, and a key carries it out and shows the next; b goes back "
          + "a line, with the state, f goes on without typing, a number goes to a section, which a "
          + "line such as ## Title begins, l lists them, i takes over the prompt, ? shows the keys, "
          + "q leaves. `say` speaks at once, `pause TEXT` waits. A line that fails is shown and the "
          + "demo goes on; the status is 1 then. Without a terminal the script runs through and stops "
          + "at the first line that fails.",
        zh: "每一行像是打出来的，按键执行它并显示下一行；b 退回一行，状态也退回；f 不打字直接前进；数字跳到某一节，"
          + "## 标题 这样的行开始一节，l 列出各节；i 自己输入；? 显示按键；q 离开。say 立刻说话，pause TEXT 等待。"
          + "失败的一行会显示出来，演示继续，退出状态是 1。没有终端时一直运行，停在第一个失败的行。")[Console.language])
  }

  @Argument(
    help: .init(Localized(en: "A script of commands.", zh: "由命令组成的脚本。")[Console.language]),
    completion: .file())
  var file: String

  @Option(
    help: .init(
      Localized(
        en: "A second terminal for the clock, what comes next, and the lines # speaker: TEXT; "
          + "tty prints its name there.",
        zh: "第二个终端，显示时钟、接下来的行，以及 # speaker: TEXT 的提示；在那里用 tty 查看它的名字。")[
          Console.language], valueName: "tty"), completion: .file())
  var speaker: String?

  @OptionGroup var display: DisplayOptions
  @OptionGroup var safety: SafetyOptions

  func run() throws {
    throw ExitCode(Program.present(file, speaker: speaker, with: display, safety))
  }
}
