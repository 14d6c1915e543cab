import Cells
import Engine
import Formulas
import Lessons

/// What leads to a goal past the training it asks for.
extension Session {
  /// How the state was come by in which the goals of an exercise hold, where it was not by training or
  /// by what the page has: parameters, formulas or variables that were written instead.
  ///
  /// What the page itself has set, and what the author's own answer sets, is no shortcut.
  func shortcut(to exercise: Exercise, by line: Line) -> Guidance? {
    guard case .reach(let goals, _) = exercise.question else { return nil }
    let asked = Set(exercise.solution.flatMap(\.targets))
    if let call = missingCall(goals, exercise, line) {
      return .computeBy(call.name, function: call.function)
    }
    let mine = OwnDoing(state)
    let variables = variables(of: goals).subtracting(asked)
    guard mine.isAny || !variables.isEmpty, let page = stateOfThePage else { return nil }
    let given = OwnDoing(page)
    return mine.shortcut(past: given, asked, isRight: { (try? self.isRight($0)) ?? false })
      ?? changed(variables, from: page)
  }

  /// The state in which the open page waits.
  private var stateOfThePage: State? {
    let here = state
    defer { state = here }
    guard (try? restoreToMark()) != nil else { return nil }
    return state
  }

  /// The learner's variables that conditions read.
  private func variables(of goals: [String]) -> Set<String> {
    let names = goals.flatMap { (try? Parser.parseExpression($0).names) ?? [] }
    return Set(names).filter { state.variables[$0] != nil && scope.networkValue(named: $0) == nil }
  }

  private func changed(_ names: Set<String>, from page: State) -> Guidance? {
    let changed = names.filter {
      page.variables[$0] != nil && page.variables[$0] != state.variables[$0]
    }
    return changed.isEmpty ? nil : .pagesNumbers(changed.sorted())
  }

  /// A variable that the author's answer has from a function of the learner's, and the line that
  /// gave it its value has not.
  private func missingCall(
    _ goals: [String], _ exercise: Exercise, _ line: Line
  ) -> (name: String, function: String)? {
    let lines = notebook.living.map(\.text) + [line.text]
    for answer in exercise.solution {
      guard let function = cells.functionNames.first(where: { answer.text.contains("\($0)(") })
      else { continue }
      let name = answer.targets.first { name in goals.contains { $0.hasWord(name) } }
      guard let name,
        let last = lines.last(where: { Script.Line(text: $0, number: 0).targets.contains(name) }),
        !last.hasWord(function)
      else { continue }
      return (name, function)
    }
    return nil
  }
}

/// What of a run is a person's doing instead of training's.
private struct OwnDoing {
  private let plan: Plan?
  private let set: [(name: String, value: Value)]
  private let own: OwnFormulas
  private let examples: Int
  private let variables: [String: Value]

  init(_ state: Session.State) {
    plan = state.experiment.trainer?.plan
    let parameters = Set(plan?.parameters.map(\.name) ?? [])
    set = (state.experiment.timeline?.tensorsSet ?? []).filter { parameters.contains($0.name) }
      .map { ($0.name, Value($0.value)) }
    own = state.experiment.hyperparameters.own
    examples = state.experiment.splits?.train.count ?? .max
    variables = state.variables
  }

  var isAny: Bool { !set.isEmpty || !own.isEmpty }

  /// What leads past training and was not there before.
  func shortcut(
    past given: OwnDoing, _ asked: Set<String>, isRight: (OwnFormulas.Entry) -> Bool
  ) -> Guidance? {
    guard let plan else { return nil }
    let byHand = set.filter { mine in
      !given.set.contains { $0.name == mine.name && $0.value == mine.value }
    }.map(\.name).filter { !asked.contains($0) }
    if !byHand.isEmpty { return .setByHand(byHand.unique) }
    for entry in own.entries where !given.own.entries.contains(entry) {
      guard entry.formula != nil, !asked.contains(entry.tensor),
        let pass = plan.writer(of: entry.tensor).map({ plan.stages[$0].id.pass })
      else { continue }
      switch pass {
      case .forward: if knowsLabels(entry) { return .readsLabels(entry.tensor) }
      case .batch, .cost: if !isRight(entry) { return .ownMeasure(entry.tensor) }
      case .backward, .update: break
      }
    }
    let unlearnt = plan.parameters.map(\.name).filter {
      plan.writer(of: $0) != nil && !plan.learns($0)
    }
    return unlearnt.isEmpty || given.plan?.learns(unlearnt[0]) == false ? nil : .notLearnt(unlearnt)
  }

  /// Whether a formula reads the labels, or an array of the learner's as long as they are.
  private func knowsLabels(_ entry: OwnFormulas.Entry) -> Bool {
    let names = entry.formula.map { own.resolving($0).names } ?? []
    let outside = entry.functions.inOrder.compactMap { ($0 as? EngineFunction)?.kept }.flatMap(
      \.readsOutside)
    let values = entry.values.values + outside.compactMap { variables[$0] }
    return names.contains("Y") || names.contains("indices") || outside.contains("Y")
      || values.contains { ($0.matrix?.columns ?? 0) >= examples }
  }
}

extension Plan {
  /// Whether what a parameter becomes hangs on a gradient.
  fileprivate func learns(_ parameter: String) -> Bool {
    var (seen, waiting) = (Set<String>(), [parameter])
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted, let spec = tensor(named: name) else { continue }
      if [.gradient, .parameterGradient].contains(spec.role) { return true }
      waiting += spec.formula.names
    }
    return false
  }
}

extension Script.Line {
  /// The names that it gives values or formulas: `a`, `b` of `a, b = f(x)`, `W` of `rewrite W = …`.
  var targets: [String] {
    guard let sign = text.firstIndex(of: "="), !text[sign...].hasPrefix("==") else { return [] }
    let left = text[..<sign].split(separator: " ").filter { !["rewrite", "use"].contains($0) }
    return left.joined().split(separator: ",").map(String.init)
  }
}

extension String {
  fileprivate func hasWord(_ word: String) -> Bool { replacingWord(word, with: "") != self }
}

extension [String] {
  fileprivate var unique: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
