import Engine
import Formulas
import Languages

extension TwinDocument {
  func check(
    _ shown: ShownNumber, _ moved: ShownNumber?, _ session: Session, ownName isOwn: Bool
  ) {
    guard let formula = try? Parser.parseExpression(shown.source),
      TwinSpelling.functions(in: formula).allSatisfy({ FunctionTable.signature(of: $0) != nil })
    else { return }
    let spelling = spelling(of: shown.source, in: session)
    let isSingle = session.state.experiment.hyperparameters.precision == .float32
    let usual = isSingle || run?.wasEverSingle == true ? 1e-4 : 1e-9
    let change = moved.map { shown.value.distance(to: $0.value) } ?? 0
    let within = max(usual, 100 * change)
    let tolerance = within == 1e-9 ? "" : ", within=\(Self.short(within))"
    let remark =
      within > usual
      ? "  # moved by \(Self.short(change)) by one last bit of the first weights" : ""
    let name = isOwn ? double(shown.source) : prepared(formula, spelling, in: session)
    let label = shown.source.replacing("\\", with: "").replacing("\"", with: "'")
    text.add(
      "\(free("check"))(\"\(label)\", \(name), ", shown.value, as: shown.fileName,
      "\(tolerance))\(remark)")
  }

  /// A number with one digit, rounded up.
  private static func short(_ number: Double) -> String {
    guard number > 0, number.isFinite else { return TwinText.number(number) }
    var (digit, exponent) = (number, 0)
    while digit >= 10 { (digit, exponent) = (digit / 10, exponent + 1) }
    while digit < 1 { (digit, exponent) = (digit * 10, exponent - 1) }
    return "\(Int(digit.rounded(.up)))e\(exponent)"
  }

  private var ending: Localized<String> {
    let count = free("checked")
    return Localized(
      en: "{\(count)} {'value is one' if \(count) == 1 else 'values are those'} "
        + "that the session showed",
      zh: "{\(count)} 个值与会话里显示的相同")
  }

  func files(at path: String, _ language: Language) -> [DocumentFile] {
    text.add("\nprint(f\"\(ending[language])\")")
    let names = { [self] name in free(name) }
    let head = TwinHead(language: language, library: library, function: names).text(
      helpers: text.used)
    return text.files(at: path, head: head)
  }
}
