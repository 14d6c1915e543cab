import Formulas
import Matrices

/// A number or an array that a line showed: what a document can assert.
struct ShownNumber {
  /// The formula that gives it.
  let source: String
  /// What it was worth.
  let value: NumPyArray
}

extension Session {
  /// The numbers a line showed, by the formulas that give them now.
  func shownNumbers(_ line: Line) -> [ShownNumber] {
    sources(shownBy: line).compactMap { source in
      // A formula that draws would draw other numbers now.
      guard let formula = try? Parser.parseExpression(source), !TwinSpelling.draws(formula),
        let value = try? value(of: source), let array = value.array, array.count > 0
      else { return nil }
      return ShownNumber(source: source, value: array)
    }
  }

  private func sources(shownBy line: Line) -> [String] {
    switch line.content {
    case .command(let command, let arguments): sources(shownBy: command, arguments)
    case .formula(.expression(let formula)): formula.isConstantNumber ? [] : ["\(formula)"]
    case .formula(.assignment(let target, _, _)):
      // The network keeps its own value of the name, and that is what a formula would read.
      hidesNetwork(target.name.text) ? [] : [target.name.text]
    case .nothing, .cell, .unreadable: []
    }
  }

  private func sources(shownBy command: any Command, _ arguments: Arguments) -> [String] {
    switch command {
    case is StepCommand, is BackCommand: lastWritten + costs
    case is TrainCommand, is GotoCommand, is ContinueCommand: costs
    case is ShowCommand: ShowCommand.sources(arguments.rest)
    case is EvaluateCommand:
      (arguments.words.isEmpty ? ["train"] : arguments.words).map { "J_\($0)" }
    default: []
    }
  }

  /// What the last stage wrote.
  private var lastWritten: [String] {
    guard let run = state.experiment.trainer, run.state.iteration > 0 else { return [] }
    let stages = run.plan.stages
    return stages[(run.nextStage + stages.count - 1) % stages.count].writes.map(\.name)
  }

  private var costs: [String] {
    guard let run = state.experiment.trainer, run.state.iteration > 0 else { return [] }
    return ["J"]
  }
}
