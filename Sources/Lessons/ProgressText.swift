import CZlib
import Languages

/// The text form of progress: a version, then one line a lesson or exercise with its CRC-32, so
/// that a damaged digit is not believed.
///
///     backstep progress 6
///     language zh #…
///     last forward #…
///     lesson forward page 3 furthest 5 #aac0514a
///     exercise forward.1 open misses 2 hints 1 #…
///     exercise forward.2 solved misses 0 hints 1 reviews 2 day 20784 #…
///     test 2 taken 1 #…
///     test 2 before 3 of 6 day 20784 #…
///
/// Earlier versions are read too: 5 had no tests, 4 had no language, 3 did not name the last lesson, 2 had no days, 1 no sums.
enum ProgressText {
  private static let heading = "backstep progress "
  private static let version = 6

  static func write(_ progress: Progress) -> String {
    var lines = [heading + "\(version)"]
    if let language = progress.language { lines.append("language \(language.rawValue)") }
    if let last = progress.last { lines.append("last \(last)") }
    for (id, place) in progress.places.sorted(by: { $0.key < $1.key }) {
      lines.append("lesson \(id) page \(place.page + 1) furthest \(place.furthest + 1)")
    }
    for (id, state) in progress.exercises.sorted(by: { $0.key < $1.key }) {
      let dated = state.day.map { " reviews \(state.reviews) day \($0)" } ?? ""
      lines.append(
        "exercise \(id) \(state.outcome) misses \(state.misses) hints \(state.hints)" + dated)
    }
    lines += progress.tests.sorted { $0.key < $1.key }.flatMap(testLines)
    let summed = lines.prefix(1) + lines.dropFirst().map { "\($0) #\(sum($0))" }
    return (summed + progress.damaged).joined(separator: "\n") + "\n"
  }

  private static func testLines(_ number: Int, _ record: Progress.TestRecord) -> [String] {
    func line(_ word: String, _ result: Progress.TestResult?) -> String? {
      result.map { "test \(number) \(word) \($0.right) of \($0.count) day \($0.day)" }
    }
    return ["test \(number) taken \(record.taken)"]
      + [line("before", record.before), line("after", record.after)].compactMap(\.self)
  }

  static func read(_ text: String) throws(ProgressError.Reason) -> Progress {
    let lines = text.split(separator: "\n")
    guard let first = lines.first else { return Progress() }
    guard first.hasPrefix(heading), let found = Int(first.dropFirst(heading.count).trimmed) else {
      throw .notProgress
    }
    guard (1...version).contains(found) else { throw .otherVersion(found) }
    return lines.dropFirst().reduce(into: Progress()) { progress, line in
      let words = found == 1 ? line : withoutSum(line)
      if words.map({ take($0, into: &progress) }) != true { progress.damaged.append(String(line)) }
    }
  }

  /// What a line says; nil where its sum is not there or another.
  private static func withoutSum(_ line: Substring) -> Substring? {
    guard let mark = line.lastIndex(of: "#") else { return nil }
    let words = line[..<mark].dropLast()
    return line == "\(words) #\(sum(String(words)))" ? words : nil
  }

  /// CRC-32 of a line's bytes, in eight digits.
  static func sum(_ line: String) -> String {
    let bytes = Array(line.utf8)
    let digits = String(crc32(0, bytes, UInt32(clamping: bytes.count)), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private static func take(_ line: Substring, into progress: inout Progress) -> Bool {
    let words = line.split(separator: " ").map(String.init)
    switch words.first {
    case "language":
      progress.language = words.count == 2 ? Language(rawValue: words[1]) : nil
      return progress.language != nil
    case "last":
      progress.last = words.count == 2 ? words[1] : nil
      return words.count == 2
    case "lesson": return takeLesson(words, into: &progress)
    case "test": return takeTest(words, into: &progress)
    case "exercise": return takeExercise(words, into: &progress)
    default: return false
    }
  }

  private static func takeLesson(_ words: [String], into progress: inout Progress) -> Bool {
    guard words.count == 6, words[2] == "page", words[4] == "furthest",
      let page = count(words[3]), let furthest = count(words[5]), page > 0, furthest >= page
    else { return false }
    progress.places[words[1]] = Progress.Place(page: page - 1, furthest: furthest - 1)
    return true
  }

  private static func takeExercise(_ words: [String], into progress: inout Progress) -> Bool {
    guard words.count == 7 || words.count == 11,
      let outcome = ExerciseProgress.Outcome(rawValue: words[2]),
      words[3] == "misses", let misses = count(words[4]),
      words[5] == "hints", let hints = count(words[6])
    else { return false }
    var state = ExerciseProgress(outcome: outcome, misses: misses, hints: hints)
    if words.count == 11 {
      guard words[7] == "reviews", let reviews = count(words[8]), words[9] == "day",
        let day = count(words[10])
      else { return false }
      (state.reviews, state.day) = (reviews, day)
    }
    progress.exercises[words[1]] = state
    return true
  }

  private static func takeTest(_ words: [String], into progress: inout Progress) -> Bool {
    guard words.count == 4 || words.count == 8, let number = count(words[1]), number > 0 else {
      return false
    }
    var record = progress.tests[number] ?? Progress.TestRecord()
    if words.count == 4 {
      guard words[2] == "taken", let taken = count(words[3]) else { return false }
      record.taken = taken
    } else {
      guard let result = testResult(words) else { return false }
      switch words[2] {
      case "before": record.before = result
      case "after": record.after = result
      default: return false
      }
    }
    progress.tests[number] = record
    return true
  }

  private static func testResult(_ words: [String]) -> Progress.TestResult? {
    guard words[4] == "of", words[6] == "day", let right = count(words[3]),
      let asked = count(words[5]), asked > 0, right <= asked, let day = count(words[7])
    else { return nil }
    return Progress.TestResult(right: right, count: asked, day: day)
  }

  private static func count(_ word: String) -> Int? {
    Int(word).flatMap { (0...1_000_000).contains($0) ? $0 : nil }
  }
}
