import Matrices

extension Equation {
  /// `Z2 (3, 16) = W2 (3, ‹16›) @ A1 (‹16›, 16) + b2 (3, 1)`, on lines that fit the page.
  public func text(for page: Page) -> String {
    joined(page) { operand in
      page.style(operand.name, as: .name) + .noBreakSpace + operand.shapeText(page, as: .muted)
    }.wrapped(to: page.width, hanging: 2)
  }

  /// The shapes alone, `(3, 16) = (3, ‹16›) @ (‹16›, 16) + (3, 1)`, on one line, with no-break
  /// spaces where it may not be broken.
  func shapesText(for page: Page) -> String {
    joined(page) { $0.shapeText(page, as: nil) }
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
  /// `(3, ‹16›)`, what is not marked in the colour of a role.
  fileprivate func shapeText(_ page: Page, as role: Role?) -> String {
    let runs = [
      ("(", false), (String(shape.rows), hasInnerRows), (",\(String.noBreakSpace)", false),
      (String(shape.columns), hasInnerColumns), (")", false),
    ]
    let marks = page.glyphs.innerMarks
    var plain = ""
    var text = ""
    for (run, isInner) in runs {
      if isInner {
        text += page.style(plain, as: role) + page.style(marks.open + run + marks.close, as: .match)
        plain = ""
      } else {
        plain += run
      }
    }
    return text + page.style(plain, as: role)
  }
}
