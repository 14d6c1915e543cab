import Datasets
import Languages
import Presentation
import Studies

/// `evaluate`: how good the network is on the parts of the data.
struct EvaluateCommand: Command {
  let name = "evaluate"
  let topic = Topic.judge
  let summary = Localized(
    en: "judge the network on the parts of the data: accuracy, precision, recall, F1",
    zh: "在数据各部分上评估网络：accuracy、precision、recall、F1")
  let usage = ["evaluate", "evaluate train|train_dev|dev|test", "evaluate xt yt"]
  let completions = [CompletionKind.parts]
  let examples = ["evaluate", "evaluate dev", "expect F1_dev > 0.9"]
  let details = Localized(
    en: """
      Alone it compares all parts; with a part, or two variables as examples of one's own, \
      normalised as the data are, it shows every class or task and the \
      confusion matrix: a row a true class, a column an answer. precision = TP / (TP + FP), \
      recall = TP / (TP + FN), F1 = 2 TP / (2 TP + FP + FN). With one sigmoid they are those \
      of the class labelled 1; with several classes or tasks they are macro averages, the \
      mean over the classes or tasks where they exist. 0/0 is NaN. Missing labels are \
      counted out. Formulas know the numbers by name: J_dev accuracy_dev error_dev \
      precision_dev recall_dev F1_dev. There is no dropout here, batch norm uses its running \
      averages, and training is not disturbed.
      """,
    zh: """
      单独输入就比较各部分；加上一个部分，或者两个变量作为自己的样本（和数据一样归一化），就显示每个类别或任务，以及混淆矩阵：一行一个真实类\
      别，一列一个预测。precision = TP / (TP + FP)，recall = TP / (TP + FN)，F1 = 2 TP / \
      (2 TP + FP + FN)。只有一个 sigmoid 时说的是标签为 1 的类别；有多个类别或任务时是宏平\
      均，即对有定义的各类取平均。0/0 是 NaN。缺失的标签不计入。公式里可以用这些名字：\
      J_dev accuracy_dev error_dev precision_dev recall_dev F1_dev。评估时没有 dropout，批\
      归一化用滑动平均，训练不受影响。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let digits = session.state.digits
    if arguments.words.count == 2, !Splits.Part.isName(arguments.words[0]) {
      let (title, isOwn) = (arguments.rest, SplitName(arguments.words[0]) == nil)
      let (x, y) = try arguments.examples(in: session)
      let assessment = try session.state.experiment.assessment(
        x: x, y: y, normalizing: isOwn)
      return [EvaluationReport(title, assessment, digits: digits)]
    }
    let part = try arguments.part()
    try arguments.finish()
    if let part {
      let assessment = try session.state.experiment.assessment(of: part)
      return [EvaluationReport(part.rawValue, assessment, digits: digits)]
    }
    _ = try session.state.experiment.run()
    let parts = session.state.experiment.splits?.parts ?? []
    let assessments = try parts.map { part in
      (name: part, assessment: try session.state.experiment.assessment(of: part))
    }
    return [ComparisonReport(assessments, digits: digits)]
  }
}
