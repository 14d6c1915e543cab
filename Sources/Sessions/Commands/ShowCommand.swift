import Engine
import Formulas
import Matrices
import Presentation

/// `show`: any tensor, variable or formula.
struct ShowCommand: Command {
  let name = "show"
  let topic = Topic.look
  let summary = "print tensors: shape, statistics, values"
  let usage = ["show EXPR…", "show"]
  let completions = [CompletionKind.tensors]
  let examples = ["show Z1", "show W1 b1", "show A1[0:2, 3]", "show"]
  let details = """
    Anything a formula can say, several at once. Large matrices are shortened in the middle. \
    `show` alone lists every tensor with its shape.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !arguments.rest.isEmpty else { return [try list(session)] }
    return try sources(arguments.rest).map { try show($0, session) }
  }

  /// Several names, or one formula with spaces in it.
  private func sources(_ text: String) -> [String] {
    let words = Words(text).all
    let characters = Array(text)
    let parts = words.map { String(characters[$0.range]) }
    let areNames = parts.allSatisfy { (try? Parser.parseExpression($0)) != nil }
    return areNames ? parts : [text]
  }

  private func show(_ source: String, _ session: Session) throws -> any Report {
    let value = try session.value(of: source)
    guard let run = session.state.experiment.trainer,
      let spec = run.plan.tensor(named: source), !spec.isScalar, let matrix = value.matrix
    else { return session.report(value, named: source) }
    let stage = run.plan.stage(writing: spec.name)
    return TensorReport(
      source, values: matrix, writer: stage.map { "\($0.id)" }, formula: spec.formula,
      digits: session.state.digits)
  }

  private func list(_ session: Session) throws -> any Report {
    let run = try session.state.experiment.run()
    let columns = [Table.Column("tensor"), Table.Column("shape"), Table.Column("written by")]
    let rows: [[Table.Cell]] = run.plan.tensors.map { spec in
      let writer = run.plan.stage(writing: spec.name).map { "\($0.id)" } ?? "its first value"
      let shape = spec.isScalar ? "()" : "\(run.shape(of: spec))"
      let role: Role? = run.isComputed(spec) ? .name : .muted
      let state = run.isComputed(spec) ? writer : "\(writer), not yet"
      return [.text(spec.name, as: role), .text(shape), .text(state)]
    }
    let variables = session.state.variables.sorted { $0.key < $1.key }.map { name, value in
      [.text(name, as: .name), .text(value.shapeText), "yours"] as [Table.Cell]
    }
    return TableReport(Table(columns: columns, rows: rows + variables))
  }
}

extension Value {
  /// The shape as NumPy prints it.
  fileprivate var shapeText: String {
    array.map { Value(shape: $0.shape).text } ?? "-"
  }
}
