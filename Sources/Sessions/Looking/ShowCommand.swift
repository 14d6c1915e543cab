import Engine
import Formulas
import Languages
import Matrices
import Presentation

/// `show`: any tensor, variable or formula.
struct ShowCommand: Command {
  let name = "show"
  let topic = Topic.look
  let summary = Localized(en: "print tensors: shape, statistics, values", zh: "显示张量：形状、统计量、数值")
  let usage = ["show EXPR…", "show"]
  let completions = [CompletionKind.tensors]
  let examples = ["show Z1", "show W1 b1", "show A1[0:2, 3]", "show"]
  let details = Localized(
    en: """
      Anything a formula can say, several at once. Large matrices are shortened in the \
      middle. `show` alone lists every tensor with its shape.
      """,
    zh: """
      公式能写的都可以，一次可以几个。大矩阵中间省略。单独输入 `show` 列出所有张量和形状。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !arguments.rest.isEmpty else { return [try list(session)] }
    return try Self.sources(arguments.rest).flatMap { try show($0, session) }
  }

  /// Several names, or one formula with spaces in it.
  static func sources(_ text: String) -> [String] {
    let words = LineWords(text).all
    let characters = Array(text)
    let parts = words.map { String(characters[$0.range]) }
    // `show Z1, Y` shows two; a comma within brackets belongs to a formula.
    let listed = parts.map { $0.last == "," ? String($0.dropLast()) : $0 }
    if parts.count > 1, parts.dropLast().allSatisfy({ $0.last == "," }),
      listed.allSatisfy({ (try? Parser.parseExpression($0)) != nil })
    {
      return listed
    }
    let areNames = parts.allSatisfy { (try? Parser.parseExpression($0)) != nil }
    return areNames ? parts : [text]
  }

  private func show(_ source: String, _ session: Session) throws -> [any Report] {
    let scope = session.scope
    let value = try session.value(of: source)
    guard let run = session.state.experiment.trainer,
      let spec = run.plan.tensor(named: source), !spec.isScalar, let matrix = value.matrix
    else {
      let formula = try? Parser.parseExpression(source)
      let note = formula.flatMap {
        RoundingNote.note(on: value, of: $0, in: scope, session.state.definitions)
      }
      return [session.report(value, named: source, by: formula, note: note)]
    }
    let stage = run.plan.stage(writing: spec.name)
    let notes = run.isSetAhead(spec) ? [HandReport(spec.name, in: run)].compactMap(\.self) : []
    return [
      TensorReport(
        source, values: matrix, writer: stage.map { "\($0.id)" }, formula: "\(spec.formula)",
        hand: session.handMark(on: try? Parser.parseExpression(source)),
        digits: session.state.digits)
    ] + notes
  }

  private func list(_ session: Session) throws -> any Report {
    let run = try session.state.experiment.run()
    let columns = [
      Table.Column(Localized(en: "tensor", zh: "张量")),
      Table.Column(Localized(en: "shape", zh: "形状")),
      Table.Column(Localized(en: "written by", zh: "由谁写入")),
    ]
    let rows: [[Table.Cell]] = run.plan.tensors.map { spec in
      let writer =
        run.plan.stage(writing: spec.name).map { Localized("\($0.id)") }
        ?? Localized(en: "its first value", zh: "最初的值")
      let shape = spec.isScalar ? "()" : "\(run.shape(of: spec))"
      let role: Role? = run.isComputed(spec) ? .name : .muted
      let state = writer + Localized(en: ", not yet", zh: "，还没有")
      let isAhead = run.isSetAhead(spec)
      let mark = session.handMark(on: Syntax(.name(spec.name)))?.words(for: spec.name)
      let ahead = Localized(en: "which the stage will overwrite", zh: "这个阶段会覆盖它")
      let told = [writer, mark, isAhead ? ahead : nil].compactMap(\.self)
        .joined(separator: Localized(en: ", ", zh: "，"))
      return [
        .text(spec.name, as: role), .text(shape),
        .words(run.isComputed(spec) || isAhead ? told : state),
      ]
    }
    let variables = session.state.variables.sorted { $0.key < $1.key }.map { name, value in
      [.text(name, as: .name), .text(value.shapeText), .words(Localized(en: "yours", zh: "你的"))]
        as [Table.Cell]
    }
    let others = (session.state.memory?.names ?? []).filter { session.state.variables[$0] == nil }
      .map { name in
        [
          .text(name, as: .name), .text(session.state.memory?.typeName(name) ?? "-"),
          .words(Localized(en: "yours", zh: "你的")),
        ] as [Table.Cell]
      }
    return TableReport(Table(columns: columns, rows: rows + variables + others))
  }
}

extension Value {
  /// The shape as NumPy prints it.
  fileprivate var shapeText: String {
    array.map { Value(shape: $0.shape).text } ?? "-"
  }
}
