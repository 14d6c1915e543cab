#if INVARIANTS
  /// Stops with words where something that must always hold does not.
  ///
  /// `precondition` would stop as well, but loses its words where the code is optimised.
  func must(_ holds: Bool, _ words: @autoclosure () -> String) {
    if !holds { fatalError(words()) }
  }
#endif
