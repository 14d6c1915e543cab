extension Figure {
  /// The numbers drawn, as members of a JSON object.
  var fields: [(String, JSON)] {
    let head: [(String, JSON)] = [("subject", .string(subject)), ("title", .string(title))]
    let body =
      panels.count == 1
      ? panels[0].content.fields
      : [
        (
          "panels",
          .array(panels.map { .object([("title", .string($0.title))] + $0.content.fields) })
        )
      ]
    return head + body + [("notes", .array(allNotes.map { .string($0) }))]
  }
}

extension Figure.Content {
  fileprivate var fields: [(String, JSON)] {
    switch self {
    case .chart(let chart): chart.fields
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
      ("label", .string(label)), ("from", .number(span.range.lowerBound)),
      ("to", .number(span.range.upperBound)),
    ])
  }
}

extension Series {
  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("form", .string(formName)),
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
