import Foundation
import TestSupport
import Testing

/// Every example in the documentation stands, line by line, in a test beside this one, so that it
/// compiles, runs, and comes to what it says.
@Suite struct DocumentationTests {
  private static let sources = URL(filePath: Checkout.folder + "/Sources")
  private static let tests = URL(filePath: Checkout.folder + "/Tests/DocumentationTests")

  @Test func everyExampleIsRun() throws {
    let examples = try Self.files(in: Self.sources).flatMap(Self.examples)
    #expect(examples.count > 30)
    let tested = try Self.files(in: Self.tests).map {
      Self.lines(of: $0.text).joined(separator: "\n")
    }
    for example in examples {
      let text = example.lines.joined(separator: "\n")
      #expect(tested.contains { $0.contains(text) }, "\(example.file): \(text)")
    }
  }

  private static func files(in folder: URL) throws -> [(name: String, text: String)] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = try #require(found).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    return try files.map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
  }

  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private static func examples(of file: (name: String, text: String)) -> [(
    file: String, lines: [String]
  )] {
    var examples: [(String, [String])] = []
    var open: [String]?
    for line in lines(of: file.text) where line.hasPrefix("///") {
      let code = line.dropFirst(3).trimmingCharacters(in: .whitespaces)
      switch (code, open) {
      case ("```swift", _): open = []
      case ("```", let lines?):
        examples.append((file.name, lines))
        open = nil
      default: open?.append(code)
      }
    }
    return examples
  }
}
