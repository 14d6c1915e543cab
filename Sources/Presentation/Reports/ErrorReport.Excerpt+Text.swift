import Languages
import TextMeasures

extension ErrorReport.Excerpt {
  /// The line, set in, and carets under the characters at fault; a long line is cut around them.
  func text(for page: Page) -> String {
    let characters = Array(line)
    let (from, to) = (range.lowerBound, max(range.lowerBound + 1, range.upperBound))
    let before = characters[..<min(from, characters.count)].visible(page)
    let fault = characters[min(from, characters.count)..<min(to, characters.count)].visible(page)
    let after = characters[min(to, characters.count)...].visible(page)
    return page.isSpoken
      ? sentence(before + fault + after, fault, from, page) : cut(before, fault, after, page)
  }

  /// The line, and in words where the fault is.
  private func sentence(_ line: String, _ fault: String, _ from: Int, _ page: Page) -> String {
    let place = Localized(
      en: fault.isEmpty ? "at its end" : "at character \(from + 1): \(fault)",
      zh: fault.isEmpty ? "在末尾" : "在第 \(from + 1) 个字符：\(fault)")
    return [line, place[page]].map { ("  " + $0).wrapped(to: page.width, hanging: 4) }
      .joined(separator: "\n")
  }

  private func cut(_ before: String, _ fault: String, _ after: String, _ page: Page) -> String {
    let room = page.width - 2
    let ellipsis = page.glyphs.ellipsis
    let shownFault = fault.truncated(to: room / 2, ellipsis: ellipsis)
    let left = room - max(1, shownFault.displayWidth)
    let shownBefore = before.suffixed(to: left - min(after.displayWidth, left / 3), ellipsis)
    let shownAfter = after.truncated(to: left - shownBefore.displayWidth, ellipsis: ellipsis)
    let carets = String(repeating: "^", count: max(1, shownFault.displayWidth))
    return "  " + shownBefore + page.style(shownFault, as: .bad) + shownAfter + "\n"
      + .spaces(2 + shownBefore.displayWidth) + page.style(carets, as: .error)
  }
}

extension ArraySlice<Character> {
  fileprivate func visible(_ page: Page) -> String { page.line(String(self)) }
}

extension String {
  /// The end of the text, with an ellipsis for what is missing before it.
  fileprivate func suffixed(to width: Int, _ ellipsis: String) -> String {
    guard displayWidth > width else { return self }
    var left = width - ellipsis.displayWidth
    var kept: [Character] = []
    for character in reversed() {
      left -= character.displayWidth
      if left < 0 { break }
      kept.append(character)
    }
    return (width < ellipsis.displayWidth ? "" : ellipsis) + String(kept.reversed())
  }
}
