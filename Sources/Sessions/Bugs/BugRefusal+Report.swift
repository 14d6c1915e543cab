import Presentation

extension BugRefusal {
  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .planted:
      ErrorReport(
        kind: "order", message: "a mistake is planted already",
        hint: "bug guess NAME, bug hint, or bug stop, which reveals it")
    case .doesNotFit(let kind):
      ErrorReport(
        kind: "fit",
        message: kind.map { "\($0.rawValue) needs \($0.need)" } ?? "no mistake fits this network",
        hint: "bug names says which mistakes fit")
    }
  }
}
