import CTerminal
import Glibc

/// The size of the window, in character cells.
public struct TerminalSize: Sendable, Equatable {
  /// Cells in a row.
  public var columns: Int
  /// Rows of the window.
  public var rows: Int

  /// A size.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The largest window; one that claims to be larger is taken for it.
  public static let limit = TerminalSize(
    columns: Int(TERMINAL_MOST_COLUMNS), rows: Int(TERMINAL_MOST_ROWS))

  /// The window on standard output now, else `COLUMNS` and `LINES`, else 80 by 24.
  public static var current: TerminalSize {
    let window = terminal_window(STDOUT_FILENO)
    return TerminalSize(
      columns: window.columns > 0
        ? Int(window.columns) : fromEnvironment("COLUMNS", limit.columns) ?? 80,
      rows: window.rows > 0 ? Int(window.rows) : fromEnvironment("LINES", limit.rows) ?? 24)
  }

  /// The window of a terminal that is open, else 80 by 24.
  public init(of descriptor: Int32) {
    let window = terminal_window(descriptor)
    self.init(
      columns: window.columns > 0 ? Int(window.columns) : 80,
      rows: window.rows > 0 ? Int(window.rows) : 24)
  }

  private static func fromEnvironment(_ name: String, _ limit: Int) -> Int? {
    guard let number = environment(name).flatMap({ Int($0) }), number > 0 else { return nil }
    return min(number, limit)
  }
}
