import Engine
import Languages
import Presentation

/// `unroll`: an exponentially weighted average with its weights.
struct UnrollCommand: Command {
  let name = "unroll"
  let topic = Topic.look
  let summary = Localized(
    en: "write a weighted average out: each past iteration with its weight",
    zh: "把加权平均展开：过去每次迭代及其权重")
  let usage = ["unroll AVERAGE[i, j] [--all]"]
  let completions = [CompletionKind.values]
  let examples = ["unroll vdW1[0, 0]", "unroll sdW1_corrected[0, 0]", "unroll mu1_avg[0, 0]"]
  let details = Localized(
    en: """
      v = beta·v + (1 - beta)·dW is the sum of all gradients so far, that of k iterations \
      ago with weight (1 - beta)·beta^k. Optimizer averages (v, s), their corrected values \
      and batch norm's running averages can be unrolled. The terms add up to the value; \
      --all writes out every iteration. The past is fetched from the run's history, which is \
      not touched.
      """,
    zh: """
      v = beta·v + (1 - beta)·dW 是到现在所有梯度的和，k 次迭代以前的梯度权重是 (1 - beta)\
      ·beta^k。可以展开优化器的平均值（v、s）、它们修正后的值，以及批归一化的滑动平均。各\
      项加起来就是这个值；--all 写出每一次迭代。过去的值从训练的历史里取，训练不受影响。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var words = arguments.words
    let showsAll = words.contains("--all")
    words.removeAll { $0 == "--all" }
    guard !words.isEmpty else {
      throw arguments.usage(
        .missing(Localized(en: "an average's element: vdW1[0, 0]", zh: "一个平均值的元素：vdW1[0, 0]")))
    }
    let request = try ElementRequest(words.joined(separator: " "), in: session)
    try session.state.experiment.run()
    guard let timeline = session.state.experiment.timeline else {
      throw SessionError.needs(.iteration)
    }
    let average = try UnrolledAverage(request, in: timeline, limit: showsAll ? 10_000 : 10)
    return [UnrollReport(average, digits: session.state.digits)]
  }
}
