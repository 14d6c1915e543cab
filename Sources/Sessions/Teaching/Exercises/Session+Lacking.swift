import Formulas
import Languages
import Presentation

/// What is said of conditions that do not hold yet.
extension Session {
  /// What a run still lacks.
  ///
  /// A condition that can be read at a glance is written out, with what its left side is now; of a
  /// longer one is said of what it speaks.
  func notYet(_ goals: [String]) -> Localized<String> {
    let legible = goals.filter(Self.isLegible)
    let conditions = legible.map { goal in
      let now = now(goal) ?? Localized("")
      return Localized(en: "`\(goal)`\(now.en)", zh: "`\(goal)`\(now.zh)")
    }
    let others = goals.filter { !Self.isLegible($0) }.map(sentence).unique
    let listed = Localized(
      en: "Not reached yet: " + conditions.map(\.en).joined(separator: ", "),
      zh: "还没达到：" + conditions.map(\.zh).joined(separator: "、"))
    guard !others.isEmpty else { return listed }
    let said = Localized(
      en: others.map(\.en).joined(separator: " "), zh: others.map(\.zh).joined())
    return conditions.isEmpty
      ? Localized(en: "Not reached yet. ", zh: "还没达到。") + said
      : listed + Localized(en: ". ", zh: "。") + said
  }

  /// What the cost is that a goal was measured by, which is not the one that training prints.
  func reached(_ goals: [String]) -> [any Report] {
    let numbers = goals.filter { $0.hasPrefix("J_") && Self.isLegible($0) }.compactMap(now)
    guard let number = numbers.first else { return [] }
    let words = Localized(
      en: String(number.en.dropFirst(2).dropLast()), zh: String(number.zh.dropFirst().dropLast()))
    return [GuidanceReport("task", words[language], mark: .task, as: .muted)]
  }

  /// Whether a condition says at a glance what it asks for.
  private static func isLegible(_ goal: String) -> Bool {
    goal.count <= 60 && !goal.hasPrefix("abs(") && !isOfData(goal)
  }

  /// Whether a condition speaks of the data alone.
  private static func isOfData(_ goal: String) -> Bool {
    let names = ((try? Parser.parseExpression(goal).names) ?? []).filter {
      !FunctionTable.constants.contains($0)
    }
    return !names.isEmpty
      && names.allSatisfy { name in
        SplitName(name).map { [.X, .Y].contains($0.quantity) } ?? false
      }
  }

  /// What stands on the left of a comparison, as it is now.
  private func now(_ goal: String) -> Localized<String>? {
    guard case .comparison(let left, _)? = try? Parser.parseExpression(goal).kind else {
      return nil
    }
    guard case .name(let name) = left.kind else {
      guard let number = try? value(of: left.description).number else { return absence(in: left) }
      let text = Value(number).text
      return Localized(en: " (now \(text))", zh: "（现在是 \(text)）")
    }
    guard let number = scope.networkValue(named: name)?.number ?? (try? value(of: name).number)
    else { return absence(in: left) }
    let text = "\(name) = \(Value(number).text)"
    if name == "iteration", goal.contains("<") {
      return Localized(
        en: " (\(text); `page` begins it again)", zh: "（\(text)；输入 `page` 从头开始）")
    }
    // What training prints is the cost of the last mini-batch, before its update.
    return name.hasPrefix("J_")
      ? Localized(en: " (\(text) after the last update)", zh: "（最后一次更新之后 \(text)）")
      : Localized(en: " (\(text))", zh: "（\(text)）")
  }

  /// That a name of a formula has no value.
  private func absence(in formula: Syntax) -> Localized<String>? {
    formula.names.first { scope.value(named: $0) == nil && !hasVariable($0) }
      .map { Localized(en: " (\($0) has no value)", zh: "（\($0) 还没有值）") }
  }

  /// Of what a condition speaks that is too long to be read.
  private func sentence(_ goal: String) -> Localized<String> {
    let names = (try? Parser.parseExpression(goal).names) ?? []
    let known = names.filter { !FunctionTable.constants.contains($0) }
    let own = known.filter { scope.networkValue(named: $0) == nil && SplitName($0) == nil }.unique
    if let first = own.first {
      return hasVariable(first)
        ? Localized(en: "The value of \(first) is not right yet.", zh: "\(first) 的值还不对。")
        : Localized(en: "\(first) has no value yet.", zh: "\(first) 还没有值。")
    }
    let way = Localized(en: ": `page` begins it again.", zh: "：输入 `page` 从头开始这一页。")
    if Self.isOfData(goal) {
      return Localized(en: "The data are not the page's", zh: "数据不是本页的") + way
    }
    let listed = known.unique.prefix(3)
    return Localized(
      en: "\(listed.joined(separator: ", ")): not what the page asks for",
      zh: "\(listed.joined(separator: "、")) 不是本页要的") + way
  }
}

extension Sequence where Element: Hashable {
  /// Each once, in the order in which they come first.
  fileprivate var unique: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
