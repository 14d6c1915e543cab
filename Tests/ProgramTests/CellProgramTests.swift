import Foundation
import Testing

/// Cells as the program runs them from files and pipes.
@Suite struct CellProgramTests {
  private let tests = ProgramTests()
  @Test(
    "A file of Python prints what Python prints, or fails where it fails", arguments: Corpus.names)
  func corpus(name: String) throws {
    let path = "\(Corpus.folder)/\(name)"
    let expected = try String(contentsOfFile: path + ".out", encoding: .utf8)
    let ending = try tests.run(["--format", "json", path + ".py"])
    let objects = try ending.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    if let error = objects.last?["error"] as? [String: Any] {
      #expect("\(error["name"] ?? "") line \(error["line"] ?? 0)\n" == expected)
      #expect(ending.status == 1)
    } else {
      let texts = objects.compactMap { ($0["result"] as? [String: Any])?["text"] as? String }
      #expect(texts.joined() == expected)
      #expect(ending.status == 0)
    }
  }

  @Test("A pipe is answered line by line, a block of Python as one cell")
  func pipe() throws {
    let input =
      "n = 2\nfor i in range(n):\n    print(i)\n\nn + 1\n```python\ndata = [n]\ndata\n```\n"
    let ending = try tests.run([], input: input)
    #expect(ending.output == "n = 2\n0\n1\nn + 1 = 3\n[2]\n")
    #expect(ending.errors.isEmpty)
  }

  @Test("An exception has its place in the file, and nothing after it runs")
  func failure() throws {
    let ending = try tests.run(["-"], input: "say hi\nif 1:\n    x = 0\n    1 / x\nsay no\n")
    #expect(ending.status == 1)
    #expect(ending.output == "hi\n")
    #expect(
      ending.errors.hasPrefix("standard input:4: ZeroDivisionError: division by zero\n  line 3\n"))
    #expect(ending.errors.contains("x is 0 here"))
  }

  @Test("A cell that wants more memory than there is ends with MemoryError")
  func memory() throws {
    let ending = try tests.run(["-"], input: "x = np.zeros((10 ** 6, 10 ** 6))\nprint(1)\n")
    #expect(ending.status == 1)
  }
}

/// The cells that Python was asked about.
private enum Corpus {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("CellsTests/Fixtures/Corpus").path

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
}
