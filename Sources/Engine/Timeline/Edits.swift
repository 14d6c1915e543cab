/// What a person changed by hand in a run, in the order of its points.
struct Edits {
  /// Shared by the copies of a run's past, each of which sees the first `count` only, so that
  /// keeping a copy does not make the next change as long as all before it.
  private final class Log {
    var all: [(at: Moment, edit: Edit)]

    init(_ all: [(at: Moment, edit: Edit)]) { self.all = all }
  }

  private var log = Log([])
  private var count = 0

  /// Remembers a change; those at later points are forgotten.
  mutating func add(_ edit: Edit, at place: Moment) {
    count = count(upTo: place)
    if count < log.all.count { log = Log(Array(log.all[..<count])) }
    log.all.append((place, edit))
    count += 1
  }

  /// How many were made up to a point.
  func count(upTo place: Moment) -> Int {
    var (lower, upper) = (0, count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if log.all[middle].at <= place { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

  /// The point of the first one behind another point.
  func next(after place: Moment) -> Moment? {
    let index = count(upTo: place)
    return index < count ? log.all[index].at : nil
  }

  /// Those made at a point, the first one first.
  func made(at place: Moment) -> [Edit] {
    log.all[..<count(upTo: place)].reversed().prefix { $0.at == place }.reversed().map(\.edit)
  }
}
