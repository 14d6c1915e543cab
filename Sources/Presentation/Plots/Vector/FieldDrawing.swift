import Drawing
import Matrices

/// A field painted inside a chart, with the lines between its regions.
struct FieldDrawing<Surface: Canvas> {
  private let field: Field
  private let look: FieldLook
  private let canvas: Surface
  private let inside: Rectangle

  init(_ field: Field, on canvas: Surface, in inside: Rectangle) {
    (self.field, self.canvas, self.inside) = (field, canvas, inside)
    look = FieldLook(field)
  }

  func draw() {
    for row in 0..<field.values.rows { drawRow(row) }
    switch field.meaning {
    case .classes(_, let certainty):
      drawMarks { certainty[$0, $1] }
      canvas.draw(borders { $0 }, Stroke(Color(gray: 0.15), width: 1.25))
    case .quantity:
      canvas.draw(borders { $0 < 0 ? -1 : 1 }, Stroke(Color(gray: 0.15), width: 0.75))
    }
  }

  private var rowHeight: Double { inside.height / Double(field.values.rows) }
  private var columnWidth: Double { inside.width / Double(field.values.columns) }

  private func corner(_ row: Int, _ column: Int) -> Point {
    Point(
      inside.x + Double(column) * columnWidth,
      inside.y + inside.height - Double(row) * rowHeight)
  }

  private func color(_ row: Int, _ column: Int) -> Color {
    look.sample(
      (Double(column) + 0.5) / Double(field.values.columns),
      (Double(row) + 0.5) / Double(field.values.rows)
    ).color
  }

  /// Neighbours of the same colour become one rectangle.
  private func drawRow(_ row: Int) {
    var start = 0
    for column in 1...field.values.columns {
      guard column == field.values.columns || color(row, column) != color(row, start) else {
        continue
      }
      let (upper, lower) = (corner(row + 1, start), corner(row, column))
      canvas.fill(
        Rectangle(x: upper.x, y: upper.y, width: lower.x - upper.x, height: lower.y - upper.y),
        color(row, start))
      start = column
    }
  }

  /// Small marks of the answered class all over its region, for readers and printers without
  /// colours.
  private func drawMarks(_ certainty: (_ row: Int, _ column: Int) -> Double) {
    let step = 26.0
    for y in stride(from: step / 2, to: inside.height, by: step) {
      for x in stride(from: step / 2, to: inside.width, by: step) {
        let (row, column) = field.index(atX: x / inside.width, y: 1 - y / inside.height)
        guard let answer = Int(exactly: field.values[row, column]) else { continue }
        canvas.mark(
          answer, at: Point(inside.x + x, inside.y + y), size: 1.8,
          color: Ordinal(answer).faint(certainty: certainty(row, column)))
      }
    }
  }

  /// The edges between samples that belong to different sides.
  private func borders(_ side: (Double) -> Double) -> [[Point]] {
    let values = Matrix(
      shape: field.values.shape, columnMajor: field.values.elements.map(side))
    var lines: [[Point]] = []
    for row in 0..<values.rows {
      for column in 0..<values.columns {
        if column > 0, values[row, column] != values[row, column - 1] {
          lines.append([corner(row, column), corner(row + 1, column)])
        }
        if row > 0, values[row, column] != values[row - 1, column] {
          lines.append([corner(row, column), corner(row, column + 1)])
        }
      }
    }
    return lines
  }
}
