/// A place on a canvas: units from the left and from the top.
public struct Point: Sendable, Hashable {
  /// Units from the left.
  public var x: Double
  /// Units from the top.
  public var y: Double

  /// Creates a place.
  public init(_ x: Double, _ y: Double) {
    (self.x, self.y) = (x, y)
  }
}

/// A rectangle on a canvas.
public struct Rectangle: Sendable, Hashable {
  /// The left edge.
  public var x: Double
  /// The upper edge.
  public var y: Double
  /// From left to right.
  public var width: Double
  /// From top to bottom.
  public var height: Double

  /// Creates a rectangle by its upper left corner and its size.
  public init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }
}

/// How a line is drawn.
public struct Stroke: Sendable, Hashable {
  /// Its colour.
  public var color: Color
  /// Its width.
  public var width: Double
  /// Lengths drawn and left out, in turn; none for a line without gaps.
  public var dash: [Double]

  /// Creates a stroke.
  public init(_ color: Color, width: Double = 1, dash: [Double] = []) {
    (self.color, self.width, self.dash) = (color, width, dash)
  }
}

/// How text is written.
public struct Lettering: Sendable, Hashable {
  /// Which part of the text stands at its place.
  public enum Anchor: Sendable, Hashable {
    /// Its beginning.
    case start
    /// Its middle.
    case middle
    /// Its end.
    case end
  }

  /// The height of the letters.
  public var size: Double
  /// Their colour.
  public var color: Color
  /// Which part stands at the place.
  public var anchor: Anchor
  /// Whether they are bold.
  public var isBold: Bool
  /// Whether they run from bottom to top.
  public var isUpright: Bool

  /// Creates a lettering.
  public init(
    _ size: Double, color: Color = .black, anchor: Anchor = .start, isBold: Bool = false,
    isUpright: Bool = false
  ) {
    (self.size, self.color, self.anchor) = (size, color, anchor)
    (self.isBold, self.isUpright) = (isBold, isUpright)
  }
}

/// Something to draw on: a picture is drawn once and becomes a file of any kind.
public protocol Canvas: AnyObject {
  /// From left to right.
  var width: Double { get }
  /// From top to bottom.
  var height: Double { get }

  /// Fills a rectangle; neighbours leave no seam.
  func fill(_ rectangle: Rectangle, _ color: Color)
  /// Fills an area whose corners are these.
  func fill(_ corners: [Point], _ color: Color)
  /// Draws lines, each through its points.
  func draw(_ lines: [[Point]], _ stroke: Stroke)
  /// Draws a circle, its inside filled where a colour is given.
  func circle(_ center: Point, radius: Double, fill: Color?, stroke: Stroke?)
  /// Writes a line of text, the place on its base line.
  func write(_ text: String, at place: Point, _ lettering: Lettering)
  /// How wide a line of text is.
  func width(of text: String, _ lettering: Lettering) -> Double
}
