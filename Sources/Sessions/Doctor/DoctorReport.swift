import Presentation
import Studies

/// What is the matter with a run, the worst first; then what is not, and what could not be told.
struct DoctorReport: Report {
  private let checkup: Checkup

  init(_ checkup: Checkup) {
    self.checkup = checkup
  }

  var kind: String { "doctor" }

  var fields: [(String, JSON)] {
    let skipped = checkup.skipped.map { topic, obstacle in
      JSON.object([("check", .string(topic.rawValue)), ("reason", .string(obstacle.words))])
    }
    return [
      ("findings", .array(checkup.findings.map(\.json))),
      ("healthy", .array(checkup.healthy.map { .string($0.rawValue) })),
      ("skipped", .array(skipped)), ("examples", .integer(checkup.examples)),
      ("iterations", .integer(checkup.iterations)),
    ]
  }

  func text(for page: Page) -> String {
    let findings = checkup.findings.map { block($0, page) }
    let all = findings + [healthy(page), skipped(page), notes(page)]
    return all.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func block(_ finding: Finding, _ page: Page) -> String {
    let trouble = finding.trouble
    let head =
      "\(page.glyphs.bullet) \(page.style(finding.severity.words, as: finding.severity.role)): "
      + page.style(trouble.headline, as: .heading)
    let lines = [
      trouble.evidence, page.style("see ", as: .muted) + page.style(trouble.command, as: .formula),
      page.style("try ", as: .muted) + trouble.remedy,
    ]
    return
      ([head.wrapped(to: page.width, hanging: 2)]
      + lines.map { ("  " + $0).wrapped(to: page.width, hanging: 6) }).joined(separator: "\n")
  }

  private func healthy(_ page: Page) -> String {
    guard !checkup.healthy.isEmpty else { return "" }
    let topics = checkup.healthy.map(\.words).joined(separator: ", ")
    let head = checkup.findings.isEmpty ? "nothing found; looked at" : "nothing wrong with"
    let mark = page.style(page.glyphs.check, as: .good)
    return "\(mark) \(head): \(topics)".wrapped(to: page.width, hanging: 2)
  }

  private func skipped(_ page: Page) -> String {
    checkup.skipped.map { topic, obstacle in
      page.style("- not looked at: \(topic.words), \(obstacle.words)", as: .muted)
        .wrapped(to: page.width, hanging: 2)
    }.joined(separator: "\n")
  }

  private func notes(_ page: Page) -> String {
    var notes: [String] = []
    if checkup.examples < checkup.total {
      let (part, whole) = (checkup.examples.grouped, checkup.total.grouped)
      notes.append("units and gradients: \(part) of \(whole) training examples, evenly spread")
    }
    if checkup.iterations == 0, !checkup.findings.isEmpty {
      notes.append("nothing has been computed yet: step iteration comes before show")
    }
    return TextReport(notes.joined(separator: "\n"), as: .muted).text(for: page)
  }
}

extension Finding.Severity {
  /// What it is called.
  var words: String {
    switch self {
    case .mild: "mild"
    case .moderate: "moderate"
    case .serious: "serious"
    }
  }

  fileprivate var role: Role {
    switch self {
    case .mild: .muted
    case .moderate: .hint
    case .serious: .bad
    }
  }
}
