import Foundation
import Presentation
import TestSupport
import Testing

@testable import Sessions

/// A whole session on file: lines that begin with `❯ ` are typed, those with `... ` go on with them,
/// what follows is the screen.
///
/// A first line `# width 40` or `# width 80 height 24` chooses the page. `RECORD=1` rewrites the files and fails that run.
struct Transcript: CustomTestStringConvertible, Sendable {
  let path: String
  let text: String

  var testDescription: String { String(path.split(separator: "/").last ?? "") }

  static func all() -> [Transcript] {
    let paths = Bundle.module.paths(forResourcesOfType: "txt", inDirectory: "Transcripts")
    return paths.sorted().compactMap { path in
      (try? String(contentsOfFile: path, encoding: .utf8)).map { Transcript(path: path, text: $0) }
    }
  }

  private var lines: [String] { text.components(separatedBy: "\n") }

  /// What is typed.
  private var typed: [String] {
    lines.reduce(into: []) { typed, line in
      if line.hasPrefix("❯ ") {
        typed.append(String(line.dropFirst(2)))
      } else if line.hasPrefix("... ") || line == "...", let last = typed.indices.last {
        typed[last] += "\n" + line.dropFirst(4)
      }
    }
  }

  private func size(_ name: String) -> Int? {
    let words = lines.first?.split(separator: " ") ?? []
    let place = words.first == "#" ? words.firstIndex { $0 == name } : nil
    return place.flatMap { $0 + 1 < words.count ? Int(words[$0 + 1]) : nil }
  }

  /// The same session carried out now.
  func played() -> String {
    let shell = ScriptedSession(width: size("width") ?? 80, height: size("height"))
    let head = lines.first?.hasPrefix("# width") == true ? [lines[0]] : []
    let blocks = typed.map { text in
      "❯ \(text.replacing("\n", with: "\n... "))\n" + shell.type(text).withoutTimes
    }
    return head.map { $0 + "\n" }.joined() + blocks.joined()
  }

  /// Writes what is seen now over the expectation in the sources.
  func record(_ seen: String) throws {
    try Recording.write(seen, to: "SessionsTests/Transcripts/\(testDescription)")
  }
}

extension String {
  /// Without what differs from run to run.
  var withoutTimes: String {
    replacing(#/\s+in\s+[0-9.,]+\s+\S+\s+·\s+[0-9.,]+\s+iterations/s/#, with: " in …")
      .replacing(#/，\s*用时\s*[0-9.,]+\s+\S+\s+·\s+每秒\s+[0-9.,]+\s+次迭代/#, with: "，用时 …")
  }
}

@Suite struct TranscriptTests {
  @Test("The screen is as recorded", arguments: Transcript.all())
  func looksAsRecorded(transcript: Transcript) throws {
    let seen = transcript.played()
    if Recording.isOn {
      try transcript.record(seen)
      Issue.record("recorded \(transcript.testDescription)")
      return
    }
    let (expected, found) = (transcript.text.split(separator: "\n"), seen.split(separator: "\n"))
    for (line, pair) in zip(expected, found).enumerated() where pair.0 != pair.1 {
      Issue.record("line \(line + 1)\n  expected \(pair.0)\n  found    \(pair.1)")
      return
    }
    #expect(expected.count == found.count)
  }
}
