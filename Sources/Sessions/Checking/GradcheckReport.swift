import Engine
import Languages
import Matrices
import Presentation

/// The verdict on the gradients, tensor by tensor.
struct GradcheckReport: Report {
  /// What a difference means, by the notes' thresholds.
  private enum Rating: String {
    case right
    case suspicious = "worth a look"
    case doubtful
    case wrong

    init(_ difference: Double) {
      self =
        difference < 1e-7
        ? .right
        : difference < 1e-5
          ? .suspicious
          : difference <= 1e-3 ? .doubtful : .wrong
    }

    func words(_ page: Page) -> String {
      switch self {
      case .right: Localized(en: rawValue, zh: "正确")[page]
      case .suspicious: Localized(en: rawValue, zh: "值得看看")[page]
      case .doubtful: Localized(en: rawValue, zh: "可疑")[page]
      case .wrong: Localized(en: rawValue, zh: "错误")[page]
      }
    }

    var role: Role { self == .right ? .good : self == .wrong ? .bad : .hint }
  }

  private let check: GradientCheck

  init(_ check: GradientCheck) { self.check = check }

  var kind: String { "gradcheck" }

  var fields: [(String, JSON)] {
    let byHand: [(String, JSON)] =
      check.handMade.isEmpty ? [] : [("by_hand", .array(check.handMade.map { .string($0) }))]
    let outdated = check.outdated.map { one in
      (one.name, JSON.array(one.tensors.map { .string($0) }))
    }
    let leftOut = [
      ("by_hand_unused", check.computedAnew), ("by_hand_in_dropout", check.withoutDropout),
    ].filter { !$0.1.isEmpty }.map { ($0, JSON.array($1.map { .string($0) })) }
    let handMade =
      byHand + (outdated.isEmpty ? [] : [("outdated", .object(outdated))]) + leftOut
    return [
      ("difference", .number(check.difference)), ("passed", .bool(check.difference < 1e-5)),
      ("verdict", .string(Rating(check.difference).rawValue)),
      ("epsilon", .number(check.epsilon)),
      ("parameters", .array(check.parameters.map { .object(fields(of: $0)) })),
    ] + handMade
  }

  private func fields(of parameter: GradientCheck.Parameter) -> [(String, JSON)] {
    let byHand: [(String, JSON)] = isByHand(parameter) ? [("by_hand", .bool(true))] : []
    return [
      ("name", .string(parameter.name)), ("difference", .number(parameter.difference)),
      ("checked", .integer(parameter.elements.count)), ("count", .integer(parameter.count)),
      ("corners", .integer(parameter.corners.count)),
    ] + byHand
  }

  func text(for page: Page) -> String {
    let tables = [true, false].map { table(hasCounts: $0, hasValues: true, page) }
    let narrow = table(hasCounts: false, hasValues: false, page)
    let text = TableReport((tables + [narrow]).fitting(page) ?? narrow).text(for: page)
    let verdict = Rating(check.difference)
    let whole = Localized(en: ("whole: difference ", ", "), zh: ("整体：差异 ", "，"))[page]
    let last =
      whole.0 + check.difference.shortText(digits: 3) + whole.1
      + page.style(verdict.words(page), as: verdict.role)
    return
      ([text, last] + byHand(page) + outdated(page) + leftOut(page) + samples(page) + corners(page))
      .joined(
        separator: "\n")
  }

  /// Whether a parameter's gradient itself was set by hand.
  private func isByHand(_ parameter: GradientCheck.Parameter) -> Bool {
    check.handMade.contains("d\(parameter.name)")
  }

  /// What is a person's in what was checked.
  private func byHand(_ page: Page) -> [String] {
    guard !check.handMade.isEmpty else { return [] }
    let isOne = check.handMade.count == 1
    let names = Localized(
      en: check.handMade.joined(separator: ", "), zh: check.handMade.joined(separator: "、"))
    let text =
      names
      + Localized(
        en: (isOne ? " was" : " were")
          + " set by hand: what is checked is what the update will use",
        zh: " 是手动设置的：检验的就是更新将要用到的值")
    return [page.style(text[page].wrapped(to: page.width, hanging: 2), as: .hint)]
  }

  /// Which gradients of the run belong to what a tensor was before.
  private func outdated(_ page: Page) -> [String] {
    check.outdated.map { one in
      let (name, old) = (one.name, one.tensors)
      let isParameter = !check.handMade.contains(name)
      let anew = Localized(
        en: "\(name) was set by hand: the check works the gradients out anew with it",
        zh: "\(name) 是手动设置的：检验时用它重新计算梯度")
      let belong = Localized(
        en: old.joined(separator: ", ") + (old.count == 1 ? " was" : " were")
          + " computed with the old \(name) and no longer belong" + (old.count == 1 ? "s" : "")
          + " to it",
        zh: old.joined(separator: "、") + " 是用原来的 \(name) 算出的，不再属于它")
      let join = Localized(en: "; ", zh: "；")
      let text =
        old.isEmpty
        ? anew : isParameter ? anew + join + belong : belong
      return page.style(text[page].wrapped(to: page.width, hanging: 2), as: .hint)
    }
  }

