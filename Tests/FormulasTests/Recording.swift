import Foundation

/// Rewrites errors.txt in the sources, for a person to read what changed.
enum Recording {
  static var isOn: Bool { ProcessInfo.processInfo.environment["RECORD"] == "1" }

  static func write(_ cases: [String]) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Corpus/errors.txt")
    let head = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n===")[0]
    try (head + "\n" + cases.joined(separator: "\n")).write(
      to: file, atomically: false, encoding: .utf8)
  }
}
