import Cells
import Languages
import Presentation
import TextMeasures

/// `help`: what can be typed, and what words mean.
struct HelpCommand: Command {
  let name = "help"
  let aliases = ["?"]
  let topic = Topic.session
  let summary = Localized(
    en: "list the commands; explain a command or any word", zh: "列出命令；解释命令或任何词")
  let usage = [
    "help [COMMAND]", "help TOPIC", "help WORD",
    "help \(HelpTopic.allCases.map(\.rawValue).joined(separator: "|"))", "WORD?", "?WORD",
  ]
  let completions = [
    CompletionKind.commands, .topics, .tensors,
  ]
  let examples = ["help", "help step", "help checking", "help momentum", "W1?"]
  let details = Localized(
    en: """
      TOPIC is a heading of the list. WORD is a command, a name of a formula such as dW2, a \
      function, an option such as lr, a data set, or a term of the course in English or \
      Chinese; where nothing has that name, the lessons about it are named.
      """,
    zh: """
      TOPIC 是列表里的标题。WORD 可以是命令、公式里的名字（如 dW2）、函数、选项（如 lr）、数据集，\
      或者课程里的术语，中英文都行；都不是时，列出讲它的课程。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let query = arguments.rest.trimmed.withoutQuotes
    if query.isEmpty || Self.wordsForAll.contains(query.lowercased()) {
      return [HelpIndexReport(session.commands)]
    }
    // Words of Python are commands too: try, break.
    let isCommand = session.commands.exact(query.lowercased()) != nil
    if !isCommand, let topic = HelpTopic(asked: query.lowercased()) {
      return [TextReport(topic.text)]
    }
    if session.commands.exact(query) == nil, let topic = Topic(word: query.lowercased()) {
      return [HelpTopicReport(topic, session.commands)]
    }
    if session.commands.exact(query) == nil, let words = session.documentation(of: query) {
      return [TextReport(words, layout: .verbatim)]
    }
    let answers = session.helpAnswers(to: Self.optionsMeant[query.lowercased()] ?? query)
    if let command = command(query, hasAnswers: !answers.isEmpty, in: session) {
      return [HelpReport(command)] + (answers.isEmpty ? [] : [HelpAnswersReport(answers: answers)])
    }
    if answers.isEmpty, let pages = pages(query, in: session) { return pages }
    guard let found = answers.isEmpty ? session.lessonAnswer(to: query).map({ [$0] }) : answers
    else { throw SessionError.noHelp(query, nearest: session.nearestHelp(to: query)) }
    return [HelpAnswersReport(answers: found)]
  }

  /// What several words ask for of which the first is a command: the others' meanings, its page, and
  /// the pages of other commands among them: `plot boundary`, `bug start`, `step back`.
  private func pages(_ query: String, in session: Session) -> [any Report]? {
    let words = query.split(separator: " ").map(String.init)
    guard words.count > 1, let first = command(words[0], hasAnswers: false, in: session) else {
      return nil
    }
    let others = words.dropFirst().compactMap(session.commands.exact)
    let answers = words.dropFirst().filter { session.commands.exact($0) == nil }
      .flatMap { answer(to: $0, of: first, in: session) }
    let reports: [any Report] = [HelpReport(first)] + others.map { HelpReport($0) }
    return answers.isEmpty ? reports : [HelpAnswersReport(answers: answers)] + reports
  }

  /// What a word behind a command means there: the row of its usage, else what it means anywhere.
  private func answer(
    to word: String, of command: any Command, in session: Session
  ) -> [HelpAnswer] {
    let rows = command.usage.filter {
      $0.split { " |[]".contains($0) }.dropFirst().contains(Substring(word))
    }
    let meaning =
      ChoiceWords.meaning(of: word, behind: command.name) ?? ChoiceWords.meaning(of: word)
    if let row = rows.first, rows.count < command.usage.count || meaning != nil {
      return [HelpAnswer(title: Localized(row), words: meaning ?? command.summary)]
    }
    return session.helpAnswers(to: word)
  }

  /// What asks for the list of all.
  private static let wordsForAll: Set<String> = [
    "me", "please", "commands", "command", "topics", "topic", "list", "我", "命令", "主题", "目录",
  ]

  /// Commands by what they are for.
  private static let commandsMeant: [String: String] = [
    "pictures": "plot", "picture": "plot", "plots": "plot", "graphs": "plot", "charts": "plot",
    "figures": "plot", "drawing": "plot", "图": "plot", "图像": "plot", "figure": "plot",
    "configuration": "config", "config file": "config", "settings": "set", "配置": "config",
    "exit": "quit", "leave": "quit", "leaving": "quit", "quit()": "quit", "exit()": "quit",
    "dataset": "data", "data set": "data", "datasets": "data", "data sets": "data",
    "数据集": "data", "nan": "doctor", "inf": "doctor", "infinity": "doctor", "overflow": "doctor",
    "breakpoint": "break", "breakpoints": "break", "layers": "net",
  ]

  /// Options by other words.
  private static let optionsMeant = [
    "colour": "color", "colours": "color", "colors": "color", "颜色": "color", "分页": "pager",
    "screen reader": "reader", "accessibility": "reader", "读屏": "reader",
  ]

  /// The command that is meant; a beginning of its name does where nothing else has that name.
  private func command(
    _ word: String, hasAnswers: Bool, in session: Session
  ) -> (any Command)? {
    if let exact = session.commands.exact(word) { return exact }
    if let name = Self.commandsMeant[word.lowercased()] ?? ChineseWords.command(named: word) {
      return session.commands.exact(name)
    }
    return hasAnswers ? nil : (try? session.commands.find(word)) ?? nil
  }

  /// What a line asks help of: `W1?`, `?step`, `学习率？`; nil where it asks nothing so.
  static func question(in line: String) -> String? {
    let ends = [line.utf8.first, line.utf8.last].compactMap(\.self)
    guard ends.contains(where: { $0 == UInt8(ascii: "?") || $0 >= 0x80 }) else { return nil }
    let isMark: (Character) -> Bool = { $0 == "?" || $0 == "？" }
    guard line.first.map(isMark) == true || line.last.map(isMark) == true else { return nil }
    let word = String(line.drop(while: isMark).reversed().drop(while: isMark).reversed()).trimmed
    let isWord = word.allSatisfy { $0.isLetter || $0.isNumber || "_. -".contains($0) }
    return isWord && word.count < 60 ? word : nil
  }
}

extension String {
  /// The text in quotation marks, where all of it stands in them.
  fileprivate var withoutQuotes: String {
    guard count > 2, let mark = first, "\"'`“".contains(mark), let last, "\"'`”".contains(last)
    else {
      return self
    }
    return String(dropFirst().dropLast())
  }
}

extension Session {
  /// The first line of a function of the learner's and what its docstring says.
  fileprivate func documentation(of name: String) -> String? {
    guard isOwnFunction(name) else { return nil }
    adoptVariables()
    guard let definition = cells.definition(name) else { return nil }
    let heading = definition.text.split(separator: "\n").first { $0.contains("def \(name)") }
    return ([heading.map(String.init), definition.documentation] as [String?])
      .compactMap { $0?.trimmed }.joined(separator: "\n")
  }
}
