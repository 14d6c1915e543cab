import Languages
import Matrices
import Presentation

/// A figure of every kind, with numbers a person can check by eye.
enum FigureGallery {
  static let figures: [Figure] = [
    cost, boundary, histogram, heat, mask, image, images, series, neurons, network, broken,
    constant, long,
  ]

  private static func axis(_ label: String, _ range: ClosedRange<Double>, isWhole: Bool = false)
    -> ChartAxis
  { ChartAxis(label, Extent(range), isWhole: isWhole) }

  /// 1/n and 1/n + 0.1 for n from 1 to 60.
  static let cost: Figure = {
    let x = (1...60).map(Double.init)
    let series = [
      Series("train", x: x, y: x.map { 1 / $0 }),
      Series("dev", x: x, y: x.map { 1 / $0 + 0.1 }, ordinal: 1),
    ]
    let chart = Chart(
      x: axis("epochs finished", 0...60, isWhole: true), y: axis("J", 0...1.1), series: series)
    return Figure(
      "cost", title: Localized("cost J, train and dev"), .chart(chart), notes: [Localized("a note")]
    )
  }()

  /// Class 1 where x > y, surer further away from the diagonal.
  static let boundary: Figure = {
    let shape = Shape(30, 30)
    let field = Field(
      Matrix(shape: shape) { row, column in column > row ? 1 : 0 },
      meaning: .classes(
        ["晴", "rain"],
        certainty: Matrix(shape: shape) { row, column in abs(Double(row - column)) / 30 }))
    let points = [
      Series("晴 (3)", x: [-0.8, -0.5, 0], y: [0.2, 0.9, 0.8], form: .points),
      Series("rain (2)", x: [0.2, 0.9], y: [-0.5, 0.2], form: .points, ordinal: 1),
      Series("no label (1)", x: [0], y: [0], form: .points, ordinal: 2),
    ]
    let chart = Chart(
      x: axis("温度", -1...1), y: axis("humidity", -1...1), series: points, field: field,
      isPlane: true)
    return Figure("boundary", title: Localized("decision boundary"), .chart(chart))
  }()

  static let histogram: Figure = {
    let bars = Series(
      "values", x: [-2, -1, 0, 1, 2], y: [1, 4, 10, 3, 0.5], form: .bars(width: 1))
    return Figure(
      "histogram", title: Localized("histogram of Z1"),
      .chart(
        Chart(x: axis("Z1", -2...3), y: axis("values", 0...10, isWhole: true), series: [bars])))
  }()

  static let heat = Figure(
    "heat", title: Localized("W1 (3, 4), sign and size"),
    .cells(Cells(Gallery.weights, look: .signed)))

  static let mask = Figure(
    "mask", title: Localized("D1 (2, 5)"),
    .cells(Cells(Gallery.mask, look: .mask, row: Localized("unit"), column: Localized("example"))))

  /// A ring of 8 by 8 pixels.
  static let pixels = Matrix<Double>(shape: Shape(8, 8)) { row, column in
    let distance =
      (Double(row) - 3.5) * (Double(row) - 3.5) + (Double(column) - 3.5) * (Double(column) - 3.5)
    return (4...11).contains(distance) ? 16 : 0
  }

  static let image = Figure(
    "image", title: Localized("X[:, 0] as pixels"), .image(PixelImage(pixels)))

  static let images = Figure(
    "image", title: Localized("two images"),
    panels: [
      .init("column 0", .image(PixelImage(pixels))),
      .init("column 1", .image(PixelImage(pixels.transposed))),
    ])

  static let series: Figure = {
    let x = (0..<40).map(Double.init)
    let steps = x.map { $0 < 20 ? 0.0 : 10 }
    var average = 0.0
    let averages = steps.map { step in
      average = 0.9 * average + 0.1 * step
      return average
    }
    let chart = Chart(
      x: axis("index", 0...39, isWhole: true), y: axis("theta", 0...10),
      series: [
        Series("theta", x: x, y: steps, form: .points),
        Series("beta 0.9", x: x, y: averages, ordinal: 1),
      ])
    return Figure("series", title: Localized("theta"), .chart(chart))
  }()

  static let neurons: Figure = {
    let panels = (0..<3).map { unit in
      let field = Field(
        Matrix(shape: Shape(20, 20)) { row, column in
          Double(unit == 0 ? column : unit == 1 ? row : row + column) - 10
        }, meaning: .quantity)
      let chart = Chart(
        x: axis("x1", 0...1), y: axis("x2", 0...1), series: [], field: field, isPlane: true)
      return Figure.Panel("A1[\(unit)] -10 to \(unit == 2 ? 28 : 9)", .chart(chart))
    }
    return Figure("neurons", title: Localized("what each unit answers"), panels: panels)
  }()

  static let network = Figure(
    "network", title: Localized("network, iteration 3"),
    .network(
      NetworkDiagram(
        layers: [
          .init("X", units: 4, unitNames: ["length", "width", "花瓣", "p"]),
          .init("A1 relu", units: 3), .init("A2 softmax", units: 20),
        ],
        weights: [
          Gallery.weights,
          Matrix(shape: Shape(20, 3)) { row, column in Double(row - 10) / 10 + Double(column) },
        ])))

  /// What cannot be drawn is left out and counted.
  static let broken = Figure(
    "series", title: Localized("broken"),
    .chart(
      Chart(
        x: axis("index", 0...5, isWhole: true), y: axis("value", 0...4),
        series: [Series("value", x: [0, 1, 2, 3, 4, 5], y: [1, .nan, 3, .infinity, 2, 4])])))

  static let constant = Figure(
    "series", title: Localized("constant"),
    .chart(
      Chart(
        x: axis("index", 0...9, isWhole: true), y: axis("value", 5...5),
        series: [Series("value", x: (0...9).map(Double.init), y: Array(repeating: 5, count: 10))])))

  /// A hundred thousand numbers with one that stands out.
  static let long: Figure = {
    let count = 100_000
    let y = (0..<count).map { $0 == 70_000 ? 10.0 : Double($0 % 7) / 7 }
    return Figure(
      "series", title: Localized("many numbers"),
      .chart(
        Chart(
          x: axis("index", 0...Double(count), isWhole: true), y: axis("value", 0...10),
          series: [Series("value", x: (0..<count).map(Double.init), y: y)])))
  }()
}
