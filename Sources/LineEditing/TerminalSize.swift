/// The size of the window, in character cells.
public struct TerminalSize: Sendable, Equatable {
  /// Cells in a row.
  public var columns: Int
  /// Rows of the window.
  public var rows: Int

  /// The size of the window on standard output now; 80 by 24 where nothing tells it.
  public static var current: TerminalSize { TerminalSize(columns: 80, rows: 24) }
}
