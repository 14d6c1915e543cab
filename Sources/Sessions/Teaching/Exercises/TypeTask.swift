import Languages
import Lessons
import Presentation
import TextMeasures

/// Commands the learner is asked to type.
struct TypeTask {
  let lines: [String]
  /// How many have been typed.
  let done: Int

  func text(for page: Page, _ language: Language) -> String {
    let label = Message.typeThis("").text[language]
    let margin = label.displayWidth + 2
    return lines.enumerated().map { index, line in
      let sign = "\(page.style(page.glyphs.marker, as: .good)) \(page.style(label, as: .emphasis))"
      let lead = (index == 0 ? sign : "").padded(to: margin)
      let mark = index < done ? page.style(page.glyphs.check, as: .good) : " "
      let rows = line.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        ($0 == 0 ? "\(lead)\(mark) " : String(repeating: " ", count: margin + 2))
          + page.style($1.sanitizedLine, as: .formula)
      }
      return rows.map { $0.wrapped(to: page.width, hanging: margin + 4) }.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
