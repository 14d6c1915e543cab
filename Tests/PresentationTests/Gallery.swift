import Formulas
import Languages
import Matrices
import Presentation
import TestSupport

/// One report of every kind, with values a person can check by eye.
enum Gallery {
  static let reports: [(name: String, report: any Report)] = [
    (
      "tensor", TensorReport("W1", values: weights, writer: "update.1", formula: "W1 - alpha * dW1")
    ),
    ("large tensor", TensorReport("X", values: pixels, writer: "batch")),
    ("mask", TensorReport("D1", values: mask, writer: "forward.1.dropout")),
    (
      "not finite",
      TensorReport("Z1", values: broken, note: Localized("something went wrong before this"))
    ),
    (
      "one element",
      TensorReport("J", values: Matrix(0.6931471805599453), formula: "J = J_data + J_reg")
    ),
    (
      "no elements", TensorReport("A1[0:0, :]", values: Matrix(shape: Shape(0, 4), columnMajor: []))
    ),
    (
      "scalar",
      ScalarReport("J_dev", value: 2.0 / 3, note: Localized("over the dev split, 30 examples"))
    ),
    ("step", StepReport([linear], next: "forward.2.activation")),
    ("steps", StepReport([gradient, cost], next: "backward.1.dA")),
    ("plan", plan),
    ("shapes", shapes),
    ("train", train),
    ("passed", passed),
    ("failed", failed),
    ("error", error),
    (
      "table",
      TableReport(title: "tensors", table(.light), note: Localized("show NAME prints one of them"))
    ),
    ("box", TableReport(table(.box))),
    ("words", TextReport(words)),
    ("verbatim", TextReport("a\tb\n  two  spaces", layout: .verbatim)),

  ]

  /// The same kinds, every text in them hostile.
  static func reports(saying text: String) -> [any Report] {
    let equation = Equation(
      text, Syntax(.binary(.matrixProduct, Syntax(.name("W1")), Syntax(.name(text)))),
      shapes: ["W1": Shape(2, 2)])
    let stage = StepReport.Stage(
      text, iteration: 1, epoch: 2, equations: [equation],
      written: [.init(text, weights), .init(text, Matrix(1))])
    let row = ShapesReport.Row(
      stage: text, target: text, formula: Syntax(.name(text)), one: [:], batch: [:])
    let cells: [[Table.Cell]] = [[.text(text, as: .name), .number(0.5), .text(text), .empty]]
    let columns = ["", text, "n", text].map { Table.Column($0) }
    return [
      TensorReport(text, values: weights, writer: text, formula: text, note: Localized(text)),
      TensorReport(text, values: Matrix(1), writer: text, formula: text),
      ScalarReport(text, value: .nan, note: Localized(text)),
      StepReport([stage], next: text), StepReport([stage, stage], next: text),
      PlanReport([.init(text, formulas: [text, text], writes: [text])], next: 0),
      ShapesReport([row], batchSize: 4),
      TrainReport(
        iterations: 1, epochs: 0, seconds: 0, costBefore: nil, costAfter: .nan,
        wasInterrupted: true, position: Localized(text)),
      CheckReport(
        passed: false, what: text, left: text, right: text, difference: 1, tolerance: 0,
        worst: .init(left: 1, right: 2, row: 0, column: 0)),
      ErrorReport(
        kind: text, message: Localized(text), hint: Localized(text),
        excerpt: .init(line: text, range: 2..<9),
        location: text),
      ErrorReport(failed: CheckReport(passed: false, what: text), hint: Localized(text)),
      TableReport(title: text, Table(columns: columns, rows: cells), note: Localized(text)),
      TableReport(Table(columns: columns, rows: cells, rules: .box)),
      TextReport(text), TextReport(text, layout: .verbatim, as: .hint),
    ]
  }
}

extension Gallery {
  static let weights = Matrix<Double>(
    shape: Shape(3, 4),
    rowMajor: [
      1.62434536, -0.61175641, -0.52817175, -1.07296862,
      0.86540763, -2.3015387, 1.74481176, -0.7612069,
      0.3190391, -0.24937038, 1.46210794, -2.06014071,
    ])

  /// The element in row i, column j is i + j/1000.
  static let pixels = Matrix<Double>(shape: Shape(40, 60)) { Double($0) + Double($1) / 1000 }

  static let mask = Matrix<Double>(shape: Shape(2, 5), rowMajor: [1, 0, 1, 1, 0, 0, 1, 1, 1, 1])

  static let broken = Matrix<Double>(
    shape: Shape(2, 3), rowMajor: [.nan, 0.5, -0.0, .infinity, -.infinity, 0.25])

  private static func equation(
    _ target: String, _ formula: String, shapes: [String: Shape]
  ) -> Equation {
    Equation(target, tree(formula), shapes: shapes)
  }

