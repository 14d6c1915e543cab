import Engine
import Formulas
import Languages
import Presentation

/// What a notebook's order of lines leads one to expect of a new network, and is not so here.
enum BeginningNote {
  /// The weights come of another stream than the one that `np.random.seed` started.
  static func seed(_ session: Session) -> [any Report] {
    let used = session.state.experiment.hyperparameters.seed
    guard let typed = session.state.cellSeed, typed != used else { return [] }
    return [
      TextReport(
        Localized(
          en: "The weights are those of seed \(used): np.random.seed(\(typed)) starts your own "
            + "random numbers, seed \(typed) the network's.",
          zh: "权重用的是种子 \(used)：np.random.seed(\(typed)) 只管你自己的随机数，"
            + "网络的种子用 seed \(typed)。"), as: .hint)
    ]
  }

  /// Variables that formulas do not see from now on, as the network has these names.
  static func hidden(since before: Experiment, _ session: Session) -> [any Report] {
    let counts = session.countsHidden(since: before).map { [note(onCounts: $0)] } ?? []
    let names = session.namesHidden(since: before)
    guard !names.isEmpty else { return counts }
    let listed = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
    let hidden: any Report = TextReport(
      Localized(
        en: "Formulas mean the network's own from now on: \(listed). Cells still see yours; "
          + "\(names[0]) = … sets the network's.",
        zh: "从现在起公式里这些名字指网络自己的：\(listed)。代码块里还是你的；"
          + "\(names[0]) = … 改变网络的。"), as: .hint)
    return [hidden] + counts
  }

  /// What counts examples, updates and epochs, and the rate: nothing that is assigned.
  private static func note(onCounts names: [String]) -> any Report {
    TextReport(
      Localized(
        en:
          "In formulas \(names.shortList) is the network's own count or rate from now on, not your "
          + "variable; cells still see yours.",
        zh: "从现在起公式里的 \(names.joined(separator: "、")) 是网络自己的计数或学习率，不是你的变量；代码块里还是你的。"),
      as: .hint)
  }
}

extension Session {
  /// The learner's variables with the names of what a run counts, and other values; nil where there
  /// are none, or the run was there before.
  fileprivate func countsHidden(since before: Experiment) -> [String]? {
    let names = ["m", "t", "epoch", "iteration", "alpha"].filter { state.variables[$0] != nil }
    guard !names.isEmpty, !before.isComplete, state.experiment.isComplete else { return nil }
    let scope = self.scope
    let hidden = names.filter { scope.networkValue(named: $0) != state.variables[$0] }
    return hidden.isEmpty ? nil : hidden
  }

  /// The learner's variables with the names of tensors that there are only now, and other values.
  fileprivate func namesHidden(since before: Experiment) -> [String] {
    let names = state.variables.keys.filter(SessionScope.isTensorLike).sorted()
    let known = before.trainer?.plan
    guard !names.isEmpty, !before.isComplete || known != nil, state.experiment.isComplete,
      let plan = try? state.experiment.run().plan
    else { return [] }
    let scope = self.scope
    return names.filter { name in
      guard known?.tensor(named: name) == nil, let spec = plan.tensor(named: name),
        plan.isSettable(spec)
      else { return false }
      return scope.networkValue(named: name) != state.variables[name]
        && !isTrainedOn(name, state.variables[name])
    }
  }

  /// Whether a variable holds the data that training takes.
  private func isTrainedOn(_ name: String, _ value: Value?) -> Bool {
    let part = ["X": "X_train", "Y": "Y_train"][name]
    return part.flatMap { scope.networkValue(named: $0) } == value && value != nil
  }
}
