/// How pictures become examples.
public struct PictureOptions: Hashable, Sendable {
  /// The size that all are brought to; nil where they have one.
  public var size: ImageSize?
  /// Whether colours become greys; nil where they do if there are only greys.
  public var isGrey: Bool?

  /// Creates options.
  public init(size: ImageSize? = nil, isGrey: Bool? = nil) {
    self.size = size
    self.isGrey = isGrey
  }
}
