import Datasets
import Engine
import Languages
import Presentation
import Studies

/// `errors`: the examples the network gets wrong.
struct ErrorsCommand: Command {
  let name = "errors"
  let topic = Topic.judge
  let summary = Localized(
    en: "show the examples the network gets wrong, digits as pictures", zh: "显示网络判错的样本，数字画成图")
  let usage = ["errors [train|train_dev|dev|test] [n=12] [from=0]"]
  let options = ["n", "from"]
  let completions = [CompletionKind.parts]
  let examples = ["errors", "errors dev n=30", "errors train from=100"]
  let details = Localized(
    en: """
      The dev part unless another is named. #17  5 → 3 is the example X_dev[:, 17], a 5 \
      taken for a 3. n= is how many are shown, from= the example to begin at. Look through a \
      hundred or so, name what they have in common with `tag`, and let `tally` count.
      """,
    zh: """
      默认是 dev 部分，也可以指定别的。#17  5 → 3 是样本 X_dev[:, 17]，把 5 判成了 3。n= \
      是显示多少个，from= 是从哪个样本开始。看上一百来个，用 `tag` 写下它们的共同点，再让 \
      `tally` 统计。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let part = try arguments.part() ?? session.state.experiment.defaultPart
    let count = try arguments.integer("n", in: 1...10_000) ?? 12
    let from = try arguments.integer("from", in: 0...Int.max) ?? 0
    try arguments.finish(options: options)
    let mistakes = try session.mistakes(on: part)
    let wanted = mistakes.drop { $0.example < from }
    session.state.studies.lastPart = part
    let further = max(0, wanted.count - count)
    return [
      try Self.report(
        Array(wanted.prefix(count)), of: mistakes.count, further: further, part, session)
    ]
  }

  private static func report(
    _ shown: [MisclassifiedExample], of total: Int, further: Int, _ part: Splits.Part,
    _ session: Session
  ) throws -> MisclassifiedReport {
    let dataset = try session.state.experiment.plainPart(part)
    let tags = session.tags
    let items = shown.map { mistake in
      MisclassifiedReport.Item(
        mistake: mistake, tags: tags[part, mistake.example],
        features: dataset.features.selecting([mistake.example]).matrix.elements)
    }
    let image = dataset.image.flatMap { size in dataset.pixelRange.map { (size, $0) } }
    return MisclassifiedReport(
      part: part, examples: dataset.count, mistakes: total, further: further,
      featureNames: dataset.featureNames,
      image: image, items: items)
  }
}
