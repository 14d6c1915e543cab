import Languages
import Presentation

/// Why a line of the person's own file, or an alias, cannot be taken.
enum ConfigurationProblem: Error {
  /// The line does something else than say how things look.
  case notAboutLooks(String)
  /// The line is no text in UTF-8, or longer than any line that says how things look.
  case notText, tooLong
  /// The alias would stand for itself.
  case circle(String)
  /// The name of an alias is none, or means something already.
  case badName(String)
  /// No line stands behind the name.
  case noLine(String)
  case taken(String)
  /// There is no such alias.
  case noAlias(String)

  var report: ErrorReport {
    switch self {
    case .notText:
      ErrorReport(
        kind: "config",
        message: Localized(en: "the line is not UTF-8 text", zh: "这一行不是 UTF-8 文本"))
    case .tooLong:
      ErrorReport(
        kind: "config", message: Localized(en: "the line is too long", zh: "这一行太长"))
    case .circle(let name):
      ErrorReport(
        kind: "config",
        message: Localized(
          en: "the alias \(name) would lead to itself", zh: "别名 \(name) 会绕回它自己"),
        hint: Self.form)
    case .notAboutLooks(let line):
      ErrorReport(
        kind: "config",
        message: Localized(
          en: "the file takes only how things look, and aliases: not ‘\(line.prefix(40))’",
          zh: "这个文件只能写怎样显示，以及别名，不能写 ‘\(line.prefix(40))’"),
        hint: Localized(
          en: "write lang zh, set digits=6, set color=never, alias it=step iteration; an "
            + "experiment's settings belong in a script",
          zh: "可以写 lang zh、set digits=6、set color=never、alias it=step iteration；实验的设置请写进脚本"))
    case .badName(let name):
      ErrorReport(
        kind: "config",
        message: Localized(
          en: "‘\(name)’ cannot be an alias: its letters, digits, - and _ begin with a letter",
          zh: "‘\(name)’ 不能当别名：要以字母开头，只含字母、数字、- 和 _"),
        hint: Self.form)
    case .noLine(let name):
      ErrorReport(
        kind: "config",
        message: Localized(
          en: "no line stands behind ‘\(name)’: an alias needs = and the line it stands for",
          zh: "‘\(name)’ 后面没有内容：别名要写 = 和它代表的那一行"),
        hint: Self.form)
    case .taken(let name):
      ErrorReport(
        kind: "config",
        message: Localized(
          en:
            "\(name) means something already: no command, function or variable is hidden by an alias",
          zh: "\(name) 已经有别的意思：别名不能遮住命令、函数或变量"), hint: Self.form)
    case .noAlias(let name):
      ErrorReport(
        kind: "config",
        message: Localized(en: "there is no alias \(name)", zh: "没有别名 \(name)"),
        hint: Localized(en: "alias lists them", zh: "alias 列出它们"))
    }
  }

  private static let form = Localized(
    en: "write NAME=LINE: alias it=step iteration", zh: "写成 名字=一行：alias it=step iteration")
}
