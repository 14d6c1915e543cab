extension CommandTable {
  /// The commands of lessons, in the order `help` lists them.
  static var lessons: [any Command] {
    [
      LessonsCommand(), OpenCommand(), NextCommand(), PrevCommand(), PageCommand(),
      HintCommand(), AnswerCommand(), SkipCommand(), ReviewCommand(), TestCommand(),
      ProgressCommand(), LangCommand(), CloseCommand(),
    ]
  }
}
