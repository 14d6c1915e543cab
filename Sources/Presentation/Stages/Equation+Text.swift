import Matrices

extension Equation {
  /// `Z2 (3, 16) = W2 (3, ‹16›) @ A1 (‹16›, 16) + b2 (3, 1)`, on lines that fit the page.
  public func text(for page: Page) -> String {
    joined(page) { operand in
      page.style(operand.name, as: .name) + .noBreakSpace + operand.shapeText(page, as: .muted)
    }.wrapped(to: page.width, hanging: 2)
  }

  /// The same on one line, with m for the sides that are others for one example.
  func text(for page: Page, oneExample: Equation) -> String {
    zip(pieces, oneExample.pieces).map { piece, other in
      switch piece {
      case .operand(let tensor): tensor.text(page, unlike: other.operand?.shape)
      case .symbols(let text): Self.keepingOperators(page.line(text))
      }
    }.joined()
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
  /// `A1 (‹16›, m)`.
  /// - Parameter other: the shape for one example; sides that differ from it are m.
  func text(_ page: Page, unlike other: Shape? = nil) -> String {
    page.style(name, as: .name) + .noBreakSpace + shapeText(page, as: .muted, unlike: other)
  }

  /// `(3, ‹16›)`, what is not marked in the colour of a role.
  /// - Parameter other: the shape for one example; sides that differ from it are m.
  func shapeText(
    _ page: Page, as role: Role? = .muted, unlike other: Shape? = nil
  ) -> String {
    let rows = other.map { $0.rows != shape.rows } ?? false ? "m" : String(shape.rows)
    let columns = other.map { $0.columns != shape.columns } ?? false ? "m" : String(shape.columns)
    let runs = [
      ("(", false), (rows, hasInnerRows), (",\(String.noBreakSpace)", false),
      (columns, hasInnerColumns), (")", false),
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
