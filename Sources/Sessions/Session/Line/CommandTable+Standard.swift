extension CommandTable {
  /// The shell's commands, in the order `help` lists them.
  static var standard: CommandTable {
    CommandTable(settingUp + running + looking + checking + judging + lessons + notebook + session)
  }

  private static var settingUp: [any Command] {
    [
      DataCommand(),
      SplitCommand(),
      NormalizeCommand(),
      NetCommand(),
      LossCommand(),
      OptimizerCommand(),
      DecayCommand(),
      SetCommand(),
      SeedCommand(),
      ResetCommand(),
      FreezeCommand(),
      UnfreezeCommand(),
      ReplaceCommand(),
      RewriteCommand(),
      UseCommand(),
      BlankCommand(),
      BlanksCommand(),
    ]
  }

  private static var running: [any Command] {
    [
      StepCommand(),
      BackCommand(),
      TrainCommand(),
      GotoCommand(),
      BreakCommand(),
      WatchCommand(),
      ContinueCommand(),
      BreaksCommand(),
      DeleteCommand(),
      BranchCommand(),
      BranchesCommand(),
      SwitchCommand(),
      CompareCommand(),
    ]
  }

  private static var looking: [any Command] {
    [
      ShowCommand(),
      ShapesCommand(),
      PlanCommand(),
      WhyCommand(),
      UnrollCommand(),
      PlotCommand(),
      SummaryCommand(),
    ]
  }

  private static var checking: [any Command] {
    [
      ExpectCommand(),
      GradcheckCommand(),
      DoctorCommand(),
      TryCommand(),
      CheckCommand(),
      AuditCommand(),
      PredictCommand(),
      BugCommand(),
    ]
  }

  private static var notebook: [any Command] {
    [
      UndoCommand(),
      RedoCommand(),
      CellsCommand(),
      RerunCommand(),
      EditCommand(),
      NoteCommand(),
      ResumeCommand(),
      SessionsCommand(),
      ExportCommand(),
    ]
  }

  private static var session: [any Command] {
    [
      SaveCommand(),
      LoadCommand(),
      ForgetCommand(),
      RunCommand(),
      SayCommand(),
      PauseCommand(),
      HelpCommand(),
      HistoryCommand(),
      AliasCommand(),
      UnaliasCommand(),
      ConfigCommand(),
      ClearCommand(),
      QuitCommand(),
    ]
  }
}
