import CustomDump
import Foundation
import Presentation
import TestSupport
import Testing

@Suite("Transcripts") struct TranscriptTests {
  struct Setting: Sendable, CustomTestStringConvertible {
    let name: String
    let page: Page
    var testDescription: String { name }
  }

  static let settings = [
    Setting(name: "40", page: Page(width: 40)),
    Setting(name: "80", page: Page(width: 80, height: 24)),
    Setting(name: "200", page: Page(width: 200, height: 60)),
    Setting(name: "80-colour", page: Page(width: 80, height: 24, style: .colored)),
    Setting(name: "40-ascii", page: Page(width: 40, ascii: true)),
    Setting(name: "80-spoken", page: Page(width: 80, height: 24, isSpoken: true)),
  ]

  @Test("Every kind of report looks as recorded", arguments: settings)
  func looks(setting: Setting) throws {
    let shown = Gallery.reports.map { name, report in
      "## \(name)\n\(report.text(for: setting.page))\n"
    }.joined(separator: "\n").replacing("\u{1B}", with: "␛")
    try compare(shown, with: setting.name + ".txt")
  }

  @Test("Every kind of report says the same in JSON")
  func json() throws {
    let lines = Gallery.reports.enumerated().map { index, item in
      JSONLine(line: index + 1, command: item.name, result: .success(item.report)).text + "\n"
    }
    try compare(lines.joined(), with: "lines.json")
  }

  /// `RECORD=1` writes the file anew and fails that run.
  private func compare(_ shown: String, with file: String) throws {
    if Recording.isOn {
      try Recording.write(shown, to: "PresentationTests/Transcripts/\(file)")
      Issue.record("recorded \(file)")
    } else {
      let recorded = try #require(
        Bundle.module.url(forResource: file, withExtension: nil, subdirectory: "Transcripts"))
      expectNoDifference(shown, try String(contentsOf: recorded, encoding: .utf8))
    }
  }
}
