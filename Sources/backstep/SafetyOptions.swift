import ArgumentParser
import Languages

/// What runs may do to the machine.
struct SafetyOptions: ParsableArguments {
  @Flag(
    help: .init(
      Localized(
        en: "Read only beside the file and in the data folders, write nothing but progress and the "
          + "journal, within limits of time and memory.",
        zh: "只读该文件旁边和数据文件夹里的文件，除进度和会话记录外什么都不写，并限制时间和内存。")[
          Console.language]))
  var safe = false

  @Option(
    name: .customLong("time-limit"),
    help: .init(
      Localized(
        en: "With --safe: the most seconds of a script (600).", zh: "和 --safe 一起用：脚本最多多少秒（600）。")[
          Console.language], valueName: "seconds"))
  var seconds: Int?

  @Option(
    name: .customLong("memory-limit"),
    help: .init(
      Localized(en: "With --safe: the most megabytes (4096).", zh: "和 --safe 一起用：最多多少 MB（4096）。")[
        Console.language], valueName: "megabytes"))
  var megabytes: Int?

  @Flag(
    name: .customLong("trust"),
    help: .init(
      Localized(
        en: "Let the lines that lessons from elsewhere run do what you may do.",
        zh: "别处来的课所运行的行，可以做你能做的一切。")[Console.language]))
  var trustsLessons = false

  func validate() throws {
    for limit in [seconds, megabytes].compactMap(\.self) where !(1...1_000_000).contains(limit) {
      throw ValidationError(
        Localized(
          en: "a limit is a whole number from 1 to 1000000, not \(limit)",
          zh: "限制是 1 到 1000000 的整数，不是 \(limit)")[Console.language])
    }
    if !safe, seconds != nil || megabytes != nil {
      throw ValidationError(
        Localized(
          en: "--time-limit and --memory-limit go with --safe",
          zh: "--time-limit 和 --memory-limit 要和 --safe 一起用")[Console.language])
    }
  }
}
