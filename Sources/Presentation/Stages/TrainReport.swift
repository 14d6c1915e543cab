import Languages

/// What a training run did.
public struct TrainReport: Report {
  /// The iterations that were finished.
  public let iterations: Int
  /// The epochs that were finished.
  public let epochs: Int
  /// How long it took.
  public let seconds: Double
  /// The cost before the run, where it is known.
  public let costBefore: Double?
  /// The cost after the run, where it is known.
  public let costAfter: Double?
  /// Whether a person stopped it.
  public let wasInterrupted: Bool
  /// Where training stands now, in words.
  public let position: Localized<String>?

  /// Creates the report of a training run.
  public init(
    iterations: Int, epochs: Int, seconds: Double, costBefore: Double?, costAfter: Double?,
    wasInterrupted: Bool = false, position: Localized<String>? = nil
  ) {
    self.iterations = iterations
    self.epochs = epochs
    self.seconds = seconds
    self.costBefore = costBefore
    self.costAfter = costAfter
    self.wasInterrupted = wasInterrupted
    self.position = position
  }

  /// Iterations a second, where the time could be measured.
  public var iterationsPerSecond: Double? {
    seconds > 0 && iterations > 0 ? Double(iterations) / seconds : nil
  }

  /// `train`.
  public var kind: String { "train" }

  /// `iterations`, `epochs`, `seconds`, `cost`, `cost_before`, `iterations_per_second`,
  /// `interrupted`.
  public var fields: [(String, JSON)] {
    [
      ("iterations", .integer(iterations)), ("epochs", .integer(epochs)),
      ("seconds", .number(seconds)), ("cost", .optional(costAfter)),
      ("cost_before", .optional(costBefore)),
      ("iterations_per_second", .optional(iterationsPerSecond)),
      ("interrupted", .bool(wasInterrupted)),
    ]
  }

  /// What was done, how the cost moved, where a stopped run stands.
  public func text(for page: Page) -> String {
    [work(page), cost(page), interruption(page)].compactMap(\.self)
      .map { $0.wrapped(to: page.width, hanging: 2) }
      .joined(separator: "\n")
  }

  private func work(_ page: Page) -> String {
    let parts = [
      epochs > 0 ? epochs.counted("epoch", zh: "轮") : nil,
      iterations.counted("iteration", zh: "次迭代"),
    ].compactMap(\.self).joined(separator: Localized(en: ", ", zh: "，"))
    let rate = iterationsPerSecond.map { rate in
      Localized(en: "\(rate.rateText) iterations/s", zh: "每秒 \(rate.rateText) 次迭代")
    }
    let time = Localized(en: " in \(seconds.durationText)", zh: "，用时 \(seconds.durationText)")
    let words = Localized(en: "trained ", zh: "训练了 ") + parts
    return words[page]
      + page.style(time[page] + (rate.map { "\(page.joint)\($0[page])" } ?? ""), as: .muted)
  }

  private func cost(_ page: Page) -> String? {
    guard let costAfter else { return nil }
    let before = costBefore.map { "\($0.shortText(digits: 5)) \(page.glyphs.arrow) " } ?? ""
    let role: Role = costAfter.isFinite ? .number : .bad
    return Localized(en: "cost ", zh: "代价 ")[page] + before
      + page.style(costAfter.shortText(digits: 5), as: role)
  }

  private func interruption(_ page: Page) -> String? {
    guard wasInterrupted else { return nil }
    let place = position.map { place in
      Localized(en: " at ", zh: "在")[page] + page.line(place[page])
    }
    let words = Localized(
      en: "stopped\(place ?? "")\(page.joint)train goes on from here",
      zh: "停\(place ?? "了")\(page.joint)train 从这里继续")
    return page.style(words[page], as: .hint)
  }
}
