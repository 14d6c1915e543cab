import Datasets
import Journals

extension Session {
  /// Whether what a command asks for besides tensors and files is there: a lesson, an exercise, a
  /// layer, runs of these data, a part of the data.
  func hasWhatIsAsked(by command: any Command, _ words: [String]) -> Bool {
    guard words.allSatisfy(hasPart) else { return false }
    let number = words.first.flatMap { Int($0) }
    switch command.name {
    case "next", "prev", "close": return state.lesson != nil
    case "page":
      return state.lesson.map { (1...$0.lesson.pages.count).contains(number ?? 1) } ?? false
    case "hint", "answer", "skip": return state.lesson?.exercise != nil
    case "replace": return number.map { fits(words, asLayer: $0) } ?? true
    case "unfreeze", "freeze": return hasLayer(words.first)
    case "select": return hasRun(number)
    case "unalias": return words.allSatisfy { state.aliases[$0] != nil }
    case "synthesize": return state.experiment.dataset?.image != nil
    case "load" where words.first == "parameters": return hasVariable("parameters")
    case "continue": return number != nil || !state.breakpoints.isEmpty
    case "resume": return hasKeptSessions(number ?? 1)
    case "review": return hasReview(words.joined(separator: " "))
    case "redo": return notebook.undone.isEmpty == false || !notebook.waiting.isEmpty
    case "undo": return notebook.first(ofLast: 1) != nil
    default: return true
    }
  }

  /// Whether what Tab found can stand behind a command: of the files those it opens or writes, of the
  /// measures those of parts that there are, and no function where values are asked for and nothing
  /// of a name has been typed.
  func fits(_ suggestion: Suggestion, behind command: String?, _ word: String) -> Bool {
    let text = suggestion.text
    let path = text.filter { !"\"'".contains($0) }
    switch command.flatMap(commands.exact)?.name {
    case "open" where suggestion.note == nil || suggestion.note == FileNames.folder:
      return path.hasSuffix("/") || path.hasSuffix(".md")
    case "export" where path.contains("."):
      return path.hasSuffix("/")
        || [".bs", ".md", ".html", ".ipynb", ".py"].contains(where: path.hasSuffix)
    case "metric", "search": return hasPart(text)
    case "show", "watch":
      return !word.isEmpty || suggestion.group != .functions && !suggestion.isModule
    default: return true
    }
  }

  /// Whether a measure is one of a part that the data have: `accuracy_dev`, `F1_dev>=0.9`.
  private func hasPart(_ word: String) -> Bool {
    let name = word.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard let part = SplitName(String(name))?.part, let splits = state.experiment.splits else {
      return true
    }
    return splits[part] != nil
  }

  /// Whether the layer is there, and its units fit the next one's.
  private func fits(_ words: [String], asLayer number: Int) -> Bool {
    guard let layers = state.experiment.layers, layers.indices.contains(number - 1) else {
      return false
    }
    return number == layers.count || words.dropFirst().first == "\(layers[number - 1].units)"
  }

  /// Whether the last layer of `1-2` is there.
  private func hasLayer(_ word: String?) -> Bool {
    let last = word?.split(separator: "-").last.flatMap { Int($0) } ?? 1
    return last <= state.experiment.layers?.count ?? 0
  }

  /// Whether something was answered that can be gone over, in all lessons, in one, or of an exercise.
  ///
  /// No lesson is read for that: a key waits.
  private func hasReview(_ name: String) -> Bool {
    course.progress.exercises.keys.contains {
      name.isEmpty || $0 == name || $0.hasPrefix("\(name).")
    }
  }

  /// Whether so many other sessions were kept; none of them is opened for that.
  private func hasKeptSessions(_ count: Int) -> Bool {
    let saved = JournalFolder(in: surroundings.environment)?.sessions ?? []
    return saved.count { $0.folder != keeper?.path } >= count
  }

  /// Whether a run of these data has a number; whether there is one where no number is asked.
  private func hasRun(_ number: Int?) -> Bool {
    state.studies.runs.all.contains { run in
      run.dataRevision == state.experiment.dataRevision && (number ?? run.number) == run.number
    }
  }
}
