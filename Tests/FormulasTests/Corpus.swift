import Foundation
import Testing

/// A case of a corpus file: what it shows, the lines typed, what is expected.
struct CorpusCase: CustomTestStringConvertible, Sendable {
  let file: String
  let name: String
  let source: String
  let expectation: String

  var testDescription: String { "\(file): \(name)" }

  /// Every case of the files that a filter takes.
  static func all(where isIncluded: (String) -> Bool) -> [CorpusCase] {
    let folder = Bundle.module.resourceURL?.appending(path: "Corpus")
    let files = folder.flatMap {
      try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
    }
    return (files ?? [])
      .filter { $0.pathExtension == "txt" && isIncluded($0.lastPathComponent) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .flatMap(cases)
  }

  private static func cases(of file: URL) -> [CorpusCase] {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.components(separatedBy: "=== ").dropFirst().map { part in
      let halves = part.components(separatedBy: "\n---\n")
      let lines = halves[0].components(separatedBy: "\n")
      return CorpusCase(
        file: file.lastPathComponent, name: lines[0],
        source: lines.dropFirst().joined(separator: "\n"),
        expectation: halves.dropFirst().joined().trimmingCharacters(in: .newlines))
    }
  }
}
