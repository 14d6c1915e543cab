extension CommandTable {
  /// The shell's commands, in the order `help` lists them.
  static var standard: CommandTable {
    CommandTable([
      DataCommand(), SplitCommand(), NormalizeCommand(), NetCommand(), LossCommand(),
      OptimizerCommand(), SetCommand(), SeedCommand(), ResetCommand(),
      StepCommand(), TrainCommand(),
      ShowCommand(), ShapesCommand(), PlanCommand(),
      ExpectCommand(),
      RunCommand(), SayCommand(), PauseCommand(), HelpCommand(), HistoryCommand(), QuitCommand(),
    ])
  }
}
