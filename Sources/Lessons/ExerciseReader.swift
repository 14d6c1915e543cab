import Languages

/// Reads the YAML of an `exercise` block.
struct ExerciseReader {
  private static let keys = [
    "id", "kind", "ask", "answer", "blank", "goal", "tolerance", "without", "options", "hints",
    "explain", "wrong", "reveal", "function", "as", "judge", "given", "right", "mutants",
  ]

  let yaml: YAMLValue
  /// The line of the fence.
  let line: Int

  func exercise() throws(LessonError) -> Exercise {
    try yaml.allow(only: Self.keys)
    let question = try QuestionReader(yaml: yaml).question()
    return Exercise(
      id: try yaml.required("id").text(),
      question: question,
      ask: try yaml.required("ask").prose(),
      hints: try hints(),
      explain: try yaml.required("explain").prose(),
      wrong: try wrong(besides: question),
      reveal: try reveal(),
      line: line)
  }

  private func hints() throws(LessonError) -> [Localized<Prose>] {
    var result: [Localized<Prose>] = []
    for hint in try yaml.optional("hints")?.list() ?? [] { result.append(try hint.prose()) }
    return result
  }

  /// A choice's wrong answers are its options; the other kinds list theirs.
  private func wrong(besides question: Question) throws(LessonError) -> [Exercise.WrongAnswer] {
    if case .choice(let options, let answer) = question {
      return options.indices.filter { $0 != answer }.map {
        Exercise.WrongAnswer(answer: Question.letter($0), explain: options[$0].explain)
      }
    }
    var result: [Exercise.WrongAnswer] = []
    for item in try yaml.optional("wrong")?.list() ?? [] { result.append(try wrongAnswer(item)) }
    return result
  }

  private func wrongAnswer(_ item: YAMLValue) throws(LessonError) -> Exercise.WrongAnswer {
    try item.allow(only: ["answer", "explain"])
    return Exercise.WrongAnswer(
      answer: try item.required("answer").text(),
      explain: try item.required("explain").prose())
  }

  private func reveal() throws(LessonError) -> [Script.Line] {
    guard let value = yaml.optional("reveal") else { return [] }
    return try value.texts().map { Script.Line(text: $0, number: value.line) }
  }
}
