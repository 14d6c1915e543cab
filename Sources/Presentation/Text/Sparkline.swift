extension Glyphs {
  /// Bars of eight heights, from the lowest.
  var levels: [Character] { Array(isASCII ? ".:-=+*%#" : "▁▂▃▄▅▆▇█") }

  /// A histogram in one line: a bar a count, the highest for the greatest; nothing stands for 0.
  public func sparkline(_ counts: [Int]) -> String {
    let greatest = counts.max() ?? 0
    return String(
      counts.map { count -> Character in
        guard count > 0 else { return " " }
        let eighths = Double(count) / Double(greatest) * Double(levels.count)
        return levels[Int(eighths.rounded(.up)) - 1]
      })
  }

  /// A bar that is full at 1, of so many characters.
  public func bar(_ share: Double, width: Int) -> String {
    String(repeating: barFull, count: Int((min(1, max(0, share)) * Double(width)).rounded()))
  }
}
