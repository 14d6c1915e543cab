import Matrices

extension Equation {
  /// `Z2 (3, 16) = W2 (3, ‹16›) @ A1 (‹16›, 16) + b2 (3, 1)`, on lines that fit the page.
  public func text(for page: Page) -> String {
    joined(page) { operand in
      page.style(operand.name, as: .name) + .noBreakSpace + operand.shapeText(page)
    }.wrapped(to: page.width, hanging: 2)
  }

  /// The shapes alone, `(3, 16) = (3, ‹16›) @ (‹16›, 16) + (3, 1)`, on one line.
  func shapesText(for page: Page) -> String {
    joined(page) { $0.shapeText(page) }.replacing(String.noBreakSpace, with: " ")
  }

  private func joined(_ page: Page, _ operand: (Operand) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .operand(let tensor): operand(tensor)
      case .symbols(let text): text.sanitizedLine
      }
    }.joined()
  }
}

extension Equation.Operand {
  fileprivate func shapeText(_ page: Page) -> String {
    let rows = side(shape.rows, isInner: inner == .rows, page)
    let columns = side(shape.columns, isInner: inner == .columns, page)
    return page.style("(", as: .muted) + rows + page.style(",\u{A0}", as: .muted) + columns
      + page.style(")", as: .muted)
  }

  private func side(_ length: Int, isInner: Bool, _ page: Page) -> String {
    let marks = page.glyphs.innerMarks
    return isInner
      ? page.style(marks.open + String(length) + marks.close, as: .match)
      : page.style(String(length), as: .muted)
  }
}
