/// The ticks below a horizontal axis: as many as have room for their labels.
struct TickRow {
  /// The column of each tick, its label, and the column where the label starts.
  let places: [(column: Int, label: String, start: Int)]

  init(_ axis: ChartAxis, columns: Int) {
    let most = max(2, columns / 6)
    let candidates = stride(from: most, through: 2, by: -1).lazy.map { count in
      Self.places(
        Ticks(within: axis.extent.range, atMost: count, isWhole: axis.isWhole), axis, columns)
    }
    places =
      candidates.first(where: Self.haveRoom)
      ?? Array(Self.places(Ticks(within: axis.extent.range, atMost: 2), axis, columns).prefix(1))
  }

  private static func places(
    _ ticks: Ticks, _ axis: ChartAxis, _ columns: Int
  ) -> [(column: Int, label: String, start: Int)] {
    zip(ticks.values, ticks.labels).compactMap { value, label in
      let place = axis.extent.place(of: value)
      guard place > -0.001, place < 1.001 else { return nil }
      let column = min(max(Int(place * Double(columns)), 0), columns - 1)
      let start = min(column - label.count / 2, columns - label.count)
      return (column, label, start)
    }
  }

  /// Whether two blanks at least lie between any two labels.
  private static func haveRoom(_ places: [(column: Int, label: String, start: Int)]) -> Bool {
    zip(places, places.dropFirst()).allSatisfy { $0.start + $0.label.count + 2 <= $1.start }
  }
}
