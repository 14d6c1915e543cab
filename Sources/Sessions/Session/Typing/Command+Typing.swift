extension Command {
  /// Whether its words are formulas of names that have a value.
  var takesFormulas: Bool { ["show", "why", "unroll", "watch", "try"].contains(name) }

  /// Whether what stands before `=` is the learner's choice, or a tensor: `rewrite W1=…`.
  var takesAnyOption: Bool {
    options.isEmpty && !Self.optionless.contains(name) || completions.contains(.tensors)
      || completions.contains(.computed)
      || ["alias", "audit", "load", "note", "say", "search"].contains(name)
  }

  /// Commands behind which no word with an equals sign can mean anything.
  private static var optionless: Set<String> {
    [
      "step", "back", "goto", "continue", "seed", "reset", "normalize", "freeze", "unfreeze",
      "undo", "redo", "rerun", "switch", "branch", "branches", "delete", "next", "prev", "page",
      "lang", "history", "cells", "runs", "select", "doctor", "plan", "shapes",
    ]
  }

  /// The words of which one must stand behind what has been typed; nil where others may too.
  ///
  /// - Parameter typed: The line as far as the word, with the command.
  func choices(before typed: String) -> [String]? {
    guard Self.choosing.contains(name) else { return nil }
    let words = Array(LineWords(typed).all.map(\.text).dropFirst())
    if name == "plot", !words.isEmpty { return nil }
    let choices = completions(after: words).flatMap(\.fixedWords)
    return choices.isEmpty ? nil : choices + others
  }

  /// Commands whose words are few, and said in full by their completions.
  private static var choosing: Set<String> {
    ["net", "replace", "optimizer", "loss", "decay", "plot", "step", "back", "train", "lang"]
  }

  /// Whether such a command takes a word's beginning for the word.
  var takesBeginnings: Bool { ["step", "back", "train", "plot"].contains(name) }

  /// What such a command takes besides.
  private var others: [String] {
    switch name {
    case "step", "back": ["stages", "layers", "passes", "iterations", "epochs", "J"]
    case "train": ["epoch", "iteration"]
    case "plot": ["loss", "J", "weights"]
    default: []
    }
  }
}
