import Engine
import Languages
import Presentation

/// `gradcheck`: the gradients against central differences.
struct GradcheckCommand: Command {
  let name = "gradcheck"
  let topic = Topic.check
  let summary = Localized(en: "check the gradients against central differences", zh: "用中心差分检验梯度")
  let usage = ["gradcheck [epsilon=1e-7] [limit=]"]
  let options = ["epsilon", "limit"]
  let examples = ["gradcheck", "gradcheck epsilon=1e-6 limit=100"]
  let details = Localized(
    en: """
      Each element of theta is moved by epsilon both ways and the cost's change compared \
      with the gradient: ‖approx - grad‖ / (‖approx‖ + ‖grad‖). Below 1e-7 is right, below \
      1e-5 worth a look, above 1e-3 wrong. It works on the current mini-batch, in float64, \
      without dropout, on a copy: nothing changes. What was set by hand in the iteration, \
      and what follows from it, is checked as the update will use it; after a parameter was \
      set the gradients are worked out anew, and it is said which of the run are the old \
      one's. limit= checks only so many elements of \
      each tensor.
      """,
    zh: """
      theta 的每个元素向两边各移动 epsilon，把代价的变化和梯度比较：‖approx - grad‖ / (‖\
      approx‖ + ‖grad‖)。小于 1e-7 是正确，小于 1e-5 值得看看，大于 1e-3 是错误。用当前小\
      批量、float64、不用 dropout，在副本上进行：什么也不改变。这次迭代里手动设置的值和由它算出的，照更新将要用到的样子检验；手动设置参数以后，梯度重新计算，并说明训练里哪些还属于旧的参数。limit= 让每个张量只检验那么\
      多元素。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let epsilon = try arguments.number("epsilon") ?? 1e-7
    guard epsilon > 0, epsilon <= 1 else {
      throw arguments.usage(
        .value(
          option: Localized("epsilon"), text: epsilon.shortText(),
          needed: Localized(en: "above 0 and at most 1", zh: "大于 0、不超过 1 的数")))
    }
    let limit = try arguments.integer("limit", in: 1...Int.max)
    try arguments.finish(options: options)
    let run = try session.state.experiment.run()
    var bar = WorkMeter(Localized(en: "checking gradients", zh: "梯度检验"), session)
    let check = try run.checkGradients(epsilon: epsilon, limit: limit ?? .max) { fraction in
      bar.show(fraction)
      return session.isInterrupted()
    }
    bar.finish()
    guard let check else { throw SessionError.interrupted }
    return [GradcheckReport(check)] + BatchOfOne.notes(run)
  }
}
