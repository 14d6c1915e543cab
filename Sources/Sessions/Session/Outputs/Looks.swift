import Presentation

/// How a person wants results to be shown.
public struct Looks: Hashable, Sendable {
  /// Whether there are colours, where the command line does not say it.
  public var color = ColorChoice.automatic
  /// Whether what is longer than the screen goes through the pager.
  public var pager = true
  /// Whether what is shown is read aloud, by a screen reader.
  public var isSpoken = false
}
