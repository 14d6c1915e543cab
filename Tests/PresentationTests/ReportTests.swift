import Foundation
import Matrices
import Presentation
import TestSupport
import Testing
import TextMeasures

@Suite("Reports") struct ReportTests {
  @Test("A tensor in JSON has its values to the last bit")
  func tensor() throws {
    let report = TensorReport("W1", values: Gallery.weights, writer: "update.1")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(report.json.bytes)) as? [String: Any])
    #expect(object["kind"] as? String == "tensor")
    #expect(object["name"] as? String == "W1")
    #expect(object["shape"] as? [Int] == [3, 4])
    #expect(object["writer"] as? String == "update.1")
    // JSONSerialization rounds the last bit; JSONDecoder does not.
    struct Values: Decodable { let values: [[Double]] }
    let read = try JSONDecoder().decode(Values.self, from: Data(report.json.bytes))
    #expect(read.values.flatMap(\.self) == Gallery.weights.rowMajor)
  }

  @Test("Every report in JSON is one line that Foundation reads")
  func lines() throws {
    for (name, report) in Gallery.reports {
      let text = JSONLine(line: 1, command: name, result: .success(report)).text
      #expect(!text.contains("\n"))
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let result = try #require(object?["result"] as? [String: Any])
      #expect(result["kind"] as? String == report.kind)
      #expect(object?["command"] as? String == name)
    }
  }

  @Test("Carets stand under the fault, also after Chinese and in a long line")
  func carets() {
    func excerpt(_ line: String, _ range: Range<Int>, width: Int = 40) -> String {
      ErrorReport(kind: "name", message: "?", excerpt: .init(line: line, range: range))
        .text(for: Page(width: width)).split(separator: "\n").dropFirst().joined(separator: "\n")
    }
    #expect(excerpt("W1 + W9", 5..<7) == "  W1 + W9\n       ^^")
    #expect(excerpt("中文 + W9", 5..<7) == "  中文 + W9\n         ^^")
    #expect(excerpt("W1 +", 4..<4) == "  W1 +\n      ^")
    #expect(excerpt("W1", -5..<99) == "  W1\n  ^^")
  }

  @Test("A long line is cut around the fault")
  func longLine() throws {
    let line = String(repeating: "a", count: 50) + "!" + String(repeating: "b", count: 50)
    let report = ErrorReport(
      kind: "syntax", message: "?", excerpt: .init(line: line, range: 50..<51))
    let lines = report.text(for: Page(width: 40)).split(separator: "\n").map(String.init)
    let shown = Array(lines[1])
    let caret = try #require(Array(lines[2]).firstIndex(of: "^"))
    #expect(shown.count <= 40 && shown[caret] == "!")
    #expect(lines[1].contains("…a") && lines[1].hasSuffix("b…"))
  }

  @Test("A failure names the script's line first")
  func location() {
    let report = ErrorReport(kind: "name", message: "no tensor W9").located(at: "intro.bs:3")
    #expect(report.text(for: Page()) == "intro.bs:3: error: no tensor W9")
  }

  @Test("A failed check says both values and where they stand")
  func failedCheck() {
    #expect(
      Gallery.failed.text(for: Page()) == """
        ✗ dZ2 ~ A2 - Y
          dZ2[0, 3] is 0.5, (A2 - Y)[0, 3] is 0.25
          difference 0.25 > tolerance 1e-06
        """)
    let cost = CheckReport(
      passed: false, what: "J < 0.12", left: "J", right: "0.12",
      worst: .init(left: 0.5, right: 0.12))
    #expect(cost.text(for: Page()) == "✗ J < 0.12\n  J is 0.5")
  }

  @Test("An expectation that fails says both values as an error, too")
  func failedExpectation() {
    #expect(
      ErrorReport(failed: Gallery.failed).located(at: "intro.bs:9").text(for: Page()) == """
        intro.bs:9: error: expected dZ2 ~ A2 - Y
          dZ2[0, 3] is 0.5, (A2 - Y)[0, 3] is 0.25
          difference 0.25 > tolerance 1e-06
        """)
    let line = JSONLine(command: "expect", result: .failure(ErrorReport(failed: Gallery.failed)))
    #expect(line.text.contains(#""check":{"passed":false,"what":"dZ2 ~ A2 - Y","left":"dZ2""#))
    let bare = CheckReport(passed: false, what: "J < 1")
    #expect(ErrorReport(failed: bare).text(for: Page()) == "error: expected J < 1")
  }

  @Test("A training run tells work, cost and where it was stopped")
  func training() {
    let report = TrainReport(
      iterations: 1, epochs: 1, seconds: 0, costBefore: nil, costAfter: .nan)
    #expect(report.text(for: Page()) == "trained 1 epoch, 1 iteration in 0.0 ms\ncost NaN")
    #expect(report.json.text.contains(#""cost":"NaN","cost_before":null"#))
  }

  @Test("A table takes room from words before numbers and never breaks a row")
  func table() {
    let lines = Gallery.table(.light).text(for: Page(width: 40)).split(separator: "\n")
    #expect(
      lines == [
        "name     shape     mean  说明",
        "─────  ───────  ───────  ───────────────",
        "W1     (16, 4)    0.012  第一层的权重，…",
        "b1     (16, 1)  -12.500  偏置",
        "epoch                 7",
      ])
  }

  @Test("Columns that do not fit at all are left out, and that is shown")
  func manyColumns() {
    let table = Table(
      columns: (0..<30).map { .init("c\($0)", .trailing) },
      rows: (0..<30).map { row in (0..<30).map { .integer(row + $0 * 1000) } })
    for rules in [Table.Rules.light, .box] {
      let shown = Table(columns: table.columns, rows: table.rows, rules: rules)
        .text(for: Page(width: 40))
      #expect(shown.contains("⋯"))
      #expect(shown.split(separator: "\n").allSatisfy { $0.displayWidth <= 40 })
    }
  }

  @Test("A table in JSON keeps numbers as numbers")
  func tableJSON() {
    let table = Table(
      columns: [.init("a"), .init("b")], rows: [["x", .number(0.5)], [.integer(3)]])
    #expect(
      TableReport(table).json.text
        == #"{"kind":"table","columns":["a","b"],"rows":[["x",0.5],[3,null]]}"#)
  }

  @Test("Text keeps its lines where it is shown as it stands")
  func verbatim() {
    let report = TextReport("a\tb\n" + String(repeating: "x", count: 25), layout: .verbatim)
    #expect(report.text(for: Page(width: 20)) == "a       b\nxxxxxxxxxxxxxxxxxxxx\nxxxxx")
  }
}
