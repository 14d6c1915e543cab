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
    case .doesNotFit(let kind):
      ErrorReport(
        kind: "fit",
        message: kind.map { kind in
          Localized(
            en: "\(kind.rawValue) needs \(kind.need.en)",
            zh: "\(kind.rawValue) 需要\(kind.need.zh.afterChinese)")
        } ?? Localized(en: "no mistake fits this network", zh: "没有错误适合这个网络"),
        hint: Localized(en: "bug names says which mistakes fit", zh: "bug names 说明哪些适合"))
    }
  }
}