  /// What a person has set and was not checked.
  private func leftOut(_ page: Page) -> [String] {
    func line(
      _ names: [String], _ en: (isOne: String, areMany: String), zh: String
    ) -> String? {
      guard !names.isEmpty else { return nil }
      let text = Localized(
        en: names.joined(separator: ", ") + (names.count == 1 ? en.isOne : en.areMany),
        zh: names.joined(separator: "、") + zh)
      return page.style(text[page].wrapped(to: page.width, hanging: 2), as: .hint)
    }
    return [
      line(
        check.computedAnew,
        (
          " was set by hand, and no update will use it: the check works it out anew",
          " were set by hand, and no update will use them: the check works them out anew"
        ), zh: " 是手动设置的，但没有更新会用到：检验时重新计算"),
      line(
        check.withoutDropout,
        (
          " was set by hand: the check is made without dropout, and so without it",
          " were set by hand: the check is made without dropout, and so without them"
        ), zh: " 是手动设置的：检验时不用 dropout，所以没有用到"),
    ].compactMap(\.self)
  }

  private func table(hasCounts: Bool, hasValues: Bool, _ page: Page) -> Table {
    let titles = Localized(
      en: ["parameter", "elements", "difference", "verdict", "furthest off"],
      zh: ["参数", "元素", "差异", "结论", "差得最多"])[page]
    let columns =
      [Table.Column(titles[0])] + (hasCounts ? [Table.Column(titles[1], .trailing)] : [])
      + [Table.Column(titles[2], .trailing), Table.Column(titles[3]), Table.Column(titles[4])]
      + (hasValues ? [Table.Column("approx", .trailing), Table.Column("grad", .trailing)] : [])
    let rows = check.parameters.map { parameter in
      [Table.Cell.text(parameter.name, as: .name)]
        + (hasCounts ? [.words(Self.count(parameter))] : []) + Self.judged(parameter, page)
        + (hasValues ? Self.values(parameter) : [])
    }
    return Table(columns: columns, rows: rows)
  }

  private static func count(_ parameter: GradientCheck.Parameter) -> Localized<String> {
    let (checked, count) = (parameter.elements.count, parameter.count)
    guard checked < count else { return Localized("\(checked)") }
    return Localized(en: "\(checked) of \(count)", zh: "\(count) 中 \(checked)")
  }

  private static func judged(
    _ parameter: GradientCheck.Parameter, _ page: Page
  ) -> [Table.Cell] {
    let verdict = Rating(parameter.difference)
    return [
      .text(parameter.difference.shortText(digits: 3)),
      .text(verdict.words(page), as: verdict.role),
      .text(parameter.worst.map { "[\($0.row), \($0.column)]" } ?? ""),
    ]
  }

  private static func values(_ parameter: GradientCheck.Parameter) -> [Table.Cell] {
    [parameter.worst?.approximation, parameter.worst?.gradient].map { value in
      .text(value?.shortText() ?? "")
    }
  }

  /// Of which parameters not every element was checked.
  private func samples(_ page: Page) -> [String] {
    let parts = check.parameters.filter { $0.elements.count < $0.count }
      .map { parameter in
        let count = Self.count(parameter)
        return Localized(
          en: "\(count.en) of \(parameter.name)", zh: "\(parameter.name) 的 \(count.zh)")
      }
    guard !parts.isEmpty else { return [] }
    let text =
      Localized(en: "checked a sample: ", zh: "只检查了一部分：") + parts.joined(separator: .comma)
    return [page.style(text[page], as: .muted).wrapped(to: page.width, hanging: 2)]
  }

  /// The elements that have no derivative.
  private func corners(_ page: Page) -> [String] {
    check.parameters.filter { !$0.corners.isEmpty }.map { parameter in
      let places = parameter.corners.prefix(8).map { "[\($0.row), \($0.column)]" }
      let more = parameter.corners.count > 8 ? ", …" : ""
      let text =
        Localized("\(parameter.name) \(places.joined(separator: " "))\(more)")
        + Localized(
          en: ": on a corner of ReLU or |W|, where there is no derivative; left out",
          zh: "：在 ReLU 或 |W| 的折点上，那里没有导数；没有检验")
      return page.style(text[page], as: .muted).wrapped(to: page.width, hanging: 2)
    }
  }
}
