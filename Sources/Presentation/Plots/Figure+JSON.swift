extension Figure {
  /// The numbers drawn, as members of a JSON object.
  var fields: [(String, JSON)] {
    let head: [(String, JSON)] = [("subject", .string(subject)), ("title", .string(title.en))]
    let body =
      panels.count == 1
      ? panels[0].content.fields
      : [
        (
          "panels",
          .array(panels.map { .object([("title", .string($0.title.en))] + $0.content.fields) })
        )
      ]
    return head + body + [("notes", .array(allNotes.map { .string($0.en) }))]
  }
}

extension Figure.Content {
  fileprivate var fields: [(String, JSON)] {
    switch self {
    case .chart(let chart): chart.fields
    case .cells(let cells): [("values", .matrix(cells.values))]
    case .image(let image): [("pixels", .matrix(image.pixels))]
    case .network(let diagram): diagram.fields
    }
  }
}

extension Chart {
  fileprivate var fields: [(String, JSON)] {
    [
      ("x", x.json), ("y", y.json), ("series", .array(series.map(\.json))),
    ] + (field.map { [("field", $0.json)] } ?? [])
  }
}

extension ChartAxis {
  fileprivate var json: JSON {
    .object([
      ("label", .string(label.en)), ("from", .number(extent.range.lowerBound)),
      ("to", .number(extent.range.upperBound)),
    ])
  }
}

extension Series {
  fileprivate var json: JSON {
    .object([
      ("name", .string(name.en)), ("form", .string(formName)),
      ("x", .array(x.map(JSON.number))), ("y", .array(y.map(JSON.number))),
    ])
  }

  private var formName: String {
    switch form {
    case .line: "line"
    case .points: "points"
    case .bars: "bars"
    }
  }
}

extension Field {
  fileprivate var json: JSON {
    switch meaning {
    case .classes(let names, let certainty):
      .object([
        ("classes", .array(names.map { .string($0) })), ("answers", .matrix(values)),
        ("certainty", .matrix(certainty)),
      ])
    case .quantity: .object([("values", .matrix(values))])
    }
  }
}

extension NetworkDiagram {
  fileprivate var fields: [(String, JSON)] {
    let layers = layers.map { layer in
      JSON.object([
        ("name", .string(layer.name)), ("units", .integer(layer.units)),
        ("unit_names", .array(layer.unitNames.map { .string($0) })),
      ])
    }
    return [("layers", .array(layers)), ("weights", .array(weights.map { .matrix($0) }))]
  }
}
