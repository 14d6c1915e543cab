import Cells
import Datasets
import Formulas
import Languages
import Presentation

extension Session {
  /// The names that a formula or a cell may go on with.
  ///
  /// Notes are made only where they are few enough to be read.
  func names(beginningWith beginning: String) -> [Suggestion] {
    let values = (scope.names + ownNames).filter { $0.hasPrefix(beginning) }
    let areFew = values.count <= 400
    let functions = FunctionTable.names.filter { $0.hasPrefix(beginning) }
    let modules = ["np", "math", "plt"].filter {
      $0.hasPrefix(beginning) && !beginning.isEmpty && !cells.members(of: $0).isEmpty
    }
    return values.map {
      Suggestion($0, areFew ? note(onName: $0) : ScalarWords.meaning(of: $0), isWhole: false)
    }
      + functions.map { Suggestion($0, words(onFunction: $0), isWhole: false, in: .functions) }
      + modules.map { Suggestion($0, isWhole: false) }
  }

  /// What may follow a name and a dot: `np`, `np.random`, a variable, a tensor.
  func members(of name: String) -> [Suggestion] {
    if name == "engine" {
      return NetworkView(scope: scope).names.map {
        Suggestion($0, note(onName: $0), isWhole: false)
      }
    }
    adoptVariables()
    let members = cells.members(of: name)
    let isArray = members.isEmpty && scope.names.contains(name)
    let isOther = !isArray && !cells.isModule(name) && !Set(members).isSuperset(of: ["T", "shape"])
    return (isArray ? CellRunner.arrayMembers : members).map { member in
      if isOther { return Suggestion(member, ObjectWords.meaning(of: member), isWhole: false) }
      let isFunction = name == "np" && FunctionTable.signature(of: member) != nil
      return Suggestion(
        member, isFunction ? words(onFunction: member) : MemberWords.meaning(of: member),
        isWhole: false)
    }
  }

  /// What a function does, and what it is given.
  private func words(onFunction name: String) -> Localized<String>? {
    let signature = FunctionTable.signature(of: name)
    guard let meaning = MemberWords.meaning(of: name) else {
      return signature.map { Localized($0) }
    }
    let given = signature?.drop { $0 != "(" } ?? ""
    return meaning + Localized("  \(given)")
  }

  /// A name's shape, or what it is; nothing is computed for it.
  func note(onName name: String) -> Localized<String>? {
    if let run = state.experiment.trainer, let spec = run.plan.tensor(named: name) {
      return Localized("\(run.shape(of: spec))")
    }
    if let value = state.variables[name] {
      return value.number.map { Localized($0.shortText()) }
        ?? value.matrix.map { Localized("\($0.shape)") }
    }
    if let part = SplitName(name), let dataset = state.experiment.splits?[part.part] {
      switch part.quantity {
      case .X: return Localized("\(dataset.features.shape)")
      case .Y: return Localized("\(dataset.Y.shape)")
      default: return ScalarWords.meaning(of: name)
      }
    }
    return state.memory?.typeName(name).map { Localized($0) } ?? ScalarWords.meaning(of: name)
  }

  /// The columns of the file among some words, else of the data that are loaded.
  func columns(ofFileIn words: [String]) -> [Suggestion] {
    let rights = rights
    let named = words.dropFirst().lazy.filter(rights.allowReading)
      .compactMap { CSV.columnNames(inFile: $0) }.first
    let columns = named ?? state.experiment.dataset?.featureNames ?? []
    return columns.enumerated().map { index, name in
      // A comma ends a name in a list: such a column goes by its number.
      name.isEmpty || name.contains(",") || name.contains("\"")
        ? Suggestion("\(index + 1)", Localized(name), isWhole: false)
        : Suggestion(name, isWhole: false)
    }
  }
}
