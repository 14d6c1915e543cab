import Languages
import Matrices

extension Cells {
  private static let most = 8

  /// Where the greatest and the least stand; of a mask how many are not 0 in each row.
  var places: [Localized<String>] {
    guard look == .signed else { return [counts] }
    let drawable = values.elements.indices.filter { values.elements[$0].isFinite }
    let greatest = drawable.max { values.elements[$0] < values.elements[$1] }
    let least = drawable.min { values.elements[$0] < values.elements[$1] }
    guard let greatest, let least else { return [] }
    let ends =
      Localized(en: "greatest ", zh: "最大 ") + text(greatest) + .comma
      + Localized(en: "least ", zh: "最小 ") + text(least)
    return [ends] + means
  }

  /// `0.8 at [1, 0]`.
  private func text(_ place: Int) -> Localized<String> {
    let (row, column) = (place % values.rows, place / values.rows)
    let number = values.elements[place].shortText()
    return Localized(en: "\(number) at [\(row), \(column)]", zh: "\(number) 在 [\(row), \(column)]")
  }

  /// The mean of each row, where they are few.
  private var means: [Localized<String>] {
    guard values.rows > 1, values.rows <= Self.most else { return [] }
    return [
      row(Localized(en: "means of the rows", zh: "各行的均值")) { row in
        (0..<values.columns).reduce(0) { $0 + values[row, $1] } / Double(values.columns)
      }
    ]
  }

  private var counts: Localized<String> {
    let kept = values.elements.count { $0 != 0 }
    let all = Localized(
      en: "\(kept.grouped) of \(values.count.grouped) are not 0",
      zh: "\(values.count.grouped) 个中有 \(kept.grouped) 个不为 0")
    guard values.rows > 1, values.rows <= Self.most else { return all }
    return all + Localized(en: "; ", zh: "；")
      + row(Localized(en: "in each row", zh: "各行")) { row in
        Double((0..<values.columns).count { values[row, $0] != 0 })
      }
  }

  private func row(
    _ name: Localized<String>, _ number: (Int) -> Double
  ) -> Localized<String> {
    let numbers = (0..<values.rows).map { number($0).shortText() }.joined(separator: ", ")
    return name + .colon + Localized(numbers)
  }
}
