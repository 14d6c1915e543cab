extension CommandTable {
  /// The commands of learning strategy.
  static var judging: [any Command] {
    [
      EvaluateCommand(), MetricCommand(), RunsCommand(), SelectCommand(), DiagnoseCommand(),
      ErrorsCommand(), TagCommand(), TallyCommand(), SynthesizeCommand(),
      SearchCommand(), EwaCommand(),
    ]
  }
}
