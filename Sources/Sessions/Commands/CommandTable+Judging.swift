extension CommandTable {
  /// The commands of learning strategy.
  static var judging: [any Command] {
    [EvaluateCommand()]
  }
}
