import Presentation

extension StudyProblem {
  /// The sentence, and what to do.
  func report(in line: String) -> ErrorReport {
    switch self {
    case .needsClasses(let what):
      study(
        "\(what) needs answers that are right or wrong; this network predicts numbers",
        "J says how far off they are: evaluate")
    }
  }

  private func study(_ message: String, _ hint: String) -> ErrorReport {
    ErrorReport(kind: "study", message: message, hint: hint)
  }
}
