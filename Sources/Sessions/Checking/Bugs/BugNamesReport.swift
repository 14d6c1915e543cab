import Engine
import Explaining
import Languages
import Presentation

/// Every mistake that can be planted: those that fit the run, then what the others need.
struct BugNamesReport: Report {
  private let kinds: [(kind: BugKind, fits: Bool)]

  /// Asks a run; without one, everything fits.
  init(_ run: Trainer?) {
    kinds = BugKind.allCases.map { kind in
      (kind, run.map { !$0.places(for: kind).isEmpty } ?? true)
    }
  }

  var kind: String { "table" }

  var fields: [(String, JSON)] {
    let rows = kinds.map { kind, fits in
      JSON.array([
        .string(kind.mistake.rawValue), .string(kind.summary.en), .bool(fits),
        .string(kind.need.en),
      ])
    }
    return [
      ("columns", .array(["name", "what is wrong", "fits", "needs"])), ("rows", .array(rows)),
    ]
  }

  func text(for page: Page) -> String {
    let fitting = kinds.filter(\.fits).map { line($0.kind, $0.kind.summary, page) }
    let others = kinds.filter { !$0.fits }.map { line($0.kind, $0.kind.need, page) }
    guard !others.isEmpty else { return fitting.joined(separator: "\n") }
    let heading = page.style(
      Localized(en: "not in this network, as it needs:", zh: "这个网络里没有，因为要有：")[page],
      as: .muted)
    return (fitting + [heading] + others).joined(separator: "\n")
  }

  /// The name and words beside it; below it where the page is narrow.
  private func line(_ kind: BugKind, _ words: Localized<String>, _ page: Page) -> String {
    let (name, words) = (kind.mistake.rawValue, words[page])
    let width = kinds.map(\.kind.mistake.rawValue.count).max() ?? 0
    let title = page.style(name, as: .name)
    guard page.width >= 2 * width + 8 else {
      return title + "\n" + "  \(words)".wrapped(to: page.width, hanging: 2)
    }
    let gap = String(repeating: " ", count: width - name.count + 2)
    return (title + gap + words).wrapped(to: page.width, hanging: width + 2)
  }
}
