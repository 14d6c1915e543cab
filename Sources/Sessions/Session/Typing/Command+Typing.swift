extension Command {
  /// Whether its words are formulas of names that have a value.
  var takesFormulas: Bool { ["show", "why", "unroll", "watch", "try"].contains(name) }

  /// Whether what stands before `=` is the learner's choice, or a tensor: `rewrite W1=…`.
  var takesAnyOption: Bool {
    options.isEmpty || completions.contains(.tensors) || completions.contains(.computed)
      || ["alias", "audit", "load", "note", "say", "search"].contains(name)
  }
}
