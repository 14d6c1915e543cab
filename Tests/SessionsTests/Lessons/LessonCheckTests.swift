import Foundation
import Presentation
import TestSupport
import Testing

@testable import Sessions

@Suite("The check of lessons")
struct LessonCheckTests {
  private func findings(_ files: [String] = []) -> [String] {
    let listener = Listener()
    let passed = LessonCheck(surroundings: .forTests, output: listener).run(files)
    #expect(passed == listener.findings.isEmpty)
    return listener.findings
  }

  @Test("finds nothing to mend in the course")
  func course() {
    #expect(findings() == [])
  }

  @Test("takes a lesson of the course for itself, however its path is written")
  func otherPath() {
    #expect(findings(["\(Checkout.folder)/lessons/../lessons/01-loss-and-cost.md"]) == [])
  }

  /// A line of the sample, what an author wrote instead, and what the check says of it.
  static let mistakes: [(String, String, String)] = [
    ("show W1 @ x", "show W1 @ x.T", "27: `show W1 @ x.T`: cannot multiply"),
    ("step 3", "stepp 3", "no command is called `stepp`"),
    ("answer: Z1[0, 1]", "answer: Z1[0, 9]", "short.1: its own answer does not pass"),
    ("answer: \"0\"", "answer: \"0.25\"", "short.1: the wrong answer `0.25` passes."),
    (
      "answer: (A1 - Y) @ X.T / m", "answer: A1 - Y",
      "short.2: `A1 - Y` does not give `dW1`, which `without:` names"
    ),
    ("> 每一列都加上了偏置。", "", "no Chinese"),
    ("requires: []", "requires: [nowhere]", "nowhere"),
    ("show W1 @ x", "help", "from here to the next prompt the screen takes"),
    ("show Z1", "help plot", "from here to the next prompt the screen takes"),
    ("The bias is added to each column.", "The bias is 0.2513.", "nothing prints 0.2513"),
    (
      "## Backwards · 反向",
      "```backstep check\nsecret = 3\nstep\n```\n\n## Backwards · 反向\n\n"
        + "```backstep run\nexpect iteration == 1\nexpect secret ~ 3\n```",
      "`expect secret ~ 3`: no value is called secret"
    ),
  ]

  @Test("names each mistake by file and line", arguments: mistakes.indices)
  func mistake(index: Int) throws {
    let (line, instead, words) = Self.mistakes[index]
    let sample = (Bundle.module.resourcePath ?? "") + "/Transcripts/course/01-short.md"
    let text = try String(contentsOfFile: sample, encoding: .utf8)
    try #require(text.contains(line))
    let folder = try TemporaryFolder()
    let path = try folder.write(text.replacingOccurrences(of: line, with: instead), to: "a.md")
    let found = findings([path])
    #expect(found.contains { $0.hasPrefix(path + ":") && $0.contains(words) }, "\(found)")
  }
}

/// Keeps the findings.
private final class Listener: SessionOutput {
  var findings: [String] = []

  func show(_ report: any Report, for line: SourceLine) {
    if report.kind == "finding" { findings.append(report.text(for: Page(width: 500))) }
  }

  func show(_ error: ErrorReport, for line: SourceLine) { findings.append(error.message) }
  func show(_ progress: ProgressBar?) {}
}
