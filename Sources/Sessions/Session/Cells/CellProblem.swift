import Formulas
import Languages
import Presentation

/// Why a command about cells cannot be carried out.
enum CellProblem: Error {
  /// No cell was run, or none defines the name.
  case noCell(String?)
  /// Nobody sits at a terminal.
  case noEditor
  /// The editor could not be started or ended with an error.
  case editorFailed
  /// What the editor left is no UTF-8 text from a row on; the file stays.
  case unreadable(file: String, row: Int)
  /// The editor left nothing that could be run.
  case nothingLeft
  /// No variable of the learner's has this name.
  case noVariable(String, nearest: String?)
  /// There is neither a variable of the learner's nor a file of this name.
  case noOwnDictionary(String)
  /// A list was wanted of what a formula line made an array.
  case lineArray(String, method: String)
  /// A variable holds no dictionary of arrays.
  case noDictionary(String)

  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .noCell(nil):
      ErrorReport(
        kind: "cell",
        message: Localized(en: "no cell was run yet", zh: "还没有运行过代码块"),
        hint: Localized(en: "help python tells what a cell is", zh: "help python 说明什么是代码块"))
    case .noCell(let name?):
      ErrorReport(
        kind: "cell",
        message: Localized(en: "no cell defines \(name)", zh: "没有代码块定义 \(name)"),
        hint: Localized(en: "edit alone opens the last cell", zh: "单独输入 edit 打开上一个代码块"))
    case .noEditor:
      ErrorReport(
        kind: "cell",
        message: Localized(
          en: "an editor needs a terminal to open in", zh: "编辑器要在终端里打开"))
    case .editorFailed:
      ErrorReport(
        kind: "cell",
        message: Localized(
          en: "the editor did not start or ended with an error", zh: "编辑器没有启动，或者出错退出"),
        hint: Localized(
          en: "set VISUAL or EDITOR to your editor's command", zh: "把 VISUAL 或 EDITOR 设为编辑器的命令"))
    case .unreadable(let file, let row):
      ErrorReport(
        kind: "cell",
        message: Localized(
          en: "row \(row) of what the editor left is not UTF-8 text: nothing was done",
          zh: "编辑器留下的文本第 \(row) 行不是 UTF-8：什么都没有做"),
        hint: Localized(
          en: "it stays in \(file): save it as UTF-8 there, then copy it from there",
          zh: "它留在 \(file)：请在那里存成 UTF-8，再从那里复制"))
    case .nothingLeft:
      ErrorReport(
        kind: "cell",
        message: Localized(
          en: "the editor left nothing to run: nothing was done",
          zh: "编辑器没有留下可以运行的内容：什么都没有做"),
        hint: Localized(en: "undo takes lines back", zh: "undo 撤销做过的行"))
    case .noVariable(let name, let nearest):
      ErrorReport(
        kind: "name",
        message: Localized(en: "no variable of yours is called \(name)", zh: "你没有叫 \(name) 的变量"),
        hint: nearest.map { .didYouMean($0) }
          ?? Localized(en: "show lists your variables", zh: "show 列出你的变量"))
    case .noOwnDictionary(let name):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "you have no dictionary called \(name), and there is no such file",
          zh: "你没有叫 \(name) 的字典，也没有这个文件"),
        hint: Localized(
          en: "a change makes it yours: parameters[\"W1\"] = …; files end in .safetensors",
          zh: "改动一项它就成为你的：parameters[\"W1\"] = …；文件名以 .safetensors 结尾"))
    case .lineArray(let name, let method):
      ErrorReport(
        kind: "kind",
        message: Localized(
          en: "\(name) is an array, and an array has no .\(method)",
          zh: "\(name) 是数组，数组没有 .\(method)"),
        hint: Localized(
          en: "on a formula line [ ] made it an array; \(name) = list(\(name)) makes it a list",
          zh: "在公式行里 [ ] 得到的是数组；\(name) = list(\(name)) 把它变成列表"))
    case .noDictionary(let name):
      ErrorReport(
        kind: "kind",
        message: Localized(
          en: "\(name) is no dictionary of arrays", zh: "\(name) 不是由数组组成的字典"),
        hint: Localized(
          en: "it needs the network's names as keys: parameters[\"W1\"], parameters[\"b1\"], …",
          zh: "键要是网络的名字：parameters[\"W1\"]、parameters[\"b1\"]……"))
    }
  }
}

extension CellProblem {
  /// What a list can do and an array cannot.
  private static let listMethods: Set<String> = [
    "append", "extend", "insert", "pop", "remove", "index", "count", "reverse", "clear",
  ]

  /// A formula line's error where it asks a list's method of an array.
  init?(_ error: any Error, in formula: Syntax) {
    guard let failure = error as? FormulaFailure,
      case .unknownMember(let method, _) = failure.error.problem,
      Self.listMethods.contains(method), case .method(let base, let called, _) = formula.kind,
      called.text == method, case .name(let name) = base.kind
    else { return nil }
    self = .lineArray(name, method: method)
  }
}
