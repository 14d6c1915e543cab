import Cells
import Explaining
import Formulas
import Matrices
import Testing

/// The examples of formulas, cells and explanations.
@Suite struct LanguageExamples {
  @Test func aLineIsWorkedOut() throws {
    var scope = Variables(["W": Value(2)])
    let cost = try scope.run("np.sum(W ** 2) / 8")  // 0.5
    #expect(cost.number == 0.5)
  }

  @Test func aFormulaKnowsItsNames() throws {
    let formula = try Parser.parseExpression("dZ2 @ A1.T / m")
    let names = formula.names  // ["dZ2", "A1", "m"]
    #expect(names == ["dZ2", "A1", "m"])
  }

  @Test func namesAreSubstituted() throws {
    let step = try Parser.parseExpression("alpha * dW1")
    let longer = step.substituting(["dW1": try Parser.parseExpression("dZ1 @ X.T / m")])
    let text = longer.description  // alpha * (dZ1 @ X.T / m)
    #expect(text == "alpha * (dZ1 @ X.T / m)")
  }

  @Test func oneNodeIsChangedAtATime() throws {
    let square = try Parser.parseExpression("a * a")
    let variants = square.variants { $0.kind == .name("a") ? [Syntax(.name("b"))] : [] }
    let texts = variants.map(\.description)  // ["b * a", "a * b"]
    #expect(texts == ["b * a", "a * b"])
  }

  @Test func anErrorIsToldWithItsPlace() throws {
    do {
      _ = try Parser.parse("dZ2 @ (A1.T / m")
    } catch {
      print(Diagnostic(error, in: "dZ2 @ (A1.T / m"))  // a caret under the bracket
    }
    let error = #expect(throws: FormulaError.self) { try Parser.parse("dZ2 @ (A1.T / m") }
    let excerpt = error.map { Diagnostic($0, in: "dZ2 @ (A1.T / m").excerpt }
    #expect(excerpt == ["dZ2 @ (A1.T / m", "      ^"])
  }

  @Test func cellsAreCut() {
    var cutter = CellCutter()
    let first = cutter.take("def double(x):", number: 1)  // []: it goes on
    let second = cutter.take("    return 2 * x", number: 2)  // []
    let third = cutter.take("double(3)", number: 3)  // the function, then the call
    #expect(first.isEmpty && second.isEmpty)
    #expect(third.map(\.text) == ["def double(x):\n    return 2 * x", "double(3)"])
  }

  @Test func cellsRun() throws {
    let cells = CellRunner()
    let outcome = cells.run("def double(x):\n    return 2 * x\ndouble(21)")
    guard case .number(let number, _) = outcome.value else {
      Issue.record("no number")
      return
    }
    #expect(number == 42)
  }

  @Test func anAverageIsRecognised() throws {
    let formula = try Parser.parseExpression("beta * v + (1 - beta) * dW1")
    let recurrence = Recurrence(formula, of: "v")
    let share = recurrence?.share.description  // 1 - beta
    #expect(share == "1 - beta")
  }

  @Test func anElementIsTheSumItIs() throws {
    let values = Variables([
      "W": Value(Matrix(shape: Shape(1, 2), rowMajor: [2, -1])),
      "X": Value(Matrix(shape: Shape(2, 2), rowMajor: [1, 2, 4, 5])), "b": Value(0.5),
    ])
    let Z = try Parser.parseExpression("W @ X + b")
    let breakdown = Explainer(values).breakdown(of: Z, row: 0, column: 1)
    let terms = breakdown.groups.flatMap(\.terms).map(\.value)  // 4, -5, 0.5
    #expect(terms == [4, -5, 0.5])
  }

  @Test func namesOfACellAreTold() {
    let names = CellNames("def f(a):\n    return a + b\nb = f(b)")
    let changed = names?.changed  // f, b
    let replaced = names?.replacing("b", by: "c")
    #expect(changed == ["f", "b"] && replaced == "def f(a):\n    return a + c\nb = f(c)")
  }
}
