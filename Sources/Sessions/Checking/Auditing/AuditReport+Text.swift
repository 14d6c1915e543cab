import Engine
import Explaining
import Languages
import Presentation
import TextMeasures

extension AuditReport {
  /// What the step is of, a line each tensor, and why the first wrong one is.
  func text(for page: Page) -> String {
    let head = heading.map { page.style($0[page].wrapped(to: page.width, hanging: 2), as: .muted) }
    return (head + audit.rows.flatMap { lines($0, page) } + [ending(page)])
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: [Localized<String>] {
    let hyper = audit.hyperparameters
    let penalty = hyper.l2 > 0 ? ", l2=\(hyper.l2.shortText())" : ""
    let lie =
      audit.layout.isByRows
      ? Localized(en: "in rows", zh: "按行排") : Localized(en: "in columns", zh: "按列排")
    return [
      Localized("\(network), loss \(audit.network.loss.rawValue)\(penalty)")
        + audit.squares.words(of: audit.network.loss)
        + (audit.averagesEarly
          ? Localized(en: ", 1/m in dZ and dA, not in dW and db", zh: "，1/m 写在 dZ、dA 里，不在 dW、db 里")
          : Localized("")),
      Localized(optimizer) + audit.updates.words,
      Localized(
        en: "t=\(audit.count); \(audit.examples.counted("example")) \(lie.en)",
        zh: "t=\(audit.count)；\(audit.examples) 个样本，\(lie.zh)"),
    ]
  }

  private func lines(_ row: StepAudit.Row, _ page: Page) -> [String] {
    let names = audit.rows.map(\.name.displayWidth).max() ?? 0
    let stages = audit.rows.map { "\($0.stage)".displayWidth }.max() ?? 0
    let mark =
      switch row.status {
      case .right: page.style(page.glyphs.check, as: .good)
      case .follows: page.style(page.glyphs.isASCII ? "-" : "–", as: .muted)
      case .wrong: page.style(page.glyphs.cross, as: .bad)
      }
    let name = "\(mark) \(row.name.padded(to: names))  "
    let line =
      row.status == .right
      ? name + "\(row.stage)"
      : name + "\("\(row.stage)".padded(to: stages))  " + page.style(remark(row)[page], as: .muted)
    guard let why = audit.explanation, why.tensor == row.name else { return [line] }
    return [line] + details(why, page)
  }

  private func remark(_ row: StepAudit.Row) -> Localized<String> {
    switch row.status {
    case .right: Localized("")
    case .follows:
      Localized(en: "made of wrong tensors, rightly", zh: "由不对的张量得出，这一步是对的")
    case .wrong:
      row.difference.map {
        let size = $0.shortText(digits: 2)
        return Localized(en: "off by \(size)", zh: "相差 \(size)")
      } ?? Localized(en: "another shape", zh: "形状不同")
    }
  }

  private func details(_ why: StepAudit.Explanation, _ page: Page) -> [String] {
    let look = Localized(en: "look at: ", zh: "想一想：")[page]
    let mistakes = why.mistakes.flatMap { mistake in
      [
        "  " + mistake.named { page.style($0, as: .error) }[page],
        "  \(page.style(look, as: .hint))\(mistake.words.look[page])",
      ]
    }
    let lines = mistakes + sentences(why).map { "  " + $0[page] }
    return lines.map { $0.wrapped(to: page.width, hanging: 4) }
  }

  private func sentences(_ why: StepAudit.Explanation) -> [Localized<String>] {
    let place = why.madeIn.map { name in
      Localized(
        en: "made in \(name), which the file leaves out", zh: "错在 \(name) 里，文件中没有这个张量")
    }
    let shapes =
      why.shape == why.expected
      ? nil
      : Localized(
        en: "it is \(why.shape), wanted \(why.expected)", zh: "是 \(why.shape)，应当是 \(why.expected)")
    let infinite = Localized(
      en: "it holds NaN or Inf where its formula gives numbers: look at what goes into exp, log, "
        + "sqrt or a division",
      zh: "里面有 NaN 或 Inf，而按公式应当是有限的数：看看 exp、log、sqrt 和除法里放进了什么")
    let unknown =
      why.isNotFinite
      ? infinite
      : (why.mistakes.isEmpty || why.relation != nil) && shapes == nil
        ? why.relation?.shortWords
          ?? Localized(
            en: "no known mistake gives it; it is made of \(why.reads.joined(separator: ", "))",
            zh: "没有哪个已知的错误得到它；它由 \(why.reads.joined(separator: ", ")) 得出")
        : nil
    return [place, shapes, unknown, repeated(why), worst(why)].compactMap(\.self)
  }

  /// That a step of twice the length is an update that was made twice, and what another is.
  private func repeated(_ why: StepAudit.Explanation) -> Localized<String>? {
    guard case .step(let factor)? = why.relation else { return nil }
    let alpha = audit.hyperparameters.learningRate
    let rate = Localized(
      en: "so it is with lr=\((factor * alpha).shortText()) in place of \(alpha.shortText())",
      zh: "lr=\((factor * alpha).shortText()) 而不是 \(alpha.shortText()) 时就会这样")
    guard factor >= 2, factor <= 5, factor == factor.rounded() else { return rate }
    let times = Int(factor)
    return times == 2
      ? Localized(en: "so it is where the update is made twice", zh: "更新做了两次就会这样")
      : Localized(en: "so it is where the update is made \(times) times", zh: "更新做了 \(times) 次就会这样")
  }

  private func worst(_ why: StepAudit.Explanation) -> Localized<String>? {
    guard let worst = why.worst else { return nil }
    let place = why.shape.count == 1 ? "" : "[\(worst.row), \(worst.column)]"
    let (a, b) = (
      worst.right.shortText(digits: digits + 2), worst.found.shortText(digits: digits + 2)
    )
    return Localized(
      en: "\(why.tensor)\(place) would be \(a) by the other tensors, yours is \(b)",
      zh: "按其他张量，\(why.tensor)\(place) 应是 \(a)，你的是 \(b)")
  }

  private func ending(_ page: Page) -> String {
    let strangers =
      audit.strangers.isEmpty
      ? nil
      : Localized(
        en: "not of the step, left aside: \(audit.strangers.shortList)",
        zh: "不属于这一步，没有看：\(audit.strangers.shortList)")
    let verdict =
      audit.isPassed
      ? Localized(
        en: "all \(audit.rows.count) are right", zh: "\(audit.rows.count) 个张量都对") : nil
    let rate =
      audit.isRateGuess && !audit.hyperparameters.learningRate.isRound
        && audit.rows.contains(where: { $0.stage.pass == .update })
      ? Localized(
        en: "the learning rate is what the update itself tells: say lr= to have it checked",
        zh: "学习率是从更新本身看出的：用 lr= 说明，才能检查它")
      : nil
    let guess =
      audit.isGuess
      ? Localized(
        en: "the activations are a guess that nothing in the file bears out: save Z and A too, or "
          + "say activations=tanh,sigmoid",
        zh: "激活函数是猜的，文件里没有能印证的张量：把 Z 和 A 也存进去，或者用 activations=tanh,sigmoid 说明")
      : nil
    return [strangers, guess, rate, suspicion, verdict].compactMap(\.self)
      .map { $0[page].sanitizedLine.wrapped(to: page.width, hanging: 2) }.joined(separator: "\n")
  }
}

extension AuditReport {
  /// What may be amiss with the file, or with the rate of all parameters.
  private var suspicion: Localized<String>? {
    switch audit.suspicion {
    case .savedAsViews:
      return Localized(
        en: "every parameter after the step is what it was before: the update wrote into the "
          + "arrays that were saved; save W1.copy() before it (in PyTorch detach().clone())",
        zh: "每个参数在这一步之后都和之前一样：更新写进了已经保存的数组；更新前保存 W1.copy()（PyTorch 里用 "
          + "detach().clone()）")
    case .uncounted:
      return Localized(
        en: "this optimizer counts its updates, and t=\(audit.count) is supposed: say t=…",
        zh: "这个优化器要数更新的次数，这里当作 t=\(audit.count)：用 t=… 说明")
    case nil where !audit.untold.isEmpty:
      let names = audit.untold.prefix(8).joined(separator: ", ")
      return Localized(
        en: "not looked at: \(names); with t=\(audit.count) they are made of averages from before "
          + "the step: save vdW1_before, sdW1_before, … too",
        zh: "没有核对：\(names)；t=\(audit.count) 时它们由这一步之前的平均值算出：把 vdW1_before、sdW1_before 等也存进去")
    case nil: break
    }
    return audit.stretch.map { times in
      let alpha = audit.hyperparameters.learningRate
      return Localized(
        en: "every parameter has moved \(times.shortText()) times as far as its update says: was "
          + "the rate \((times * alpha).shortText())?",
        zh: "每个参数都走了更新公式的 \(times.shortText()) 倍：学习率是不是 \((times * alpha).shortText())？")
    }
  }
}

extension SquaredError {
  /// In which sense it is one, where that is not the one here.
  fileprivate func words(of loss: Loss) -> Localized<String> {
    switch self {
    case .half: Localized("")
    case .total where loss != .squared:
      Localized(en: " as the sum over the examples", zh: "，是各样本的总和")
    case .mean where loss != .squared:
      Localized(en: " as the mean over outputs", zh: "，是对各输出的平均")
    case .halfTotal:
      Localized(
        en: " as half the sum of (A - Y)² over outputs and examples",
        zh: "，是 (A - Y)² 对输出和样本的总和的一半")
    case .mean:
      Localized(en: " as the mean of (A - Y)² over outputs", zh: "，是 (A - Y)² 对各输出的平均")
    case .sum: Localized(en: " as the sum of (A - Y)²", zh: "，是 (A - Y)² 的和")
    case .total:
      Localized(
        en: " as the sum of (A - Y)² over outputs and examples", zh: "，是 (A - Y)² 对输出和样本的总和")
    case .halfMean:
      Localized(en: " as half the mean of (A - Y)² over outputs", zh: "，是 (A - Y)² 对各输出的平均的一半")
    }
  }
}

extension UpdateSense {
  /// What of a gradient the sum takes up, where that is not all.
  private var taken: String { dampening == 0 ? "" : "\((1 - dampening).shortText()) * " }

