import Explaining
import Languages
import Presentation

extension BugRefusal {
  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .planted:
      ErrorReport(
        kind: "order",
        message: Localized(en: "a mistake is planted already", zh: "已经埋了一个错误"),
        hint: Localized(
          en: "bug guess NAME, bug hint, or bug stop, which reveals it",
          zh: "bug guess 名字、bug hint，或者 bug stop 揭晓"))
    case .doesNotFit(let name):
      ErrorReport(
        kind: "fit",
        message: name.map { name in
          let needs = name.kinds.map(\.need)
          return Localized(
            en: "\(name.text) needs \(needs.map(\.en).joined(separator: "; or "))",
            zh: "\(name.text) 需要\(needs.map(\.zh).joined(separator: "；或者").afterChinese)")
        } ?? Localized(en: "no mistake fits this network", zh: "没有错误适合这个网络"),
        hint: Localized(en: "bug names says which mistakes fit", zh: "bug names 说明哪些适合"))
    }
  }
}
