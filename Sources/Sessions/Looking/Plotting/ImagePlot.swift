import Datasets
import Languages
import Matrices
import Presentation

/// `plot image`: the pixels of one or several examples.
struct ImagePlot: PlotSubject {
  let name = "image"
  let usage = "EXPR"
  private static let limit = 12

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let source = try arguments.expression(
      Localized(en: "pixels, such as X[:, 3]", zh: "像素，例如 X[:, 3]"))
    let drawn = try DrawnValue(source, in: session)
    let matrix = drawn.matrix
    let size = session.state.experiment.dataset?.image
    let panels = try Self.panels(matrix, size, source)
    let more = matrix.columns > Self.limit && panels.count == Self.limit
    let note =
      more
      ? [
        Localized(
          en: "the first \(Self.limit) of \(matrix.columns.grouped) columns",
          zh: "\(matrix.columns.grouped) 列中的前 \(Self.limit) 列")
      ] : []
    return Figure(
      name, title: Localized(drawn.title) + Localized(en: " as pixels", zh: " 作为像素"),
      panels: panels, notes: note)
  }

  private static func panels(
    _ matrix: Matrix<Double>, _ size: ImageSize?, _ source: String
  ) throws -> [Figure.Panel] {
    // A matrix whose columns are no pictures is one itself.
    guard let size = Self.size(of: matrix, size) else {
      guard matrix.rows > 1, matrix.columns > 1 else {
        throw SessionError.plot(.notPixels(source, count: matrix.count))
      }
      return [Figure.Panel("", .image(PixelImage(matrix)))]
    }
    let columns = matrix.rows == 1 ? matrix.transposed : matrix
    return (0..<min(columns.columns, limit)).map { index in
      let start = index * columns.rows
      let pixels = Matrix(
        shape: Shape(size.height, size.width),
        rowMajor: Array(columns.elements[start..<(start + columns.rows)]))
      return Figure.Panel(
        Localized(en: "column \(index)", zh: "第 \(index) 列"), .image(PixelImage(pixels)))
    }
  }

  /// The data's own size where it fits; else a square.
  private static func size(of matrix: Matrix<Double>, _ known: ImageSize?) -> ImageSize? {
    let count = matrix.rows == 1 ? matrix.columns : matrix.rows
    if let known, known.height * known.width == count { return known }
    let side = Int(Double(count).squareRoot().rounded())
    guard side > 1, side * side == count, matrix.rows == 1 || matrix.columns == 1 else {
      return nil
    }
    return ImageSize(height: side, width: side)
  }
}
