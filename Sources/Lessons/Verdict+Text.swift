import Languages

extension Verdict {
  /// What the judge says, in both languages.
  var text: Localized<String> {
    switch self {
    case .right: Localized(en: "Right.", zh: "正确。")
    case .wrong: Localized(en: "Not yet.", zh: "还不对。")
    case .near(let slip): slip.text
    case .coincidence(false):
      Localized(
        en: "Right on these numbers by coincidence, but not on others.",
        zh: "只在这组数上碰巧相等，换一组数就不对了。")
    case .coincidence(true):
      Localized(
        en: "Right on these numbers, but not on others: write the formula, not its value.",
        zh: "只在这组数上碰巧相等，换一组数就不对了：请写公式，不要抄数值。")
    case .theseSizesOnly(false):
      Localized(
        en: "Right with these sizes only: another network or batch tells it from the right one.",
        zh: "只在现在这些尺寸下才对：换一个网络或批量，结果就和正确的公式不同了。")
    case .theseSizesOnly(true):
      Localized(
        en: "Right with these sizes only: write `m` or a `shape` where you have a number.",
        zh: "只在现在这些尺寸下才对：数字的地方请写 `m` 或某个 `shape`。")
    case .usesAnswer(let name):
      Localized(
        en: "`\(name)` is what is asked for, or made of it; build the answer from other tensors.",
        zh: "`\(name)` 就是要你计算的量，或者由它得出；请用别的张量写出答案。")
    case .unreadable(let reason):
      Localized(en: "This cannot be evaluated: \(reason)", zh: "无法计算这个式子：\(reason)")
    case .notANumber: Localized(en: "Type one number.", zh: "请输入一个数。")
    case .notAnOption(let count):
      Localized(
        en: "Type one letter from a to \(Question.letter(count - 1)).",
        zh: "请输入 a 到 \(Question.letter(count - 1)) 中的一个字母。")
    case .severalOptions(let options):
      Localized(
        en:
          "That may mean \(options.map(Question.letter).joined(separator: " or ")): type the letter.",
        zh: "这可能指 \(options.map(Question.letter).joined(separator: " 或 "))：请输入字母。")
    case .notAShape:
      Localized(en: "Type rows and columns, such as (4, 3).", zh: "请输入行数和列数，例如 (4, 3)。")
    case .notNow(let reason):
      Localized(
        en: "The tensors of this exercise are not there; `page` brings them back. \(reason)",
        zh: "这道练习要用的张量现在不在；用 `page` 可以恢复。\(reason)")
    }
  }
}
