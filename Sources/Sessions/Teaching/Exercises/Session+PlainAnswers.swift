import Formulas
import Lessons

extension Session {
  /// The answer that was meant by a line that formulas cannot read, or in which names have no value:
  /// `W1 := W1 − α·dW1`, `-math.log(0.8)`, `momentum_beta * v` by the names that notes give.
  ///
  /// The line itself where it can be read, or where spelling it plainly does not help.
  func plainly(_ line: Line, _ question: Question) -> Line {
    guard isFormula(question), line.command == nil, !line.isNothing, !makesSense(line) else {
      return line
    }
    var text = line.text.plainFormula
    for (name, meant) in Self.otherNames {
      guard scope.value(named: name) == nil, !hasVariable(name),
        let meant = meant.first(where: { scope.value(named: $0) != nil })
      else { continue }
      text = text.replacingWord(name, with: meant)
    }
    let plain = read(text)
    return makesSense(plain) ? plain : line
  }

  private func isFormula(_ question: Question) -> Bool {
    switch question {
    case .formula, .number: true
    default: false
    }
  }

  /// What was meant by a formula that is to be judged or to run, where it cannot be read as it is.
  ///
  /// Such as `W1 := W1 − α·dW1` or `dA1 = W2ᵀ @ dZ2`; the line itself where it can be read.
  func plainly(_ source: String) -> String {
    let statement = try? Parser.parse(source)
    guard statement.map({ makesSense($0.expression) }) != true else { return source }
    return source.plainFormula
  }

  /// Whether it is a formula of what there is.
  private func makesSense(_ line: Line) -> Bool {
    line.statement.map { makesSense($0.expression) } ?? false
  }

  private func makesSense(_ formula: Syntax) -> Bool {
    let plan = state.experiment.trainer?.plan
    return formula.names.allSatisfy {
      scope.value(named: $0) != nil || hasVariable($0) || FunctionTable.constants.contains($0)
        || plan?.tensor(named: $0) != nil
    }
  }

  /// What notes and other programs call a setting, and its names here.
  private static let otherNames: [(String, [String])] = [
    ("lr", ["alpha"]), ("learning_rate", ["alpha"]), ("alpha0", ["a0"]), ("a0", ["alpha0"]),
    ("lambd", ["lambda"]), ("l2", ["lambda"]), ("l1", ["lambda1"]),
    ("beta", ["momentum_beta", "rmsprop_beta"]), ("beta1", ["adam_beta1"]),
    ("beta2", ["adam_beta2"]), ("eps", ["e", "adam_epsilon", "rmsprop_epsilon", "bn_epsilon"]),
    ("epsilon", ["e", "adam_epsilon", "rmsprop_epsilon", "bn_epsilon"]),
    // One example's letters, in which pages write what holds for all.
    ("a", ["AL"]), ("yhat", ["AL"]), ("y_hat", ["AL"]), ("y", ["Y"]), ("x", ["X"]),
  ]
}