  /// What the update does that the course's does not.
  fileprivate var words: Localized<String> {
    let parts = [
      addsUp
        ? Localized(
          en: "as PyTorch makes it: v = beta * v + \(taken)dW, a sum of gradients",
          zh: "和 PyTorch 一样：v = beta * v + \(taken)dW，是梯度的累加") : nil,
      looksAhead
        ? Localized(
          en: "as PyTorch's nesterov=True: the step goes by dW + beta * v",
          zh: "和 PyTorch 的 nesterov=True 一样：按 dW + beta * v 走") : nil,
      decay > 0
        ? Localized(
          en: "as PyTorch's weight_decay: \(decay.shortText()) times each "
            + "\(decaysWeightsAlone ? "W, and no b," : "parameter") is added to its gradient",
          zh: "和 PyTorch 的 weight_decay 一样：\(decaysWeightsAlone ? "每个 W（不含 b）" : "每个参数")乘 "
            + "\(decay.shortText()) 加到它的梯度上") : nil,
      decaysBiases
        ? Localized(
          en: "as PyTorch's AdamW: b is decayed as W is", zh: "和 PyTorch 的 AdamW 一样：b 也和 W 一样衰减")
        : nil,
    ].compactMap(\.self)
    return parts.isEmpty
      ? Localized("")
      : Localized(
        en: "; " + parts.map(\.en).joined(separator: "; "),
        zh: "；" + parts.map(\.zh).joined(separator: "；"))
  }
}

extension Double {
  /// Whether it has at most two digits, as the rates that people choose.
  fileprivate var isRound: Bool { Double(shortText(digits: 2)) == self }
}
