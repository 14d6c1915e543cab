import TestSupport
import Testing

@testable import Presentation

/// Tables whose titles are longer than what stands below them.
@Suite struct WideTableTests {
  private static let names = [
    "a very long class name that never ends and goes on", "ordinary", "一个很长很长很长很长很长很长很长的名字",
  ]

  private static func table(_ classes: [String]) -> Table {
    Table(
      columns: [Table.Column("part"), Table.Column("X"), Table.Column("Y")]
        + classes.map { Table.Column($0, .trailing) },
      rows: [["train", "(30, 40000)", "(3, 40000)"] + classes.map { _ in .integer(20) }])
  }

  @Test("Class names push out no shape", arguments: [40, 60, 80, 120], 1...20)
  func shapes(width: Int, count: Int) {
    let classes = (0..<count).map { Self.names[$0 % 3] }
    let text = Self.table(classes).text(for: Page(width: width))
    #expect(text.contains("(30, 40000)"), "\(text)")
    #expect(!text.contains("(3…"), "\(text)")
  }

  @Test("Titles that fit are whole")
  func whole() {
    #expect(Self.table(["setosa"]).text(for: Page(width: 80)).contains("setosa"))
  }
}
