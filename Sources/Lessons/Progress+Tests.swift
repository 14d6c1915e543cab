extension Progress {
  /// What a run of a test came to.
  public struct TestResult: Equatable, Sendable {
    /// The questions that a run asks.
    public static let questions = 6

    /// How many were answered rightly, and how many were asked.
    public let right, count: Int
    /// The day, counted from 1 January 1970.
    public let day: Int

    /// So many of so many, on a day.
    public init(right: Int, count: Int, day: Int) {
      (self.right, self.count, self.day) = (right, count, day)
    }
  }

  /// What is known of a test: the latest run before its lessons, the latest after them.
  public struct TestRecord: Equatable, Sendable {
    /// The latest run before half of the lessons were done.
    public internal(set) var before: TestResult?
    /// The latest run after that.
    public internal(set) var after: TestResult?
    /// How often it was taken to its end.
    public internal(set) var taken = 0
  }

  /// Notes what a run of a test came to.
  /// - Parameter run: How often it was taken before; a run that is carried out again counts once.
  public mutating func record(
    _ result: TestResult, ofTest number: Int, run: Int, isBefore: Bool
  ) {
    var record = tests[number] ?? TestRecord()
    if isBefore { record.before = result } else { record.after = result }
    record.taken = max(record.taken, run + 1)
    tests[number] = record
  }

  /// Whether less than half of some lessons is done.
  public func isBeforeHalf(of lessons: [Lesson]) -> Bool {
    lessons.reduce(0) { $0 + fraction(of: $1) } < Double(lessons.count) / 2
  }
}
