/// What a person changed by hand in a run, in the order of its points.
struct Edits {
  private var all: [(at: Moment, edit: Edit)] = []

  /// Remembers a change; those at later points are forgotten.
  mutating func add(_ edit: Edit, at place: Moment) {
    all.removeLast(all.count - count(upTo: place))
    all.append((place, edit))
  }

  /// How many were made up to a point.
  func count(upTo place: Moment) -> Int {
    var (lower, upper) = (0, all.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if all[middle].at <= place { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

  /// The point of the first one behind another point.
  func next(after place: Moment) -> Moment? {
    let index = count(upTo: place)
    return index < all.count ? all[index].at : nil
  }

  /// Those made at a point, the first one first.
  func made(at place: Moment) -> [Edit] {
    all[..<count(upTo: place)].reversed().prefix { $0.at == place }.reversed().map(\.edit)
  }
}
