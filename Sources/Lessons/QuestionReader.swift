import Languages

/// Reads the part of an exercise's YAML that says what is asked for.
struct QuestionReader {
  private static let kinds = ["formula", "number", "shape", "choice", "rewrite", "reach"]

  let yaml: YAMLValue

  func question() throws(LessonError) -> Question {
    let kind = try yaml.required("kind")
    let answer = try yaml.required("answer")
    switch try kind.text() {
    case "formula": return try formula(answer)
    case "number": return .number(answer: try answer.text(), tolerance: try tolerance())
    case "shape": return .shape(try shape(answer))
    case "choice": return try choice(answer)
    case "rewrite":
      return .rewrite(blanks: try yaml.required("blank").texts(), formulas: try answer.texts())
    case "reach":
      return .reach(goals: try yaml.required("goal").texts(), commands: try answer.texts())
    case let other: throw kind.bad(other, Self.kinds.joined(separator: ", "))
    }
  }

  private func formula(_ answer: YAMLValue) throws(LessonError) -> Question {
    let hidden = try yaml.optional("without")?.texts() ?? []
    if let tolerance = yaml.optional("tolerance") {
      throw tolerance.bad(try tolerance.text(), "kind: number")
    }
    return .formula(answer: try answer.text(), without: hidden)
  }

  private func tolerance() throws(LessonError) -> Double {
    try yaml.optional("tolerance")?.number(in: 0..<1e9) ?? 1e-3
  }

  private func shape(_ answer: YAMLValue) throws(LessonError) -> Question.Shape {
    let text = try answer.text()
    guard let shape = Question.Shape(typed: text) else { throw answer.bad(text, "(rows, columns)") }
    return shape
  }

  private func choice(_ answer: YAMLValue) throws(LessonError) -> Question {
    let value = try yaml.required("options")
    let items = try value.list()
    guard (2...9).contains(items.count) else { throw value.bad("\(items.count)", "2 … 9") }
    var options: [Question.Option] = []
    for item in items { options.append(try option(item)) }
    let text = try answer.text()
    guard let index = Question.index(typed: text, of: options.count) else {
      throw answer.bad(text, "a … \(Question.letter(options.count - 1))")
    }
    return .choice(options, answer: index)
  }

  private func option(_ item: YAMLValue) throws(LessonError) -> Question.Option {
    try item.allow(only: ["en", "zh", "explain"])
    let reader = ProseReader(file: item.file)
    let text = Localized(
      en: try reader.prose(item.required("en").text(), line: item.line),
      zh: try reader.prose(item.required("zh").text(), line: item.line))
    return Question.Option(text: text, explain: try item.required("explain").prose())
  }
}
