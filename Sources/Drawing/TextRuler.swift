import CCairo

/// Chooses fonts and measures text, as Cairo would write it.
struct TextRuler: ~Copyable {
  private let surface: OpaquePointer?
  private let context: OpaquePointer?

  init() {
    surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)
    context = cairo_create(surface)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  func width(of text: String, _ lettering: Lettering) -> Double {
    Self.select(lettering, for: text, in: context)
    var extents = cairo_text_extents_t()
    cairo_text_extents(context, text, &extents)
    return extents.x_advance
  }

  /// Cairo takes a whole line from one font, so that a line with Chinese needs one that has it.
  static func select(_ lettering: Lettering, for text: String, in context: OpaquePointer?) {
    let hasChinese = text.unicodeScalars.contains { $0.value >= 0x2E80 }
    cairo_select_font_face(
      context, hasChinese ? "Noto Sans CJK SC" : "sans-serif", CAIRO_FONT_SLANT_NORMAL,
      lettering.isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
    cairo_set_font_size(context, lettering.size)
  }
}
