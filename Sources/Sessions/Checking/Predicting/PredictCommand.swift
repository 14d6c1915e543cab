import Languages
import Presentation

/// `predict`: a guess before a stage runs.
struct PredictCommand: Command {
  let name = "predict"
  let topic = Topic.check
  let summary = Localized(
    en: "guess a shape, a sign or a direction before the stage runs", zh: "在阶段运行之前猜形状、正负或升降")
  let usage = [
    "predict shape EXPR (1,4)", "predict sign EXPR positive|negative|zero",
    "predict EXPR up|down|same", "predict",
  ]
  let completions = [CompletionKind.tensors]
  let examples = [
    "predict shape dW2 (1, 4)", "predict sign db2[0, 0] positive", "predict J down", "predict",
  ]
  let details = Localized(
    en: """
      The prediction is judged when the stage that writes the tensor has run the next time, \
      by step, train, goto or continue; after train, by the value right behind that stage. \
      up and down compare with the value as it is when you predict. predict alone shows what \
      is open and the score.
      """,
    zh: """
      写入这个张量的阶段下一次运行之后就作判断，不论用 step、train、goto 还是 continue；\
      train 之后按那个阶段刚运行完时的值来判断。up 和 down 与你预测时的值比较。单独输入 \
      predict 显示待定的预测和得分。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !arguments.rest.isEmpty else { return [PredictionsReport(session.state.predictions)] }
    let (source, claim) = try Self.request(arguments)
    return [try session.predict(source, claim)]
  }

  private static func request(
    _ arguments: Arguments
  ) throws -> (source: String, claim: Prediction.Claim) {
    switch arguments.words.first {
    case "shape":
      let (source, shape) = try arguments.shape(after: "shape")
      return (source, .shape(shape))
    case "sign":
      let (source, word) = cut(String(arguments.rest.dropFirst("sign".count)))
      guard let sign = Prediction.Sign(rawValue: word) else {
        throw refusal(word, source, of: Prediction.Sign.allCases.map(\.rawValue), arguments)
      }
      return (source, .sign(sign))
    default:
      let (source, word) = cut(arguments.rest)
      guard let direction = Prediction.Direction(rawValue: word) else {
        throw refusal(word, source, of: Prediction.Direction.allCases.map(\.rawValue), arguments)
      }
      return (source, .direction(direction))
    }
  }

  /// A line without its last word, and that word.
  private static func cut(_ line: String) -> (source: String, word: String) {
    guard let last = LineWords(line).all.last else { return ("", "") }
    return (String(Array(line)[..<last.range.lowerBound]).trimmed, last.text)
  }

  /// What is missing or mistyped at the end of the line.
  private static func refusal(
    _ word: String, _ source: String, of choices: [String], _ arguments: Arguments
  ) -> SessionError {
    guard !source.isEmpty, word.allSatisfy(\.isLetter) else {
      let listed = choices.joined(separator: ", ")
      return arguments.usage(
        .missing(Localized(en: "what you expect at the end: \(listed)", zh: "最后写上你的预测：\(listed)")))
    }
    return arguments.usage(
      .choice(Localized(en: "the prediction", zh: "预测"), text: word, choices: choices))
  }
}

extension Arguments {
  /// Reads an expression and a shape in brackets after a word: `shape A1 (4, 400)`.
  func shape(after word: String) throws -> (source: String, shape: [Int]) {
    let text = String(rest.dropFirst(word.count)).trimmed
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open != text.startIndex else {
      throw usage(
        .missing(Localized(en: "the shape in brackets, such as (4, 400)", zh: "括号里的形状，例如 (4, 400)"))
      )
    }
    let sides = text[open...].dropFirst().dropLast().split(separator: ",")
    let shape = try sides.map { side in
      try integer(String(side).trimmed, named: "side", in: 0...Int.max)
    }
    return (String(text[..<open]).trimmed, shape)
  }
}
