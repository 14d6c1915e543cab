import Engine
import Explaining
import Formulas
import Languages
import Presentation

/// `why`: how one number came about.
struct WhyCommand: Command {
  let name = "why"
  let topic = Topic.look
  let summary = Localized(
    en: "tell how one number came about, each part askable again", zh: "说明一个数怎样得来，每一部分都能再问")
  let usage = ["why TENSOR[i, j] [back=N] [--all]", "why J", "why alpha"]
  let options = ["back"]
  let completions = [CompletionKind.values]
  let examples = ["why Z1[0, 0]", "why dW2[0, 3] --all", "why J"]
  let details = Localized(
    en: """
      First the formula, then the same with the numbers of this element, then what the \
      number is the sum of: a product becomes its sum over inputs or over the batch, the \
      largest terms first, the rest in one line; --all prints every term, and what a small \
      screen has no room for. The terms add up to the value. Every part has a name that can be asked again. The values are those its \
      stage read: an update's old weights are fetched from the past. back=1 asks how it was \
      an iteration earlier.
      """,
    zh: """
      先是公式，然后代入这个元素的数，再说明它是哪些数的和：乘积写成对输入或对整批的和，最\
      大的项在前，其余合成一行；--all 写出每一项，以及小屏幕放不下的部分。各项加起来就是这个值。每一部分都有名字，\
      可以再问。用的是这个阶段读到的值：更新里的旧权重从过去取来。back=1 问的是前一次迭代\
      的情形。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let back = try arguments.integer("back", in: 0...1_000_000_000) ?? 0
    var words = arguments.words
    let showsAll = words.contains("--all")
    words.removeAll { $0 == "--all" }
    guard !words.isEmpty else {
      throw arguments.usage(
        .missing(Localized(en: "a tensor's element: dW2[0, 3]", zh: "一个张量的元素：dW2[0, 3]")))
    }
    let request = try ElementRequest(words.joined(separator: " "), in: session)
    while arguments.next() != nil {}
    try arguments.finish(options: options)
    try session.state.experiment.run()
    guard let timeline = session.state.experiment.timeline else {
      throw SessionError.needs(.iteration)
    }
    let run = timeline.trainer
    if run.plan.tensor(named: request.name) == nil {
      return [try SettingExplanation(request.name, in: session).report]
    }
    try session.refuseBlank(request.name)
    let isCost = ["L", "J_data", "J"].contains(request.name)
    let past = try StageMoment.last(of: request.name, in: timeline, back: back)
    let explanation = try ElementExplanation(
      past, request, now: back == 0 && !past.isAside ? run.tensor(past.spec.name) : nil,
      back: back, in: isCost ? run.plan.network : nil)
    return [WhyReport(explanation, showsAll: showsAll, digits: session.state.digits)]
  }
}
