import Languages

/// Reads the part of an exercise's YAML that says what is asked for.
struct QuestionReader {
  private static let kinds = [
    "formula", "number", "shape", "choice", "rewrite", "reach", "function", "asserts",
  ]

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
    case "function": return .function(try function(answer))
    case "asserts": return .asserts(try asserts(answer))
    case let other: throw kind.bad(other, Self.kinds.joined(separator: ", "))
    }
  }

  private func function(_ answer: YAMLValue) throws(LessonError) -> Question.Function {
    var isByGradient = false
    if let judge = yaml.optional("judge") {
      let word = try judge.text()
      guard ["check", "gradcheck"].contains(word) else { throw judge.bad(word, "check, gradcheck") }
      isByGradient = word == "gradcheck"
    }
    let name = try yaml.required("function").text()
    return Question.Function(
      name: name, stage: try yaml.optional("as")?.text(), isByGradient: isByGradient,
      given: try yaml.optional("given")?.cell(defining: name),
      answer: try answer.cell(defining: name))
  }

  private func asserts(_ answer: YAMLValue) throws(LessonError) -> Question.Asserts {
    let mutants = try yaml.required("mutants")
    var wrong: [Exercise.WrongAnswer] = []
    for item in try mutants.list() {
      try item.allow(only: ["code", "explain"])
      wrong.append(
        .init(
          answer: try item.required("code").cell(), explain: try item.required("explain").prose()))
    }
    guard wrong.count > 1 else { throw mutants.bad("\(wrong.count)", "2 …") }
    let name = try yaml.required("function").text()
    return Question.Asserts(
      name: name, given: try yaml.optional("given")?.cell(defining: name),
      answer: try answer.cell(defining: name), right: try yaml.required("right").cell(),
      mutants: wrong)
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

extension YAMLValue {
  /// A cell of Python that defines a function.
  fileprivate func cell(defining name: String? = nil) throws(LessonError) -> String {
    let text = try text()
    let isDefined = name.map(text.definesFunction) ?? (text.definedFunction != nil)
    guard isDefined else { throw bad(text.firstLine, "def \(name ?? "name")(…): …") }
    return text
  }
}

extension String {
  /// The name of the first function that a cell defines.
  public var definedFunction: String? { definedFunctions.first }

  /// Whether a cell defines a function at its outermost level.
  public func definesFunction(_ name: String) -> Bool { definedFunctions.contains(name) }

  /// The functions that a cell defines at its outermost level, by `def` or as a lambda.
  private var definedFunctions: [String] {
    matches(of: #/(?m)^(?:def\s+(\w+)\s*\(|(\w+)\s*=\s*lambda\b)/#)
      .compactMap { ($0.1 ?? $0.2).map(String.init) }
  }

  fileprivate var firstLine: String { String(prefix { !$0.isNewline }) }
}
