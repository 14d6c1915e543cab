import Languages
import Presentation
import Studies

/// `doctor`: what is the matter with a run.
struct DoctorCommand: Command {
  let name = "doctor"
  let topic = Topic.check
  let summary = Localized(
    en: "look for what stands in the way of learning, with the evidence", zh: "找出妨碍学习的问题，给出证据")
  let usage = ["doctor"]
  let examples = ["doctor"]
  let details = Localized(
    en: """
      It looks for dead ReLU units, saturation, vanishing and exploding gradients, units \
      that are all the same, a cost that rises, swings, stands still or falls too slowly, l2 \
      or l1 that is too strong, batch norm of single examples, first weights that are too small, a hidden layer that is \
      missing, overfitting, inputs that are not normalised, numbers to predict that are large, rare \
      classes, a first cost far above guessing, gradients by formulas of your own that do not fit the \
      cost, and a planted mistake; and says what it could not look at. What may be the cause of others \
      comes first, with one thing to change; where the cost stands, settings that hold it up \
      (l2, l1, weight_decay, momentum, dropout, frozen layers, a rate that decay took away, hidden \
      layers that are linear, batch norm over few examples, a learning rate or updates by formulas of \
      your own, parameters set by hand, a step at a far higher rate long ago) are changed on a copy, which tells what helps; so are \
      the learning rate where the cost rises or was not a number, and l2 where dev falls behind. Units and gradients are those of a pass over the \
      training part at the weights as they are, without dropout, on a copy: nothing changes. \
      The commands it names show the last iteration, whose numbers may differ a little.
      """,
    zh: """
      它检查死掉的 ReLU 单元、饱和、梯度消失和梯度爆炸、完全相同的单元、上升、摆动、停滞或\
      降得太慢的代价、太强的 l2 或 l1、单个样本的批归一化、太小的初始权重、缺少的隐藏层、过拟合、没有归一化的输\
      入、太大的预测目标、稀少的类别、比瞎猜还高得多的第一个代价、自己写的公式里与代价对不上的梯度、埋着的错误，并说明哪些没能检查。可能引起其他问题的排\
      在最前，只建议改一处；代价停住时，会在副本上改动可能拖住它的设置（l2、l1、weight_decay、动量、\
      dropout、冻结的层、被衰减减没的学习率、线性的隐藏层、样本太少的批归一化、你自己写的学习率或更新、手动设的参数、很久以前学习率高得多的一步），看改哪一样有用；代价上升或曾经不是数时换学习率来试，dev 落后时换 l2 来试。单元和梯度是用现在的权重在训练部分上算一遍得到的，不用 \
      dropout，在副本上进行：什么也不改变。它给出的命令显示的是最近一次迭代，数值可能稍有不\
      同。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let run = try session.state.experiment.run()
    guard let splits = session.state.experiment.splits else { throw SessionError.needs(.data) }
    return [DoctorReport(try Checkup(run, on: splits, timeline: session.state.experiment.timeline))]
  }
}
