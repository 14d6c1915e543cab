import Engine
import Formulas

extension Line {
  /// The name it gives a value, where it is one assignment.
  var assigned: String? {
    if case .formula(.assignment(let target, _, _)) = content { return target.name.text }
    guard isCell, !isBlock, let sign = text.firstIndex(of: "="), !text.contains(";") else {
      return nil
    }
    let name = String(text[..<sign]).trimmed
    let isEquality = text[text.index(after: sign)...].hasPrefix("=")
    return isEquality || name.identifiers != [name] ? nil : name
  }

  /// Whether it sets a tensor or the counter of a run, and says by which formula.
  func sets(_ plan: Plan) -> Bool {
    guard let name = assigned, name == "t" || plan.tensor(named: name) != nil else { return false }
    if case .formula(let statement) = content {
      return !TwinSpelling.functions(in: statement.expression).contains("load")
    }
    return true
  }

  /// Whether it is a cell of several lines.
  var isBlock: Bool { isCell && text.contains("\n") }

  /// Whether it is a cell that may have done something before it failed.
  var hasSeveralStatements: Bool { isBlock || isCell && text.contains(";") }
}

extension String {
  /// The names in a text of Python, comments and texts included.
  var identifiers: [String] {
    split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }).map(String.init)
      .filter { $0.first?.isNumber == false }
  }
}

extension String {
  /// The text with Jupyter's own commands, such as `%matplotlib inline`, as remarks.
  var withoutMagic: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { row in
      let start = row.drop(while: \.isWhitespace)
      let isMagic = start.first == "%" && start.dropFirst().first { $0 != "%" }?.isLetter == true
      return isMagic ? "\(row[..<start.startIndex])pass  # \(start)" : String(row)
    }.joined(separator: "\n")
  }

  /// The text without empty lines at its end.
  var withoutEmptyEnd: String {
    String(self[..<(lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex)])
  }
}

extension Session {
  /// The names of the learner's variables and functions.
  var variableNames: Set<String> {
    Set(state.variables.keys).union(state.memory?.names ?? [])
  }

  /// Whether a name is the learner's where the network has a value of its own.
  func hidesNetwork(_ name: String) -> Bool {
    hasVariable(name) && scope.networkValue(named: canonicalName(name)) != nil
  }

  /// Whether a name is the learner's for something other than a module, which is what it is for all.
  func hasOwn(_ name: String) -> Bool {
    hasVariable(name) && state.memory?.typeName(name) != "module"
  }

  /// Whether a name stands for one number: a setting, a count, a variable of the learner's.
  func isNumber(_ name: String) -> Bool {
    if let variable = state.variables[name] { return variable.array?.rank == 0 }
    return state.experiment.trainer?.plan.tensor(named: canonicalName(name)) == nil
      && SplitName(name) == nil && !NetworkView.dictionaries.contains(name)
  }

  /// What stands for a name of a formula in Python; nil for a variable of the program.
  /// - Parameters:
  ///   - isOwn: Whether a variable of the learner's has the name.
  ///   - evaluate: The function that works out the mean loss of a set.
  func meaning(of name: String, isOwn: Bool, evaluate: String) -> Syntax? {
    let canonical = canonicalName(name)
    if canonical != name { return Syntax(.name(canonical)) }
    guard !isOwn, let split = SplitName(name) else { return nil }
    switch split.quantity {
    case .X, .Y: return nil
    case .J:
      let set = ["X", "Y"].map { Syntax.Argument(nil, Syntax(.name("\($0)_\(split.part)"))) }
      return Syntax(.call(.init(evaluate), set))
    default: return scope.networkValue(named: name)?.number.map { Syntax(.number($0)) }
    }
  }
}
