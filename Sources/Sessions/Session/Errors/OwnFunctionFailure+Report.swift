import Cells
import Engine
import Languages
import Presentation

extension OwnFunctionFailure {
  /// The error of the cell, or the sentence, with what was to be computed.
  func report(of tensor: String, in stage: String) -> ErrorReport {
    switch reason {
    case .raised(let failure as CellFailure):
      let place = Localized(
        en: "\(tensor), \(stage), by \(function):", zh: "\(tensor)，\(stage)，由 \(function) 计算：")
      return ErrorReport(
        exception: .init(
          name: failure.name, line: failure.line, row: failure.places.last?.line ?? 1,
          column: failure.column,
          text: Localized(
            en: place.en + "\n" + failure.text(.en), zh: place.zh + "\n" + failure.text(.zh))),
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
          en: "\(tensor) is \(part) of what \(function) returns, which is a \(typeName) without it",
          zh: "\(tensor) 是 \(function) 返回值的 \(part)，但返回的 \(typeName) 里没有"), nil)
    case .notNumbers(let typeName):
      return said(
        Localized(
          en: "\(function) returned a \(typeName), and \(tensor) is made of numbers",
          zh: "\(function) 返回了 \(typeName)，而 \(tensor) 由数组成"),
        Localized(en: "is there a return, on every way?", zh: "每条路径都有 return 吗？"))
    }
  }

  private func said(_ message: Localized<String>, _ hint: Localized<String>?) -> ErrorReport {
    ErrorReport(kind: "function", message: message, hint: hint)
  }
}
