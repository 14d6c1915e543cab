/// A canvas that becomes an SVG file, its text as text: it can be searched, read aloud and set in
/// the reader's own fonts.
public final class VectorCanvas: Canvas {
  /// From left to right.
  public let width: Double
  /// From top to bottom.
  public let height: Double

  private let title: String
  private var body = ""
  private let ruler = TextRuler()

  /// Creates a white canvas.
  /// - Parameter title: what is drawn, for readers who do not see it.
  public init(width: Double, height: Double, title: String) {
    (self.width, self.height, self.title) = (width, height, title)
    fill(Rectangle(x: 0, y: 0, width: width, height: height), .white)
  }

  /// The file.
  public var svg: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="\(width.units)" height="\(height.units)" \
    viewBox="0 0 \(width.units) \(height.units)" role="img" \
    font-family="Helvetica, Arial, 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif">
    <title>\(title.escaped)</title>
    \(body)</svg>

    """
  }

  /// Fills a rectangle; without smoothed edges neighbours leave no seam.
  public func fill(_ rectangle: Rectangle, _ color: Color) {
    let (x, y) = (rectangle.x.units, rectangle.y.units)
    let (width, height) = (rectangle.width.units, rectangle.height.units)
    add(
      "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(color.hex)\""
        + " shape-rendering=\"crispEdges\"/>")
  }

  /// Fills an area whose corners are these.
  public func fill(_ corners: [Point], _ color: Color) {
    add("<path d=\"\(Self.path(corners))Z\" fill=\"\(color.hex)\"/>")
  }

  /// Draws lines, each through its points.
  public func draw(_ lines: [[Point]], _ stroke: Stroke) {
    let path = lines.map(Self.path).joined()
    guard !path.isEmpty else { return }
    add("<path d=\"\(path)\" fill=\"none\"\(Self.attributes(stroke)) stroke-linejoin=\"round\"/>")
  }

  /// Draws a circle, its inside filled where a colour is given.
  public func circle(_ center: Point, radius: Double, fill: Color?, stroke: Stroke?) {
    add(
      "<circle cx=\"\(center.x.units)\" cy=\"\(center.y.units)\" r=\"\(radius.units)\""
        + " fill=\"\(fill?.hex ?? "none")\"\(stroke.map(Self.attributes) ?? "")/>")
  }

  /// Writes a line of text, the place on its base line.
  public func write(_ text: String, at place: Point, _ lettering: Lettering) {
    let (x, y) = (place.x.units, place.y.units)
    let weight = lettering.isBold ? " font-weight=\"bold\"" : ""
    let turn = lettering.isUpright ? " transform=\"rotate(-90 \(x) \(y))\"" : ""
    let anchor = lettering.anchor == .start ? "" : " text-anchor=\"\(lettering.anchor)\""
    add(
      "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(lettering.size.units)\""
        + " fill=\"\(lettering.color.hex)\"\(weight)\(anchor)\(turn)>\(text.escaped)</text>")
  }

  /// How wide a line of text is, in the font that is most likely.
  public func width(of text: String, _ lettering: Lettering) -> Double {
    ruler.width(of: text, lettering)
  }

  private func add(_ element: String) {
    body += element + "\n"
  }

  private static func path(_ points: [Point]) -> String {
    var path = ""
    for (index, point) in points.enumerated() {
      path += (index == 0 ? "M" : "L") + point.x.units + " " + point.y.units
    }
    return path
  }

  private static func attributes(_ stroke: Stroke) -> String {
    let dash = stroke.dash.map(\.units).joined(separator: " ")
    return " stroke=\"\(stroke.color.hex)\" stroke-width=\"\(stroke.width.units)\""
      + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"")
  }
}

extension Double {
  /// The number with two decimals at most.
  fileprivate var units: String {
    let hundredths = (self * 100).rounded()
    guard let whole = Int(exactly: hundredths) else { return "0" }
    if whole % 100 == 0 { return String(whole / 100) }
    let sign = whole < 0 ? "-" : ""
    let decimals = whole.magnitude % 100
    let text = decimals % 10 == 0 ? "\(decimals / 10)" : (decimals < 10 ? "0" : "") + "\(decimals)"
    return "\(sign)\(whole.magnitude / 100).\(text)"
  }
}

extension Color {
  fileprivate var hex: String {
    let (red, green, blue) = bytes
    return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension String {
  /// The text as XML takes it: no markup, no characters XML cannot hold.
  fileprivate var escaped: String {
    unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
