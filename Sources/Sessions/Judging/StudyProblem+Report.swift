import Engine
import Languages
import Presentation
import Studies
import TextMeasures

extension StudyProblem {
  /// The sentence, and what to do.
  func report(in line: String) -> ErrorReport {
    switch self {
    case .needsClasses(let what):
      study(
        Localized(
          en: "\(what.en) needs answers that are right or wrong; this network predicts numbers",
          zh: "\(what.zh)需要能判断对错的预测；这个网络预测的是数"),
        Localized(en: "J says how far off they are: evaluate", zh: "用 J 看差多少：evaluate"))
    case .noRuns:
      study(
        Localized(en: "there is no recorded run yet", zh: "还没有训练记录"),
        Localized(en: "train leaves one: train 10 epochs", zh: "train 会留下记录：train 10 epochs"))
    case .noneGoodEnough(let verdicts): noneGoodEnough(verdicts)
    case .unknownRun(let number, let count):
      study(
        Localized(en: "there is no run \(number)", zh: "没有第 \(number) 次训练"),
        Localized(en: "runs lists them: 1 to \(count)", zh: "runs 列出它们：1 到 \(count)"))
    case .cannotTake(let number, let verdict):
      study(
        Localized(
          en: "run \(number) cannot be taken over: \(verdict.text.en)",
          zh: "不能采用第 \(number) 次训练：\(verdict.text.zh)"),
        Localized(en: "train it again", zh: "重新训练一次"))
    case .noTag(let label, let example):
      study(
        Localized(
          en: "example \(example) has no label \(label)", zh: "样本 \(example) 没有标签 \(label)"),
        Localized(
          en: "tag \(example) \(label) gives it one", zh: "tag \(example) \(label) 给它贴上"))
    case .search(let error): error.report
    case .unknownMeasure(let name): unknownMeasure(name, line)
    }
  }

  /// What dev metrics lack where the data were not split.
  static let needsDevPart = Localized(
    en: "dev metrics need a dev part: split train=0.8 dev=0.2, then train",
    zh: "dev 指标需要 dev 部分：先 split train=0.8 dev=0.2，再 train")

  private func noneGoodEnough(
    _ verdicts: [(run: RunRecord, verdict: ModelSelection.Eligibility)]
  ) -> ErrorReport {
    let reasons = verdicts.suffix(6).map { run, verdict in
      Localized(en: "run \(run.number): ", zh: "第 \(run.number) 次：") + verdict.text
    }
    let isUnmeasured = verdicts.contains {
      if case .unmeasured(.dev) = $0.verdict { $0.run.dev == nil } else { false }
    }
    return study(
      Localized(en: "no run is good enough: ", zh: "没有一次训练够好：")
        + reasons.joined(separator: Localized(en: "; ", zh: "；")),
      isUnmeasured
        ? Self.needsDevPart
        : Localized(
          en: "train others, or set other bounds: metric optimizing … satisficing …",
          zh: "再训练别的，或者换别的界限：metric optimizing … satisficing …"))
  }

  private func unknownMeasure(_ name: String, _ line: String) -> ErrorReport {
    let names = Measure.all.map(\.name)
    let usesOtherPart = ["_train", "_test", "_train_dev"].contains { name.hasSuffix($0) }
    let listed = names.joined(separator: ", ")
    return ErrorReport(
      kind: "value",
      message: Localized(en: "runs cannot be compared by \(name)", zh: "不能按 \(name) 比较训练"),
      hint: usesOtherPart
        ? Localized(
          en: "networks are chosen by the dev part; the test part is for the end: accuracy_dev",
          zh: "选网络要看 dev 部分，test 部分留到最后：accuracy_dev")
        : name.nearest(among: names).map { .didYouMean($0) }
          ?? Localized(en: "one of \(listed)", zh: "可以是 \(listed)"),
      excerpt: .init(line: line, word: name))
  }

  private func study(
    _ message: Localized<String>, _ hint: Localized<String>
  ) -> ErrorReport {
    ErrorReport(kind: "study", message: message, hint: hint)
  }
}

extension SearchError {
  /// The sentence, and what to do.
  fileprivate var report: ErrorReport {
    switch self {
    case .noHiddenLayer(let knob):
      search(
        Localized(
          en: "\(knob.rawValue)= is about hidden layers, and the network has none",
          zh: "\(knob.rawValue)= 说的是隐藏层，而网络没有隐藏层"),
        Localized(en: "net 16 relu, 3 softmax has one", zh: "net 16 relu, 3 softmax 就有一个"))
    case .optimizerLacks(let knob, let optimizer):
      search(
        Localized(
          en: "optimizer \(optimizer) has no \(knob.rawValue)",
          zh: "optimizer \(optimizer) 没有 \(knob.rawValue)"),
        Localized(en: "optimizer \(knob.owner) has it", zh: "optimizer \(knob.owner) 有"))
    case .value(let knob, let value):
      search(
        Localized(
          en: "\(knob.rawValue) cannot be \(value.shortText(digits: 10))",
          zh: "\(knob.rawValue) 不能是 \(value.shortText(digits: 10))"), knob.range)
    case .range(let knob, let a, let b):
      search(
        Localized(
          en: "\(knob.rawValue) cannot be drawn between \(a.shortText()) and \(b.shortText())",
          zh: "\(knob.rawValue) 不能在 \(a.shortText()) 与 \(b.shortText()) 之间抽取"),
        Localized(
          en: "the first bound is below the second, and above 0 on the log scale",
          zh: "第一个界要小于第二个；用对数尺度时还要大于 0"))
    }
  }

  private func search(
    _ message: Localized<String>, _ hint: Localized<String>
  ) -> ErrorReport {
    ErrorReport(kind: "search", message: message, hint: hint)
  }
}

extension Tunable {
  /// The first optimizer that has the setting.
  fileprivate var owner: String {
    OptimizerKind.all.first { $0.options.contains { $0.name == rawValue } }?.name ?? ""
  }

  /// What it can be, in words.
  fileprivate var range: Localized<String> {
    switch self {
    case .lr: .positiveNumber
    case .l2, .l1: .numberFromZero
    case .batch, .hidden, .layers:
      Localized(en: "a whole number of 1 or more", zh: "不小于 1 的整数")
    case .optimizer: option?.range.words ?? .numberFromZero
    case .keep: Localized(en: "a number above 0, at most 1", zh: "大于 0、不超过 1 的数")
    }
  }
}
