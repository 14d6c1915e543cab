import Presentation
import Studies
import TextMeasures

extension StudyProblem {
  /// The sentence, and what to do.
  func report(in line: String) -> ErrorReport {
    switch self {
    case .needsClasses(let what):
      study(
        "\(what) needs answers that are right or wrong; this network predicts numbers",
        "J says how far off they are: evaluate")
    case .noRuns:
      study("there is no recorded run yet", "train leaves one: train 10 epochs")
    case .noneGoodEnough(let verdicts): noneGoodEnough(verdicts)
    case .unknownRun(let number, let count):
      study("there is no run \(number)", "runs lists them: 1 to \(count)")
    case .cannotTake(let number, let verdict):
      study("run \(number) cannot be taken over: \(verdict.text)", "train it again")
    case .noTag(let label, let example):
      study("example \(example) has no label \(label)", "tag \(example) \(label) gives it one")
    case .search(let error): error.report
    case .unknownMeasure(let name): unknownMeasure(name, line)
    }
  }

  private func noneGoodEnough(
    _ verdicts: [(run: RunRecord, verdict: Selection.Verdict)]
  ) -> ErrorReport {
    let reasons = verdicts.suffix(6).map { "run \($0.run.number): \($0.verdict.text)" }
    let isUnmeasured = verdicts.contains {
      if case .unmeasured(.dev) = $0.verdict { $0.run.dev == nil } else { false }
    }
    return study(
      "no run is good enough: \(reasons.joined(separator: "; "))",
      isUnmeasured
        ? "dev metrics need a dev part: split train=0.8 dev=0.2, then train"
        : "train others, or set other bounds: metric optimizing … satisficing …")
  }

  private func unknownMeasure(_ name: String, _ line: String) -> ErrorReport {
    let names = Measure.all.map(\.name)
    let usesOtherPart = ["_train", "_test", "_train_dev"].contains { name.hasSuffix($0) }
    let nearest = name.nearest(among: names).map { "did you mean \($0)?" }
    return ErrorReport(
      kind: "value", message: "runs cannot be compared by \(name)",
      hint: usesOtherPart
        ? "networks are chosen by the dev part; the test part is for the end: accuracy_dev"
        : nearest ?? "one of \(names.joined(separator: ", "))",
      excerpt: .init(line: line, word: name))
  }

  private func study(_ message: String, _ hint: String) -> ErrorReport {
    ErrorReport(kind: "study", message: message, hint: hint)
  }
}

extension SearchError {
  /// The sentence, and what to do.
  fileprivate var report: ErrorReport {
    switch self {
    case .noHiddenLayer(let knob):
      search(
        "\(knob.rawValue)= is about hidden layers, and the network has none",
        "net 16 relu, 3 softmax has one")
    case .optimizerLacks(let knob, let optimizer):
      search(
        "optimizer \(optimizer) has no \(knob.rawValue)",
        knob == .beta ? "optimizer momentum has it" : "optimizer adam has it")
    case .value(let knob, let value):
      search("\(knob.rawValue) cannot be \(value.shortText(digits: 10))", knob.range)
    case .range(let knob, let a, let b):
      search(
        "\(knob.rawValue) cannot be drawn between \(a.shortText()) and \(b.shortText())",
        "the first bound is below the second, and above 0 on the log scale")
    }
  }

  private func search(_ message: String, _ hint: String) -> ErrorReport {
    ErrorReport(kind: "search", message: message, hint: hint)
  }
}

extension Knob {
  /// What it can be, in words.
  fileprivate var range: String {
    switch self {
    case .lr: "a number above 0"
    case .l2, .l1: "a number of 0 or more"
    case .batch, .hidden, .layers: "a whole number of 1 or more"
    case .beta, .beta1, .beta2: "a number from 0 to below 1"
    case .keep: "a number above 0, at most 1"
    }
  }
}
