import CustomDump
import Formulas
import Foundation
import Languages
import Matrices
import Presentation
import Testing

@Suite("Stages") struct StageTests {
  private let shapes = [
    "Z2": Shape(3, 4), "W2": Shape(3, 16), "A1": Shape(16, 4), "b2": Shape(3, 1),
    "dZ2": Shape(3, 4), "A1_drop": Shape(16, 4),
  ]

  @Test(
    "The inner dimensions of a product are marked",
    arguments: [
      ("W2 @ A1 + b2", "Z2 (3, 4) = W2 (3, ‹16›) @ A1 (‹16›, 4) + b2 (3, 1)"),
      ("dZ2 @ A1.T / m", "Z2 (3, 4) = dZ2 (3, ‹4›) @ A1.T (‹4›, 16) / m"),
      ("W2.T @ dZ2 * relu(A1)", "Z2 (3, 4) = W2.T (16, ‹3›) @ dZ2 (‹3›, 4) * relu(A1 (16, 4))"),
      ("W2 @ A1_drop", "Z2 (3, 4) = W2 (3, ‹16›) @ A1_drop (‹16›, 4)"),
      ("sum(dZ2, axis=1) / m", "Z2 (3, 4) = sum(dZ2 (3, 4), axis=1) / m"),
      ("unknown @ names", "Z2 (3, 4) = unknown @ names"),
      ("relu(W2)", "Z2 (3, 4) = relu(W2 (3, 16))"),
    ])
  func inner(formula: String, expected: String) throws {
    let equation = Equation("Z2", try Parser.parseExpression(formula), shapes: shapes)
    #expect(equation.text(for: Page(width: 120)) == expected)
  }

  @Test("Each inner dimension is marked once, also in a chain")
  func chain() throws {
    let equation = Equation(
      "P", try Parser.parseExpression("A @ B @ C"),
      shapes: ["A": Shape(2, 3), "B": Shape(3, 4), "C": Shape(4, 5)])
    #expect(equation.text(for: Page(width: 80)) == "P = A (2, ‹3›) @ B (‹3›, ‹4›) @ C (‹4›, 5)")
  }

  @Test("A step in JSON tells what was read and written")
  func json() throws {
    let bytes = StepReport([Gallery.gradient]).json.bytes
    let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let stage = try #require((object["stages"] as? [[String: Any]])?.first)
    #expect(stage["name"] as? String == "backward.2.dW")
    #expect(stage["formula"] as? String == "dW2 = dZ2 @ A1.T / m; db2 = sum(dZ2, axis=1) / m")
    let reads = try #require(stage["reads"] as? [[String: Any]])
    #expect(reads.map { $0["name"] as? String } == ["dZ2", "A1"])
    #expect(reads.map { $0["shape"] as? [Int] } == [[3, 4], [16, 4]])
    let writes = try #require(stage["writes"] as? [[String: Any]])
    #expect(writes.map { $0["shape"] as? [Int] } == [[3, 16], [3, 1]])
    #expect(writes.last?["values"] as? [[Double]] == [[-1], [0], [3]])
  }

  @Test("Of very many stages the last ones are printed")
  func many() {
    let stages = (1...100).map {
      StepReport.Stage("update.\($0)", iteration: 1, equations: [], written: [])
    }
    let lines = StepReport(stages).text(for: Page()).split(separator: "\n")
    #expect(lines.first == "⋮ 76 stages before")
    #expect(lines.last == "iteration 1 · update · layer 100")
    #expect(lines.count == 25)
  }

  @Test("The marker stands at the stage that runs next and only there")
  func marker() {
    let lines = Gallery.plan.text(for: Page()).split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("▶") } == ["▶ forward.1.activation  A1 = sigmoid(Z1)"])
    #expect(!PlanReport(Gallery.plan.stages, next: 99).text(for: Page()).contains("▶"))
  }

  @Test("Shapes are a table where there is room; else a line a formula, in full three")
  func shapesLayouts() {
    #expect(Gallery.shapes.text(for: Page(width: 120)).contains("formula"))
    #expect(
      Gallery.shapes.text(for: Page(width: 60)).hasPrefix(
        """
        forward
          Z1 (16, m) = W1 (16, ‹4›) @ X (‹4›, m) + b1 (16, 1)
          A1 (16, m) = relu(Z1 (16, m))
        backward
          dW1 (16, 4) = dZ1 (16, ‹m›) @ X.T (‹m›, 4) / m
        m is 1 for one example, 120 for the batch; shapes full
        writes the numbers
        """))
    let full = ShapesReport(Gallery.shapes.rows, batchSize: 120, isFull: true)
    #expect(
      full.text(for: Page(width: 60)).hasPrefix(
        """
        forward
          Z1 = W1 @ X + b1
            one example   (16, 1) = (16, ‹4›) @ (‹4›, 1) + (16, 1)
            batch of 120  (16, 120) = (16, ‹4›) @ (‹4›, 120)
              + (16, 1)
        """))
  }

  @Test("A bar shows the part that is done and leaves out what does not fit")
  func bar() {
    let bar = ProgressBar(
      label: Localized("epoch 12/60"), fraction: 0.2, cost: 0.23125, rate: 1204, remaining: 3)
    #expect(
      bar.text(for: Page(width: 62))
        == "epoch 12/60  ██░░░░░░░░   20%  J 0.2313  1,204/s  0:03 left"
        || bar.text(for: Page(width: 62))
          == "epoch 12/60  ██░░░░░░░░░░   20%  J 0.2313  1,204/s  0:03 left"
    )
    let heard = Page(width: 62).spoken()
    #expect(bar.sentence(for: heard) == "epoch 12/60, 20%, J 0.2313, 0:03 left.")
    #expect(bar.sentence(for: heard.speaking(.zh)).hasSuffix("，20%，J 0.2313，还要 0:03。"))
    #expect(bar.text(for: Page(width: 28)) == "epoch 12/60  █░░░░░░░   20%")
    #expect(bar.text(for: Page(width: 28, ascii: true)) == "epoch 12/60  #.......   20%")
  }
}
