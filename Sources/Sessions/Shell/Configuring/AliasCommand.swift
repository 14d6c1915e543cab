import Cells
import Formulas
import Languages
import Presentation

/// `alias`: a word that stands for a line.
struct AliasCommand: Command {
  let name = "alias"
  let topic = Topic.session
  let summary = Localized(en: "let a word stand for a line", zh: "让一个词代表一行")
  let usage = ["alias NAME=LINE", "alias"]
  let examples = ["alias it=step iteration"]
  let details = Localized(
    en: """
      What is typed behind the word follows the line. It works where you type, not in scripts, \
      and hides no command, function or variable; the notebook and every file hold the line \
      it stands for. To have it always, write it into your config (see config).
      """,
    zh: """
      词后面输入的内容接在那一行后面。它只在你输入的地方有效，脚本里没有；不会遮住命令、函数或变量；笔记和文\
      件里写的是它代表的那一行。想每次都有，就写进你的 config（见 config）。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    if arguments.rest.isEmpty { return [Self.list(session)] }
    let parts = arguments.rest.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    guard parts.count == 2, !parts[1].isEmpty else { throw ConfigurationProblem.noLine(parts[0]) }
    let (name, text) = (parts[0], parts[1].unquoted)
    guard name.isAliasName else { throw ConfigurationProblem.badName(name) }
    guard !session.means(name) else { throw ConfigurationProblem.taken(name) }
    guard !session.leads(text, to: name) else { throw ConfigurationProblem.circle(name) }
    session.state.aliases[name] = Alias(text: text, origin: session.originAtWork)
    return [TextReport("\(name) = \(text)")]
  }

  private static func list(_ session: Session) -> TextReport {
    let lines = session.state.aliases.sorted { $0.key < $1.key }.map { "\($0) = \($1.text)" }
    return lines.isEmpty
      ? TextReport(Localized(en: "There are no aliases.", zh: "没有别名。"), as: .muted)
      : TextReport(lines.joined(separator: "\n"), layout: .verbatim)
  }
}

/// `unalias`: a word means nothing again.
struct UnaliasCommand: Command {
  let name = "unalias"
  let topic = Topic.session
  let summary = Localized(en: "take an alias away", zh: "去掉一个别名")
  let usage = ["unalias NAME"]
  let completions = [CompletionKind.aliases]
  let examples = ["unalias it"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let name = try arguments.next(Localized(en: "an alias", zh: "一个别名"))
    try arguments.finish()
    guard session.state.aliases.removeValue(forKey: name) != nil else {
      throw ConfigurationProblem.noAlias(name)
    }
    return []
  }
}

extension Session {
  /// Where the line at work comes from.
  var originAtWork: SettingOrigin { SettingOrigin(source) }

  /// A line that was typed, with the line an alias at its beginning stands for.
  func expanding(_ text: String) -> String {
    var (text, used) = (text, Set<String>())
    while true {
      let line = text.drop(while: \.isWhitespace)
      let word = String(line.prefix { !$0.isWhitespace })
      let rest = String(line.dropFirst(word.count))
      // A variable or a tensor of that name that came later is meant, and one that comes now.
      guard let alias = state.aliases[word], !hasVariable(word), scope.value(named: word) == nil,
        !rest.trimmed.startsLikeAssignment, used.insert(word).inserted
      else { return text }
      text = alias.text + rest
    }
  }

  /// Whether a line comes back to an alias that is to stand for it.
  fileprivate func leads(_ text: String, to name: String) -> Bool {
    var (word, seen) = (text.aliasWord, Set<String>())
    while word != name {
      guard let alias = state.aliases[word], seen.insert(word).inserted else { return false }
      word = alias.text.aliasWord
    }
    return true
  }

  /// Whether a name is a command's, a function's or a variable's.
  fileprivate func means(_ name: String) -> Bool {
    commands.exact(name) != nil || FunctionTable.signature(of: name) != nil
      || cells.isBuiltin(name) || PythonWords.keywords.contains(name) || hasVariable(name)
      || scope.value(named: name) != nil
  }
}

extension String {
  /// The word that may be another alias.
  fileprivate var aliasWord: String { String(trimmed.prefix { !$0.isWhitespace }) }

  fileprivate var isAliasName: Bool {
    first?.isLetter == true && allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }

  /// Without the quotes that shells put around it.
  fileprivate var unquoted: String {
    guard count > 1, let mark = first, mark == last, mark == "'" || mark == "\"" else {
      return self
    }
    return String(dropFirst().dropLast())
  }
}
