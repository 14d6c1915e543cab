import Cells
import Engine
import Languages
import Presentation

extension OwnFunctionFailure {
  /// The error of the cell, or the sentence, where no stage called it.
  var report: ErrorReport {
    report(of: Localized(en: "the result", zh: "结果"), consequence: nil)
  }

  /// The error of the cell, or the sentence, with what was to be computed.
  func report(of tensor: String, in stage: String) -> ErrorReport {
    report(
      of: Localized(tensor),
      consequence: Localized(
        en: "so \(function) gives no \(tensor) at \(stage)",
        zh: "所以 \(function) 在 \(stage) 得不到 \(tensor)"))
  }

  private func report(of tensor: Localized<String>, consequence: Localized<String>?) -> ErrorReport
  {
    switch reason {
    case .raised(let failure as CellFailure):
      return ErrorReport(
        exception: .init(
          // The function stands in a cell of its own; what failed is the line at work.
          name: failure.name, line: failure.line, row: 1, column: failure.column,
          text: Localized(
            en: failure.text(.en) + (consequence.map { "\n" + $0.en } ?? ""),
            zh: failure.text(.zh) + (consequence.map { "\n" + $0.zh } ?? ""))),
        message: Localized("\(function): \(failure.message)"), hint: failure.hint)
    case .raised(let error):
      return said(Localized("\(function): \(error)"), nil)
    case .writes(let names):
      let listed = names.joined(separator: ", ")
      return said(
        Localized(
          en: "\(function) writes to \(listed), which is outside it",
          zh: "\(function) 写了函数外面的 \(listed)"),
        Localized(
          en: "the engine may go back and run it again: let it return what it changes",
          zh: "引擎会退回再运行：让函数把改变的东西返回出来"))
    case .lacks(let part, let typeName):
      return said(
        Localized(
          en:
            "\(tensor.en) is \(part) of what \(function) returns, which is a \(typeName) without it",
          zh: "\(tensor.zh) 是 \(function) 返回值的 \(part)，但返回的 \(typeName) 里没有"), nil)
    case .notNumbers(let typeName):
      return said(
        Localized(
          en: "\(function) returned a \(typeName), and \(tensor.en) is made of numbers",
          zh: "\(function) 返回了 \(typeName)，而 \(tensor.zh) 由数组成"),
        Self.numbersHint(typeName))
    case .changesState(let keys):
      let listed = keys.map { "state[\"\($0)\"]" }.joined(separator: ", ")
      return said(
        Localized(
          en: "\(function) keeps another state than after its first update: \(listed)",
          zh: "\(function) 保留的 state 和第一次更新以后不同：\(listed)"),
        Localized(
          en: "make every key at the first update, where t is 1, and keep them all",
          zh: "在第一次更新（t 为 1）时建好所有的键，以后一直保留"))
    case .losesState:
      return said(
        Localized(
          en:
            "\(function) writes into state and does not return it: at the next update it would be lost",
          zh: "\(function) 写了 state 却没有返回它：下一次更新时会丢失"),
        Localized(en: "return parameters, state", zh: "return parameters, state"))
    }
  }

  /// What to do about a result of a type that is no array.
  private static func numbersHint(_ typeName: String) -> Localized<String> {
    switch typeName {
    case "NoneType": Localized(en: "is there a return, on every way?", zh: "每条路径都有 return 吗？")
    case "tuple":
      Localized(
        en: "it gives several results: return one, or take one, as in my(Z1)[0]",
        zh: "它返回了几个结果：只返回一个，或者取其中一个，例如 my(Z1)[0]")
    case "list": Localized(en: "np.array(…) makes an array of a list", zh: "np.array(…) 把列表变成数组")
    default: Localized(en: "return an array, or a number", zh: "请返回数组或者数")
    }
  }

  private func said(_ message: Localized<String>, _ hint: Localized<String>?) -> ErrorReport {
    ErrorReport(kind: "function", message: message, hint: hint)
  }
}
