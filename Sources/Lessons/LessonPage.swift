import Languages

/// One page of a lesson, short enough for a terminal of 80 columns and 24 rows.
public struct LessonPage: Equatable, Sendable {
  /// The heading in both languages.
  public let title: Localized<String>
  /// What stands on the page, in order.
  public let blocks: [Block]
  /// The line of the heading, from 1.
  public let line: Int

  /// The exercises of this page.
  public var exercises: [Exercise] {
    blocks.compactMap { block in
      if case .exercise(let exercise) = block { exercise } else { nil }
    }
  }
}