  private static func tree(_ formula: String) -> Syntax {
    (try? Parser.parseExpression(formula)) ?? Syntax(.text(formula))
  }

  static let linear = StepReport.Stage(
    "forward.2.linear", iteration: 1,
    equations: [
      equation(
        "Z2", "W2 @ A1 + b2",
        shapes: ["Z2": Shape(3, 4), "W2": Shape(3, 16), "A1": Shape(16, 4), "b2": Shape(3, 1)])
    ],
    written: [.init("Z2", weights)])

  static let gradient = StepReport.Stage(
    "backward.2.dW", iteration: 7, epoch: 2,
    equations: [
      equation(
        "dW2", "dZ2 @ A1.T / m",
        shapes: ["dW2": Shape(3, 16), "dZ2": Shape(3, 4), "A1": Shape(16, 4)]),
      equation("db2", "sum(dZ2, axis=1) / m", shapes: ["db2": Shape(3, 1), "dZ2": Shape(3, 4)]),
    ],
    written: [
      .init("dW2", Matrix(shape: Shape(3, 16), filledWith: 0.125)),
      .init("db2", Matrix(shape: Shape(3, 1), columnMajor: [-1, 0, 3])),
    ])

  static let cost = StepReport.Stage(
    "cost", iteration: 7,
    equations: [equation("J", "sum(L) / m", shapes: ["L": Shape(1, 4)])],
    written: [.init("J", Matrix(0.34657359027997264))])

  static let plan = PlanReport(
    [
      .init("batch", formulas: ["X = X_train[:, indices]"], writes: ["X", "Y", "indices"]),
      .init("forward.1.linear", formulas: ["Z1 = W1 @ X + b1"], writes: ["Z1"]),
      .init("forward.1.activation", formulas: ["A1 = sigmoid(Z1)"], writes: ["A1"]),
      .init("cost", formulas: ["L = bce(A1, Y)", "J = mean(L)"], writes: ["L", "J"]),
      .init(
        "backward.1.dW", formulas: ["dW1 = dZ1 @ X.T / m", "db1 = sum(dZ1, axis=1) / m"],
        writes: ["dW1", "db1"]),
      .init("update.1", formulas: ["W1 = W1 - alpha * dW1"], writes: ["W1"]),
    ], next: 2, iteration: 1)

  static let shapes = ShapesReport(
    [
      row("forward.1.linear", "Z1", "W1 @ X + b1"),
      row("forward.1.activation", "A1", "relu(Z1)"),
      row("backward.1.dW", "dW1", "dZ1 @ X.T / m"),
    ], batchSize: 120)

  private static func row(_ stage: String, _ target: String, _ formula: String) -> ShapesReport.Row
  {
    func shapes(_ m: Int) -> [String: Shape] {
      [
        "X": Shape(4, m), "W1": Shape(16, 4), "b1": Shape(16, 1), "Z1": Shape(16, m),
        "A1": Shape(16, m), "dZ1": Shape(16, m), "dW1": Shape(16, 4),
      ]
    }
    return .init(
      stage: stage, target: target, formula: tree(formula), one: shapes(1), batch: shapes(120))
  }

  static let train = TrainReport(
    iterations: 1204, epochs: 60, seconds: 2.5, costBefore: 1.0986, costAfter: 0.0811,
    wasInterrupted: true, position: Localized("iteration 1205, forward.1.linear"))

  static let passed = CheckReport(
    passed: true, what: "dZ2 ~ A2 - Y", left: "dZ2", right: "A2 - Y", difference: 0,
    tolerance: 1e-6)

  static let failed = CheckReport(
    passed: false, what: "dZ2 ~ A2 - Y", left: "dZ2", right: "A2 - Y", difference: 0.25,
    tolerance: 1e-6, worst: .init(left: 0.5, right: 0.25, row: 0, column: 3))

  static let error = ErrorReport(
    kind: "shape", message: Localized("cannot multiply W2 (1, 4) by A2 (1, 209): 4 ≠ 1"),
    hint: Localized("W2.T is (4, 1)"), excerpt: .init(line: "dA1 = W2 @ A2 + 错误", range: 6..<13),
    location: "intro.bs:3")

  static func table(_ rules: Table.Rules) -> Table {
    Table(
      columns: [.init("name"), .init("shape", .trailing), .init("mean", .trailing), .init("说明")],
      rows: [
        [.text("W1", as: .name), "(16, 4)", .number(0.0123), "第一层的权重，从正态分布抽取"],
        [.text("b1", as: .name), "(16, 1)", .number(-12.5), "偏置"],
        [.text("epoch", as: .name), .empty, .integer(7), .empty],
      ], rules: rules)
  }

  static let words = """
    神经网络的前向传播：先算线性部分 Z = WX + b，再算激活函数 A = g(Z)；反向传播（链式法则）把误差传回去。

    The gradient of the cost with respect to W has the shape of W.
    """
}
