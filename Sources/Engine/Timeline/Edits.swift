/// What a person changed by hand in a run, in the order of its points.
struct Edits {
  /// Shared by the copies of a run's past, each of which sees the first `count` only, so that
  /// keeping a copy does not make the next change as long as all before it.
  private final class Log {
    /// The points, apart from what was done there: they are searched after every iteration.
    var places: [Moment]
    var edits: [Edit]

    init(_ places: [Moment], _ edits: [Edit]) { (self.places, self.edits) = (places, edits) }
  }

  private var log = Log([], [])
  private var count = 0

  /// Remembers a change; those at later points are forgotten.
  mutating func add(_ edit: Edit, at place: Moment) {
    count = count(upTo: place)
    if count < log.edits.count {
      log = Log(Array(log.places[..<count]), Array(log.edits[..<count]))
    }
    log.places.append(place)
    log.edits.append(edit)
    count += 1
  }

  /// How many were made up to a point.
  func count(upTo place: Moment) -> Int {
    guard count > 0 else { return 0 }
    var (lower, upper) = (0, count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if log.places[middle] <= place { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

  /// How many were made before so many iterations were finished.
  func count(before finished: Int) -> Int { count(upTo: Moment(finished: finished, stages: -1)) }

  /// The same without those at the start, which are settings of the run where nothing had looked at
  /// it before they were made.
  func countUnderWay(before finished: Int) -> Int {
    count(before: finished) - count(upTo: Moment(finished: 0, stages: 0))
  }

  /// The point of the first one behind another point.
  func next(after place: Moment) -> Moment? {
    let index = count(upTo: place)
    return index < count ? log.places[index] : nil
  }

  /// The point of the last one before another point.
  func last(before place: Moment) -> Moment? {
    var index = count(upTo: place)
    while index > 0, log.places[index - 1] == place { index -= 1 }
    return index > 0 ? log.places[index - 1] : nil
  }

  /// Those up to a point, without the first `first` ones, each with its point.
  func made(from first: Int, upTo place: Moment) -> [(moment: Moment, edit: Edit)] {
    let range = first..<max(first, count(upTo: place))
    return Array(zip(log.places[range], log.edits[range]))
  }

  /// Whether the first `count` are those of another list.
  func begin(like other: Edits, count: Int) -> Bool { count == 0 || log === other.log }

  /// Those made at a point, the first one first.
  func made(at place: Moment) -> [Edit] {
    guard count > 0 else { return [] }
    let end = count(upTo: place)
    let begin = log.places[..<end].lastIndex { $0 != place }.map { $0 + 1 } ?? 0
    return Array(log.edits[begin..<end])
  }
}
