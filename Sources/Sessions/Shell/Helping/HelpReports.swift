import Languages
import Presentation
import TextMeasures

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
    let width = (Topic.allCases.map { $0.word[page].displayWidth }.max() ?? 0) + 2
    let sections = Topic.allCases.map { section($0, indent: width, page) }
    let more = Localized(
      en: "help COMMAND explains one, help TOPIC (the first column) lists them with what they do, "
        + "help WORD finds any word: help dW2, help momentum; W1? and ?step do the same. Also: "
        + "help formulas, python, names, keys, performance, limits. What is no command is a formula or "
        + "Python. A command may be shortened: tr 5 epochs.",
      zh: "help 命令 解释一个命令；help 主题（第一列）列出其中的命令和用途；help 词 解释任何词：help dW2、"
        + "help 偏差；W1? 和 ?step 也一样。还有 help formulas、python、names、keys、performance、limits。"
        + "不是命令的输入当作公式或 Python。命令可以缩写：tr 5 epochs。")
    return (sections + ["", more[page].wrapped(to: page.width)]).joined(separator: "\n")
  }

  /// A topic and the names of its commands.
  private func section(_ topic: Topic, indent: Int, _ page: Page) -> String {
    let word = topic.word[page]
    let names = commands.filter { $0.topic == topic }.map { page.style($0.name, as: .name) }
    if page.isSpoken {
      return Localized(
        en: "\(word): \(names.joined(separator: ", ")).",
        zh: "\(word)：\(names.joined(separator: "、"))。")[page]
        .wrapped(to: page.width)
    }
    let gap = String(repeating: " ", count: indent - word.displayWidth)
    return (page.style(word, as: .heading) + gap + names.joined(separator: "  "))
      .wrapped(to: page.width, hanging: indent)
  }
}

/// The commands of one topic with what they do.
struct HelpTopicReport: Report {
  private let topic: Topic
  private let commands: [any Command]

  init(_ topic: Topic, _ table: CommandTable) {
    self.topic = topic
    commands = table.all.filter { $0.topic == topic }
  }

  var kind: String { "help" }

  var fields: [(String, JSON)] {
    let entries = commands.map { command in
      JSON.object([("name", .string(command.name)), ("summary", .string(command.summary.en))])
    }
    return [("topic", .string(topic.rawValue)), ("commands", .array(entries))]
  }

  func text(for page: Page) -> String {
    let width = commands.map(\.name.count).max() ?? 0
    let lines = commands.map { command in
      if page.isSpoken {
        return Localized(
          en: "\(command.name): \(command.summary.en).",
          zh: "\(command.name)：\(command.summary.zh)。")[page]
      }
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
