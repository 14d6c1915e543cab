extension Lesson {
  /// Whether it is a test: a page a question, called `test-1` and so on.
  public var isTest: Bool { id == "test-\(number)" }

  /// The pages that a run of a test asks, in its order.
  ///
  /// Questions stand in twos about the same thing; a run asks one of each two and the next run the
  /// other, so that two runs after each other have nothing in common where there are enough.
  /// - Parameter run: How often the test was taken before.
  public func questions(ofRun run: Int, count: Int = Progress.TestResult.questions) -> [Int] {
    let twos = stride(from: 0, to: pages.count, by: 2).map { Array($0..<min($0 + 2, pages.count)) }
    let turned = twos.indices.map { ($0 + run * count) % twos.count }
    let chosen = turned.map { twos[$0][(run + $0) % twos[$0].count] }
    let others = pages.indices.filter { !chosen.contains($0) }
    var dice = Dice(state: UInt64(number) << 32 + UInt64(run))
    return (chosen + others).prefix(count).map { ($0, dice.next()) }
      .sorted { $0.1 < $1.1 }.map(\.0)
  }
}

/// SplitMix64: the same order for the same run, so that a session that goes on asks the same.
private struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }
}

extension Catalog {
  /// The test with a number.
  public func test(_ number: Int) -> Lesson? { tests.first { $0.number == number } }

  /// The lessons a test is about: the first, second or third part of the course, from 1.
  public func lessons(ofTest number: Int) -> [Lesson] {
    guard (1...3).contains(number) else { return [] }
    func start(_ part: Int) -> Int { part * (lessons.count / 3) + min(part, lessons.count % 3) }
    return Array(lessons[start(number - 1)..<start(number)])
  }

  /// The test whose part of the course begins with `lesson`.
  public func test(before lesson: Lesson) -> Lesson? {
    tests.first { lessons(ofTest: $0.number).first?.id == lesson.id }
  }

  /// The test whose part of the course ends with `lesson`.
  public func test(after lesson: Lesson) -> Lesson? {
    tests.first { lessons(ofTest: $0.number).last?.id == lesson.id }
  }

  /// The lesson that a question of a test is about: the one with its page's title.
  public func lesson(askedBy page: LessonPage) -> Lesson? {
    lessons.first { $0.title == page.title }
  }
}
