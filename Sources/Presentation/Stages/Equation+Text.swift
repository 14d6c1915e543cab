import Matrices

extension Equation {
  /// `Z2 (3, 16) = W2 (3, ‹16›) @ A1 (‹16›, 16) + b2 (3, 1)`, on lines that fit the page.
  public func text(for page: Page) -> String {
    joined(page) { operand in
      page.style(operand.name, as: .name) + .noBreakSpace + operand.shapeText(page)
    }.wrapped(to: page.width, hanging: 2)
  }

  /// The shapes alone, `(3, 16) = (3, ‹16›) @ (‹16›, 16) + (3, 1)`, on one line, with no-break
  /// spaces where it may not be broken.
  func shapesText(for page: Page) -> String {
    joined(page) { $0.shapeText(page) }
  }

  private func joined(_ page: Page, _ operand: (Operand) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .operand(let tensor): operand(tensor)
      case .symbols(let text): Self.keepingOperators(page.line(text))
      }
    }.joined()
  }

  /// A line may be broken before an operator, not after it.
  private static func keepingOperators(_ symbols: String) -> String {
    "=@+-*/".reduce(symbols) { $0.replacing("\($1) ", with: "\($1)\(String.noBreakSpace)") }
  }
}

extension Equation.Operand {
  fileprivate func shapeText(_ page: Page) -> String {
    let rows = side(shape.rows, isInner: hasInnerRows, page)
    let columns = side(shape.columns, isInner: hasInnerColumns, page)
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
