extension CommandTable {
  /// The shell's commands, in the order `help` lists them.
  static var standard: CommandTable {
    CommandTable(
      [
        DataCommand(), SplitCommand(), NormalizeCommand(), NetCommand(), LossCommand(),
        OptimizerCommand(), DecayCommand(), SetCommand(), SeedCommand(), ResetCommand(),
        FreezeCommand(),
        UnfreezeCommand(),
        StepCommand(), TrainCommand(),
        ShowCommand(), ShapesCommand(), PlanCommand(),
        ExpectCommand(), GradcheckCommand(),
        RunCommand(), SayCommand(), PauseCommand(), HelpCommand(), HistoryCommand(), QuitCommand(),
      ] + judging)
  }
}
