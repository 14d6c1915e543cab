import Explaining
import Formulas
import Languages
import Presentation

extension Bound {
  /// That a formula would be right without it, and where it is not.
  var spoils: Localized<String> {
    switch work {
    case .ends:
      Localized(
        en: "it is right but for \(label), which cuts off where \(place.en)",
        zh: "除了 \(label) 都对：在\(place.zh) 的地方它截断了")
    case .condition(true):
      Localized(en: "it is right only where \(written) holds", zh: "只有 \(written) 成立的地方才对")
    case .condition(false):
      Localized(en: "it is wrong where \(written) holds", zh: "\(written) 成立的地方不对")
    case .added(let number):
      Localized(
        en: "it is right but for the \(number) that is added to \(inside)",
        zh: "除了加到 \(inside) 上的 \(number) 都对")
    }
  }

  /// That it matters far out only, and where.
  var matters: Localized<String> {
    Localized(
      en: "\(label) matters only where \(place.en): what is given there is another number",
      zh: "\(label) 只在\(place.zh) 的地方才有差别：那里得到的是另一个数")
  }

  /// What is cut off, by its name where that is short.
  private var given: Localized<String> {
    let text = "\(inside)"
    return text.count <= 24
      ? Localized(text) : Localized(en: "what it is given", zh: "传给它的值")
  }

  private var place: Localized<String> {
    guard case .ends(let low, let high) = work else { return Localized("\(written)") }
    let ends = [
      low.map { ("below", "小于", $0.shortText) }, high.map { ("above", "大于", $0.shortText) },
    ]
    .compactMap(\.self)
    let given = given
    return Localized(
      en: "\(given.en) is " + ends.map { "\($0.0) \($0.2)" }.joined(separator: " or "),
      zh: given.zh.betweenChinese + ends.map { "\($0.1) \($0.2)" }.joined(separator: " 或"))
  }

  /// As it is written, what is long left out: `minimum(…, 30)`.
  private var label: String {
    guard case .ends(let low, let high) = work, "\(inside)".count > 24 else { return "\(written)" }
    switch written.kind {
    case .call(let name, _), .method(_, let name, _):
      let ends = [low, high].compactMap { $0 }.map { "\($0)" }.joined(separator: ", ")
      return "\(name.text)(…, \(ends))"
    default: return "\(written)"
    }
  }
}
