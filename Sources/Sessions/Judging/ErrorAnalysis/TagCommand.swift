import Datasets
import Languages
import Presentation
import Studies

/// `tag`: names what a mistake is due to.
struct TagCommand: Command {
  let name = "tag"
  let topic = Topic.judge
  let summary = Localized(
    en: "name what a mistake is due to, for `tally`", zh: "写下错误的原因，供 `tally` 统计")
  let usage = ["tag N[,N…] LABEL… [part=dev]"]
  let options = ["part"]
  let completions = [CompletionKind.tags]

  func completions(after words: [String]) -> [CompletionKind] { words.isEmpty ? [] : [.tags] }
  func completions(ofOption name: String) -> [CompletionKind] { [.parts] }

  let examples = ["tag 17 blurry", "tag 3,17,20 slanted thin", "tag 17 -blurry"]
  let details = Localized(
    en: """
      N is an example's number as `errors` shows it, of the part shown last or of part=. A \
      mistake may have several labels; -LABEL takes one off. Labels stay while the network \
      changes and examples are added, until other data or parts are taken.
      """,
    zh: """
      N 是 `errors` 显示的样本编号，属于上次显示的部分或 part=。一个错误可以有几个标签；\
      -LABEL 去掉一个。网络改变、样本增加时标签都保留，直到换了数据或部分。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let named = try arguments.option("part").map { try arguments.part($0) }
    let part = named ?? session.state.studies.lastPart ?? session.state.experiment.defaultPart
    let dataset = try session.state.experiment.part(part)
    let numbers = try arguments.next(Localized(en: "the number of an example", zh: "一个样本的编号"))
      .split(separator: ",").map {
        try arguments.integer(String($0), named: "N", in: 0...(dataset.count - 1))
      }
    guard !numbers.isEmpty else {
      throw arguments.usage(.missing(Localized(en: "the number of an example", zh: "一个样本的编号")))
    }
    var labels = [try arguments.next(Localized(en: "a label", zh: "一个标签"))]
    while let label = arguments.next() { labels.append(label) }
    try arguments.finish(options: options)
    try Self.apply(labels, to: numbers, of: part, in: session)
    return [try Self.report(numbers, part, session)]
  }

  private static func apply(
    _ labels: [String], to numbers: [Int], of part: Splits.Part, in session: Session
  ) throws {
    var tags = session.tags
    for number in numbers {
      for label in labels {
        guard label.hasPrefix("-"), label.count > 1 else {
          tags.add(label, to: number, of: part)
          continue
        }
        let name = String(label.dropFirst())
        guard tags.remove(name, from: number, of: part) else {
          throw SessionError.study(.noTag(name, example: number))
        }
      }
    }
    session.tags = tags
  }

  private static func report(
    _ numbers: [Int], _ part: Splits.Part, _ session: Session
  ) throws -> TextReport {
    let tags = session.tags
    let wrong = Set(try session.mistakes(on: part).map(\.example))
    let lines = numbers.map { number in
      let labels = tags[part, number]
      let none = Localized(en: "no label", zh: "没有标签")
      let list = labels.isEmpty ? none : Localized(labels.joined(separator: ", "))
      let isRight = Localized(
        en: " (right at the moment, so not in the tally)", zh: "（目前判对了，所以不计入 tally）")
      return Localized("\(part.rawValue) #\(number): ") + list
        + (wrong.contains(number) ? Localized("") : isRight)
    }
    return TextReport(lines.joined(separator: "\n"))
  }
}
