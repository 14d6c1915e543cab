import ArgumentParser
import Glibc
import Languages
import Presentation

/// How results are written.
struct DisplayOptions: ParsableArguments {
  /// What results are written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(
    help: .init(
      Localized(
        en: "Write results as text, or as one JSON object a line.",
        zh: "结果写成文字，或者每行一个 JSON 对象。")[Console.language]))
  var format = Format.text

  @Option(
    help: .init(
      Localized(en: "Use colour: auto, always or never.", zh: "使用颜色：auto、always 或 never。")[
        Console.language]))
  var color = ColorChoice.automatic

  @Flag(
    help: .init(
      Localized(en: "Draw with ASCII characters only.", zh: "只用 ASCII 字符。")[Console.language]))
  var ascii = false

  @Flag(
    name: .customLong("screen-reader"),
    help: .init(
      Localized(
        en: "For a screen reader: no drawings, tables as sentences, pictures in numbers.",
        zh: "给读屏软件用：不画图，表格写成句子，图用数字来说。")[Console.language]))
  var isSpoken = false

  @Flag(
    name: .customLong("no-config"),
    help: .init(
      Localized(
        en: "Pass over your config, $XDG_CONFIG_HOME/backstep/config.",
        zh: "不读你的 config，即 $XDG_CONFIG_HOME/backstep/config。")[Console.language]))
  var ignoresConfig = false
}

extension DisplayOptions {
  /// The style for what is written to a descriptor, as the person has chosen.
  func style(
    _ chosen: ColorChoice, _ environment: [String: String], for descriptor: Int32 = STDOUT_FILENO
  ) -> Style {
    chosen.style(environment: environment, isTerminal: isatty(descriptor) == 1)
  }
}

extension DisplayOptions {
  private static let settings = ["--format", "--color", "--time-limit", "--memory-limit"]
  private static let flags = [
    "--ascii", "--no-config", "--screen-reader", "--safe", "--trust",
  ]

  /// The options at the beginning of what was typed, with their values, and the rest.
  static func split(_ arguments: [String]) -> (options: [String], rest: [String]) {
    var rest = arguments[...]
    while let word = rest.first {
      if Self.settings.contains(word), rest.count > 1 {
        rest = rest.dropFirst(2)
      } else if Self.flags.contains(word) || word.isSetting {
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    return (Array(arguments[..<rest.startIndex]), Array(rest))
  }
}

extension String {
  fileprivate var isSetting: Bool {
    ["--format=", "--color=", "--time-limit=", "--memory-limit="].contains(where: hasPrefix)
  }
}

extension ColorChoice: ExpressibleByArgument {}
