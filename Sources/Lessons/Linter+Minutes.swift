import Languages

extension Linter {
  /// Minutes that differ from the likely ones by more than a third.
  ///
  /// A lesson of a page or two, such as one that is just begun, is not measured.
  static func minutes(_ lesson: Lesson) -> [(Int, LintFinding.Rule)] {
    let likely = lesson.likelyMinutes
    guard likely >= 10, !(likely * 2 / 3...likely * 4 / 3).contains(Double(lesson.minutes)) else {
      return []
    }
    return [(1, .minutes(found: lesson.minutes, likely: Int(likely.rounded())))]
  }
}

extension Lesson {
  /// What readers of the course took: 120 words a minute, 1.7 minutes an exercise, and five
  /// commands a minute.
  fileprivate var likelyMinutes: Double {
    let blocks = pages.flatMap(\.blocks)
    let words = blocks.reduce(0) { $0 + $1.wordCount }
    let typed = blocks.reduce(0) { $0 + $1.typedCount }
    return Double(words) / 120 + 1.7 * Double(exercises.count) + Double(typed) / 5
  }
}

extension Block {
  fileprivate var wordCount: Int {
    guard case .text(let both, _) = self else { return 0 }
    return both.en.plainText.split(whereSeparator: \.isWhitespace).count
  }

  fileprivate var typedCount: Int {
    if case .type(let script) = self { script.lines.count } else { 0 }
  }
}
