import ArgumentParser
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
}

extension ColorChoice: ExpressibleByArgument {}
