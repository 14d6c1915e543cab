import Datasets

extension Session {
  /// Whether what a command asks for besides tensors and files is there: a lesson, an exercise, a
  /// layer, runs of these data.
  func hasWhatIsAsked(by command: any Command, _ words: [String]) -> Bool {
    let number = words.first.flatMap { Int($0) }
    switch command.name {
    case "next", "prev", "close": return state.lesson != nil
    case "page":
      return state.lesson.map { (1...$0.lesson.pages.count).contains(number ?? 1) } ?? false
    case "hint", "answer", "skip": return state.lesson?.exercise != nil
    case "replace": return number.map { $0 <= state.experiment.layers?.count ?? 0 } ?? true
    case "select": return hasRun(number)
    case "unalias": return words.allSatisfy { state.aliases[$0] != nil }
    case "synthesize": return state.experiment.dataset?.image != nil
    default: return true
    }
  }

  /// Whether a run of these data has a number; whether there is one where no number is asked.
  private func hasRun(_ number: Int?) -> Bool {
    state.studies.runs.all.contains { run in
      run.dataRevision == state.experiment.dataRevision && (number ?? run.number) == run.number
    }
  }
}
