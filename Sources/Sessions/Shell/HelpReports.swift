import Languages
import Presentation

/// The list of all commands by topic.
struct HelpIndexReport: Report {
  private let commands: [any Command]

  init(_ table: CommandTable) {
    commands = table.all
  }

  var kind: String { "help" }

  var fields: [(String, JSON)] {
    let entries = commands.map { command in
      JSON.object([
        ("name", .string(command.name)), ("summary", .string(command.summary.en)),
        ("topic", .string(command.topic.rawValue)),
      ])
    }
    return [("commands", .array(entries))]
  }

  func text(for page: Page) -> String {
    let sections = Topic.allCases.compactMap { section($0, page) }
    let more = Localized(
      en: "help COMMAND explains one; also help formulas, python, names, performance, "
        + "limits. Anything "
        + "else you type is worked out as a formula. A command may be shortened: tr 5 epochs.",
      zh: "help 命令 解释一个命令；还有 help formulas、python、names、performance、limits。"
        + "其他输入都当作公式来计算。命令可以缩写：tr 5 epochs。")
    return (sections + [more[page].wrapped(to: page.width)]).joined(separator: "\n\n")
  }

  private func section(_ topic: Topic, _ page: Page) -> String? {
    let members = commands.filter { $0.topic == topic }
    guard !members.isEmpty else { return nil }
    let width = commands.map(\.name.count).max() ?? 0
    let lines = members.map { command in
      let name = command.name + String(repeating: " ", count: width - command.name.count)
      return ("  " + page.style(name, as: .name) + "  " + command.summary[page])
        .wrapped(to: page.width, hanging: width + 4)
    }
    return ([page.style(topic.title[page], as: .heading)] + lines).joined(separator: "\n")
  }
}

/// How one command is used.
struct HelpReport: Report {
  private let command: any Command

  init(_ command: any Command) {
    self.command = command
  }

  var kind: String { "help" }

  var fields: [(String, JSON)] {
    [
      ("name", .string(command.name)), ("summary", .string(command.summary.en)),
      ("usage", .array(command.usage.map { .string($0) })),
      ("examples", .array(command.examples.map { .string($0) })),
      ("details", .string(command.details.en)),
    ]
  }

  func text(for page: Page) -> String {
    let colon = Localized(en: ": ", zh: "：")[page]
    let title = page.style(command.name, as: .heading) + colon + command.summary[page]
    let names = command.aliases.joined(separator: ", ")
    let also = Localized(en: " (also \(names))", zh: "（也可写 \(names)）")[page]
    let aliases = command.aliases.isEmpty ? "" : also
    let labels = Localized(
      en: ("usage", command.examples.count == 1 ? "example" : "examples"), zh: ("用法", "例子"))[page]
    let examples = command.examples.map { "  " + page.style($0, as: .formula) }
    let parts = [
      (title + aliases).wrapped(to: page.width, hanging: 2),
      block(labels.0, command.usage.map { "  " + $0 }, page),
      command.details.en.isEmpty ? nil : command.details[page].wrapped(to: page.width),
      block(labels.1, examples, page),
    ]
    return parts.compactMap(\.self).joined(separator: "\n\n")
  }

  private func block(_ title: String, _ lines: [String], _ page: Page) -> String {
    let wrapped = lines.map { $0.wrapped(to: page.width, hanging: 6) }
    return ([page.style(title, as: .muted)] + wrapped).joined(separator: "\n")
  }
}
