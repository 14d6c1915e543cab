import Languages
import Presentation
import Studies

/// What is the matter with a run, the likeliest cause first and a cure for that one alone; then what is not, and what could not be told.
struct DoctorReport: Report {
  private let checkup: Checkup

  init(_ checkup: Checkup) {
    self.checkup = checkup
  }

  var kind: String { "doctor" }

  var fields: [(String, JSON)] {
    let skipped = checkup.skipped.map { topic, obstacle in
      JSON.object([("check", .string(topic.rawValue)), ("reason", .string(obstacle.words.en))])
    }
    return [
      ("findings", .array(checkup.findings.map { $0.json(checkup) })),
      ("healthy", .array(checkup.healthy.map { .string($0.rawValue) })),
      ("skipped", .array(skipped)), ("examples", .integer(checkup.examples)),
      ("iterations", .integer(checkup.iterations)),
    ]
  }

  func text(for page: Page) -> String {
    let findings = checkup.findings.enumerated().map { block($1, isFirst: $0 == 0, page) }
    let all = findings + [healthy(page), skipped(page), notes(page)]
    return all.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func block(_ finding: Finding, isFirst: Bool, _ page: Page) -> String {
    let trouble = finding.trouble
    let head =
      "\(page.glyphs.bullet) \(page.style(finding.severity.words[page], as: finding.severity.role))"
      + Localized(en: ": ", zh: "：")[page] + page.style(trouble.headline[page], as: .heading)
    let (see, attempt) = (Localized(en: "see ", zh: "查看 "), Localized(en: "try ", zh: "试试 "))
    let lines =
      [
        trouble.evidence[page] + (finding.beginning?[page] ?? ""),
        page.style(see[page], as: .muted) + page.style(trouble.command, as: .formula),
      ] + (isFirst ? [page.style(attempt[page], as: .muted) + finding.remedy(checkup)[page]] : [])
    return
      ([head.wrapped(to: page.width, hanging: 2)]
      + lines.map { ("  " + $0).wrapped(to: page.width, hanging: 6) }).joined(separator: "\n")
  }

  private func healthy(_ page: Page) -> String {
    guard !checkup.healthy.isEmpty else { return "" }
    let names = checkup.healthy.map(\.words)
    let topics = Localized(
      en: names.map(\.en).joined(separator: ", "), zh: names.map(\.zh).joined(separator: "、"))
    let head =
      checkup.findings.isEmpty
      ? Localized(en: "nothing found; looked at: ", zh: "没有发现问题，检查过：")
      : Localized(en: "nothing wrong with: ", zh: "没有问题的：")
    let mark = page.style(page.glyphs.check, as: .good)
    return "\(mark) \(head[page])\(topics[page])".wrapped(to: page.width, hanging: 2)
  }

  private func skipped(_ page: Page) -> String {
    checkup.skipped.map { topic, obstacle in
      let words = Localized(
        en: "- not looked at: \(topic.words.en), \(obstacle.words.en)",
        zh: "- 没有检查：\(topic.words.zh)，\(obstacle.words.zh)")
      return page.style(words[page], as: .muted).wrapped(to: page.width, hanging: 2)
    }.joined(separator: "\n")
  }

  private func notes(_ page: Page) -> String {
    var notes: [String] = []
    if checkup.examples < checkup.total {
      let (part, whole) = (checkup.examples.grouped, checkup.total.grouped)
      let words = Localized(
        en: "units and gradients: \(part) of \(whole) training examples, evenly spread",
        zh: "单元和梯度：在 \(whole) 个训练样本中均匀取了 \(part) 个")
      notes.append(words[page])
    }
    if checkup.findings.count > 1 {
      let words = Localized(
        en: "one cure at a time: mend the first, train, and ask again; others may go with it",
        zh: "一次只改一处：先解决第一个，训练，再问一次；别的可能跟着消失")
      notes.append(words[page])
    }
    if checkup.iterations == 0, !checkup.findings.isEmpty {
      let words = Localized(
        en: "nothing has been computed yet: step iteration comes before show",
        zh: "还没有计算过：先 step iteration，再 show")
      notes.append(words[page])
    }
    return TextReport(notes.joined(separator: "\n"), as: .muted).text(for: page)
  }
}

extension Finding.Severity {
  /// What it is called.
  var words: Localized<String> {
    switch self {
    case .mild: Localized(en: "mild", zh: "轻微")
    case .moderate: Localized(en: "moderate", zh: "中等")
    case .serious: Localized(en: "serious", zh: "严重")
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

extension Finding {
  /// When it began, where that is known and no word of the evidence.
  fileprivate var beginning: Localized<String>? {
    since.map { iteration in
      iteration == 0
        ? Localized(en: "; so from the first weights on", zh: "；从初始权重起就这样")
        : Localized(en: "; so since iteration \(iteration)", zh: "；从第 \(iteration) 次迭代起")
    }
  }
}
