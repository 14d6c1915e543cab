import Languages

/// A table of a lesson; its rows are as long as its header.
public struct LessonTable: Equatable, Sendable {
  /// One cell: the same in both languages unless the author wrote `English · 中文`.
  public typealias Cell = Localized<[Prose.Inline]>

  /// Where a column's text stands.
  public enum Alignment: Equatable, Sendable {
    /// At the left edge.
    case left
    /// In the middle.
    case center
    /// At the right edge.
    case right
  }

  /// The first row.
  public let header: [Cell]
  /// One alignment a column.
  public let alignments: [Alignment]
  /// The rows below.
  public let rows: [[Cell]]
}
