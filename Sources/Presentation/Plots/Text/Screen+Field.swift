import Drawing

extension Screen {
  /// Paints what a field answers: two samples to a cell by half blocks where there are colours,
  /// textures everywhere.
  mutating func paint(_ field: Field, for page: Page) {
    let look = FieldLook(field)
    for y in 0..<height {
      for x in 0..<width { self[x, y] = cell(look, x, y, page) }
    }
  }

  private func cell(_ look: FieldLook, _ x: Int, _ y: Int, _ page: Page) -> Cell {
    let across = (Double(x) + 0.5) / Double(width)
    func sample(_ part: Double) -> FieldLook.Sample {
      look.sample(across, 1 - (Double(y) + part) / Double(height))
    }
    guard page.style.isColored, !page.glyphs.isASCII else {
      let middle = sample(0.5)
      return Cell(character: middle.texture(isASCII: page.glyphs.isASCII), ground: middle.color)
    }
    let (upper, lower) = (sample(0.25), sample(0.75))
    if upper.color == lower.color {
      let ink = upper.color.mixed(with: .black, share: 0.3)
      return Cell(
        character: upper.texture(isASCII: false), ink: .color(ink), ground: upper.color)
    }
    return Cell(character: "▀", ink: .color(upper.color), ground: lower.color)
  }
}

/// The colours and textures of a field's samples.
struct FieldLook {
  struct Sample {
    let color: Color
    private let unicode: Character
    private let ascii: Character

    init(_ color: Color, _ unicode: Character, _ ascii: Character) {
      (self.color, self.unicode, self.ascii) = (color, unicode, ascii)
    }

    func texture(isASCII: Bool) -> Character { isASCII ? ascii : unicode }
  }

  private let field: Field
  private let scale: Scale

  init(_ field: Field) {
    self.field = field
    scale = .signed(field.values.elements)
  }

  /// The sample at a place, both coordinates from 0 to 1 and from the bottom.
  func sample(_ x: Double, _ y: Double) -> Sample {
    let (row, column) = field.index(atX: x, y: y)
    let value = field.values[row, column]
    guard case .classes(_, let certainty) = field.meaning else {
      return Sample(
        scale.color(value), scale.mark(value, isASCII: false), scale.mark(value, isASCII: true))
    }
    guard let answer = Int(exactly: value), answer >= 0 else { return Sample(.white, "?", "?") }
    let look = Ordinal(answer)
    return Sample(
      look.ground(certainty: certainty[row, column]), look.texture(isASCII: false),
      look.texture(isASCII: true))
  }
}

extension Ordinal {
  /// The colour of its region, in four strengths: fuller where the answer is surer.
  func ground(certainty: Double) -> Color {
    let level = (min(max(certainty, 0), 1) * 3).rounded() / 3
    return Color.white.mixed(with: color, share: 0.18 + 0.37 * (level.isNaN ? 0 : level))
  }
}
