import CCairo

/// A canvas of pixels, drawn by Cairo.
public final class PixelCanvas: Canvas {
  /// From left to right, in units.
  public let width: Double
  /// From top to bottom, in units.
  public let height: Double
  /// Pixels from left to right.
  public let columns: Int
  /// Pixels from top to bottom.
  public let rows: Int

  private let surface: OpaquePointer?
  private let context: OpaquePointer?
  private let ruler = TextRuler()

  /// Creates a white canvas.
  /// - Parameter scale: the pixels of a unit.
  public init(width: Double, height: Double, scale: Double) {
    (self.width, self.height) = (width, height)
    (columns, rows) = (Int((width * scale).rounded(.up)), Int((height * scale).rounded(.up)))
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows))
    context = cairo_create(surface)
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Fills a rectangle; without smoothed edges neighbours leave no seam.
  public func fill(_ rectangle: Rectangle, _ color: Color) {
    cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
    cairo_rectangle(context, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
    use(color)
    cairo_fill(context)
    cairo_set_antialias(context, CAIRO_ANTIALIAS_DEFAULT)
  }

  /// Fills an area whose corners are these.
  public func fill(_ corners: [Point], _ color: Color) {
    trace(corners)
    cairo_close_path(context)
    use(color)
    cairo_fill(context)
  }

  /// Draws lines, each through its points.
  public func draw(_ lines: [[Point]], _ stroke: Stroke) {
    for line in lines { trace(line) }
    paint(stroke)
  }

  /// Draws a circle, its inside filled where a colour is given.
  public func circle(_ center: Point, radius: Double, fill: Color?, stroke: Stroke?) {
    cairo_new_sub_path(context)
    cairo_arc(context, center.x, center.y, radius, 0, 2 * Double.pi)
    if let fill {
      use(fill)
      cairo_fill_preserve(context)
    }
    if let stroke { paint(stroke) }
    cairo_new_path(context)
  }

  /// Writes a line of text, the place on its base line.
  public func write(_ text: String, at place: Point, _ lettering: Lettering) {
    let width = width(of: text, lettering)
    let offset =
      switch lettering.anchor {
      case .start: 0.0
      case .middle: width / 2
      case .end: width
      }
    cairo_save(context)
    cairo_translate(context, place.x, place.y)
    if lettering.isUpright { cairo_rotate(context, -Double.pi / 2) }
    cairo_move_to(context, -offset, 0)
    TextRuler.select(lettering, for: text, in: context)
    use(lettering.color)
    cairo_show_text(context, text)
    cairo_restore(context)
    cairo_new_path(context)
  }

  /// How wide a line of text is.
  public func width(of text: String, _ lettering: Lettering) -> Double {
    ruler.width(of: text, lettering)
  }

  private func use(_ color: Color) {
    cairo_set_source_rgb(context, color.red, color.green, color.blue)
  }

  private func trace(_ points: [Point]) {
    guard let first = points.first else { return }
    cairo_move_to(context, first.x, first.y)
    for point in points.dropFirst() { cairo_line_to(context, point.x, point.y) }
  }

  private func paint(_ stroke: Stroke) {
    use(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
    cairo_stroke(context)
  }
}

extension PixelCanvas {
  /// The picture as a PNG file.
  public var png: [UInt8] {
    var bytes: [UInt8] = []
    withUnsafeMutablePointer(to: &bytes) { pointer in
      _ = cairo_surface_write_to_png_stream(
        surface,
        { closure, data, count in
          guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
          let bytes = closure.assumingMemoryBound(to: [UInt8].self)
          bytes.pointee.append(
            contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
          return CAIRO_STATUS_SUCCESS
        }, pointer)
    }
    return bytes
  }

  /// The colours of the pixels, row after row: 0xRRGGBB.
  public var pixels: [UInt32] {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return [] }
    let stride = Int(cairo_image_surface_get_stride(surface))
    return (0..<rows).flatMap { row in
      let line = UnsafeRawPointer(data + row * stride)
      return (0..<columns).map { column in
        line.load(fromByteOffset: column * 4, as: UInt32.self) & 0xFFFFFF
      }
    }
  }
}
