/// Rows at the bottom of a terminal that are drawn again in place.
///
/// Each picture is one write that goes up over the one before, replaces it line by line and clears
/// what is left of it; nothing is blank in between, so nothing flickers.
public struct LiveScreen: Sendable {
  private var height = 0
  private var size = [0, 0]

  /// Nothing drawn yet.
  public init() {}

  /// What to write so that these lines stand in place of the last ones; none takes all away.
  ///
  /// Terminals that can hold a picture back until it is complete are told to.
  public mutating func replacing(with text: String?, on page: Page) -> String {
    let room = max(1, (page.height ?? 24) - 1)
    let lines = text?.split(separator: "\n", omittingEmptySubsequences: false).prefix(room) ?? []
    let up = start(page)
    height = lines.count
    size = [page.width, page.height ?? 0]
    let body = lines.map { "\($0)\u{1B}[K\r\n" }.joined()
    return "\u{1B}[?2026h\(up)\(body)\u{1B}[J\u{1B}[?2026l"
  }

  /// To the first line; in a window that has another size now, nobody knows where that is.
  private func start(_ page: Page) -> String {
    if height == 0 { return "\r" }
    if size != [page.width, page.height ?? 0] { return "\u{1B}[H\u{1B}[2J" }
    return "\r\u{1B}[\(height)A"
  }
}
