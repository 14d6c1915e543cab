import Datasets
import Languages
import Presentation
import Studies

/// Mistakes on a part, as pictures or as a table.
struct MisclassifiedReport: Report {
  /// A mistake with what is shown of it.
  struct Item: Sendable {
    let mistake: MisclassifiedExample
    let tags: [String]
    /// The features, as they were before normalisation.
    let features: [Double]
  }

  let part: Splits.Part
  let examples: Int
  let mistakes: Int
  /// The mistakes that come after those shown.
  let further: Int
  let featureNames: [String]
  /// The size of a picture and the range of its pixels, where examples are pictures.
  let image: (size: ImageSize, range: ClosedRange<Double>)?
  let items: [Item]

  var kind: String { "mistakes" }

  var fields: [(String, JSON)] {
    let list = items.map { item in
      JSON.object([
        ("example", .integer(item.mistake.example)), ("truth", .string(item.mistake.truth)),
        ("answer", .string(item.mistake.answer)), ("output", .number(item.mistake.output)),
        ("tags", .array(item.tags.map { .string($0) })),
      ])
    }
    return [
      ("part", .string(part.rawValue)), ("examples", .integer(examples)),
      ("mistakes", .integer(mistakes)), ("shown", .array(list)),
    ]
  }

  func text(for page: Page) -> String {
    guard mistakes > 0 else {
      let words = Localized(
        en: "\(part.rawValue): all \(examples.counted("example")) are right",
        zh: "\(part.rawValue)：\(examples.grouped) 个样本全对")
      return TextReport(words).text(for: page)
    }
    guard !items.isEmpty else {
      let words = Localized(
        en: "none of them begins so late; errors \(part.rawValue) shows the first",
        zh: "那么靠后已经没有了；errors \(part.rawValue) 从头显示")
      return headline(page) + "\n" + TextReport(words).text(for: page)
    }
    return [headline(page), image.map { pictures($0, page) } ?? table(on: page), hint(page)]
      .joined(separator: "\n")
  }

  private func headline(_ page: Page) -> String {
    let name = page.style(part.rawValue, as: .heading)
    let share = (Double(mistakes) / Double(examples)).percentText
    let words = Localized(
      en: "\(name): \(mistakes.grouped) of \(examples.counted("example")) are wrong (\(share))",
      zh: "\(name)：\(examples.grouped) 个样本错了 \(mistakes.grouped) 个（\(share)）")
    return words[page].wrapped(to: page.width, hanging: 2)
  }

  private func hint(_ page: Page) -> String {
    let last = items.last?.mistake.example ?? 0
    let command = "errors \(part.rawValue) from=\(last + 1)"
    let onward = Localized(
      en: "\(further) more; \(command) goes on. ", zh: "还有 \(further) 个，\(command) 接着看。")
    let example = items.first?.mistake.example ?? 0
    let naming = Localized(
      en: "tag \(example) LABEL names a kind, tally counts them",
      zh: "tag \(example) 标签 给这类错误命名，tally 统计")
    return TextReport(further > 0 ? onward + naming : naming, as: .muted).text(for: page)
  }

  private func pictures(
    _ image: (size: ImageSize, range: ClosedRange<Double>), _ page: Page
  ) -> String {
    let span = image.range.upperBound - image.range.lowerBound
    let arrow = page.glyphs.arrow
    let pictures = items.map { item in
      let pixels = item.features.map { span > 0 ? ($0 - image.range.lowerBound) / span : 0 }
      let mistake = item.mistake
      let words = ["#\(mistake.example)  \(mistake.truth) \(arrow) \(mistake.answer)"]
      return (picture: ExamplePicture(pixels, image.size), words: words + item.tags)
    }
    return PictureGrid(pictures, width: image.size.width).text(for: page)
  }

  /// As many features as a line takes.
  private static let shownFeatures = 4

  /// With as many features as the page has room for.
  private func table(on page: Page) -> String {
    let tables = (1...Self.shownFeatures).reversed().map(table)
    return tables.fitting(page)?.text(for: page) ?? ""
  }

  private func table(features: Int) -> Table {
    let columns =
      [
        Table.Column("#", .trailing), Table.Column(Localized(en: "truth", zh: "真实")),
        Table.Column(Localized(en: "answer", zh: "预测")),
        Table.Column(Localized(en: "output", zh: "输出"), .trailing),
        Table.Column(Localized(en: "tags", zh: "标签")),
      ]
      + featureNames.prefix(features).map { Table.Column($0, .trailing) }
    let rows = items.map { item in
      let mistake = item.mistake
      let first: [Table.Cell] = [
        .integer(mistake.example), .text(mistake.truth), .text(mistake.answer, as: .bad),
        .number(mistake.output), .text(item.tags.joined(separator: ", "), as: .name),
      ]
      return first + item.features.prefix(features).map { .number($0) }
    }
    return Table(columns: columns, rows: rows)
  }
}
