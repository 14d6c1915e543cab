import Cells
import Testing

/// Fences as CommonMark has them: https://spec.commonmark.org/0.31.2/#fenced-code-blocks.
@Suite struct CodeFenceTests {
  @Test(
    "What begins a block",
    arguments: [
      ("```", true), ("```python fails", true), ("~~~ text", true), ("````", true), ("``", false),
      ("``` a`b", false), ("~~~ a`b", true), ("", false), ("x```", false),
    ])
  func begins(line: String, isFence: Bool) { #expect((CodeFence(line) != nil) == isFence) }

  @Test(
    "What ends it",
    arguments: [
      ("```", "```", true), ("```", "`````", true), ("````", "```", false), ("```", "~~~", false),
      ("```", "``` python", false), ("```", "```  ", true), ("~~~", "~~~", true),
    ])
  func ends(line: String, end: String, isEnd: Bool) throws {
    #expect(try #require(CodeFence(line)).isClosed(by: end) == isEnd)
  }

  @Test(
    "Code stands whole between fences, whatever is in it", arguments: ["x", "```", "a ````` b"])
  func holds(code: String) {
    var cutter = CellCutter(.markdown)
    let lines = CodeFence.around(code, "python").split(separator: "\n").map(String.init)
    let pieces = lines.enumerated().flatMap { cutter.take($1, number: $0) }
    #expect(pieces.map(\.text) == [code])
    #expect(cutter.finish() == nil)
  }

  @Test("In Markdown nothing within another block runs")
  func staysWithin() {
    var cutter = CellCutter(.markdown)
    let lines = ["````text", "```python", "x = 1", "```", "````", "~~~", "```backstep", "y", "~~~"]
    #expect(lines.flatMap { cutter.take($0, number: 1) }.isEmpty)
    #expect(cutter.finish() == nil)
  }
}
