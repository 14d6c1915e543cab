import TextMeasures

extension StringProtocol {
  /// The text with lines broken wherever the width is reached, spaces kept.
  func folded(to width: Int) -> String {
    var result = ""
    var used = 0
    for unit in TextUnits(self) {
      if unit.text == "\n" {
        used = 0
      } else if used + unit.width > width {
        result += "\n"
        used = unit.width
      } else {
        used += unit.width
      }
      result += unit.text
    }
    return result
  }

  /// The text with each tab as the spaces to the next multiple of 8.
  var expandingTabs: String {
    guard utf8.contains(UInt8(ascii: "\t")) else { return String(self) }
    var result = ""
    var used = 0
    for unit in TextUnits(self) {
      let text = unit.text == "\t" ? String.spaces(8 - used % 8) : String(unit.text)
      used = unit.text == "\n" ? 0 : used + (unit.text == "\t" ? text.utf8.count : unit.width)
      result += text
    }
    return result
  }
}
