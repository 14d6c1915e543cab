import Drawing

extension Screen {
  /// Paints what a field answers: two samples to a cell by half blocks where there are colours,
  /// textures everywhere.
  mutating func paint(_ field: Field, for page: Page) {
    let look = FieldLook(field, isCoarse: true)
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
    if upper.sign == lower.sign {
      let ground = sample(0.5).color
      let ink = ground.mixed(with: .black, share: 0.3)
      return Cell(character: upper.sign, ink: .color(ink), ground: ground)
    }
    return Cell(character: "▀", ink: .color(upper.color), ground: lower.color)
  }
}

/// The colours and textures of a field's samples.
struct FieldLook {
  struct Sample {
    let color: Color
    /// What is drawn besides the colour: a class's texture, or the sign of a quantity.
    let sign: Character
    private let unicode: Character
    private let ascii: Character

    init(_ color: Color, sign: Character, _ unicode: Character, _ ascii: Character) {
      (self.color, self.sign, self.unicode, self.ascii) = (color, sign, unicode, ascii)
    }

    func texture(isASCII: Bool) -> Character { isASCII ? ascii : unicode }
  }

  private let field: Field
  private let scale: Scale
  private let isCoarse: Bool

  /// - Parameter isCoarse: whether only colours are taken that every terminal has exactly.
  init(_ field: Field, isCoarse: Bool = false) {
    (self.field, self.isCoarse) = (field, isCoarse)
    scale = .signed(field.values.elements)
  }

  /// The sample at a place, both coordinates from 0 to 1 and from the bottom.
  func sample(_ x: Double, _ y: Double) -> Sample {
    let (row, column) = field.index(atX: x, y: y)
    let value = field.values[row, column]
    guard case .classes(_, let certainty) = field.meaning else {
      return Sample(
        scale.color(value, isCoarse: isCoarse),
        sign: value < 0 ? "-" : value.isDrawable ? " " : "?",
        scale.mark(value, isASCII: false), scale.mark(value, isASCII: true))
    }
    guard let answer = Int(exactly: value), answer >= 0 else {
      return Sample(.white, sign: "?", "?", "?")
    }
    let look = Ordinal(answer)
    let texture = look.texture(isASCII: false)
    return Sample(
      isCoarse
        ? look.coarseGround(certainty: certainty[row, column])
        : look.ground(certainty: certainty[row, column]), sign: texture, texture,
      look.texture(isASCII: true))
  }
}
