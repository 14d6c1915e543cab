import Journals
import Languages
import Lessons

/// What was done in a session, line by line: what lives, and how to come back to before it.
///
/// The engine is deterministic, so a session is the lines that live, in their order. Numbers are
/// given once: a line that is taken back keeps its own, and what follows gets new ones.
struct Notebook {
  /// A line that was carried out.
  struct Entry {
    /// From 1, in the order of typing.
    let number: Int
    /// What was typed.
    let text: String
    /// Whether it is a cell of Python's, whatever its text says by itself.
    let isCell: Bool
    /// The language spoken when it was typed.
    let language: Language
    /// How long it took.
    let seconds: Double
    /// Whether the session was another one after it.
    let changes: Bool
    /// The beginning of what it printed.
    var firstLine = ""
    /// Whether it is a cell that failed, and left what it had done until then.
    var hasFailed = false
    /// At which look for Ctrl-C it was stopped; nil where it was not, or its text says how far it
    /// came.
    var stoppedAt: Int?
    /// The times it measured and read, and chance, which no second run would give again; packed as
    /// `NotedNumbers` has them.
    var measured: [Double] = []
    /// What stays where it is taken back.
    var remains: Remains = []
    /// How far the learner was with the lessons before it; nil where it does not hang on that.
    var progress: Progress?
    /// Whether it is a script's, which leaves the learner's progress alone.
    var isOfScript = false
    /// The files it named, and those that the lines of a script did which it ran.
    var files: [JournalRecord.FileMark] = []
    /// Whether `undo` takes it back by itself: it changed something, or is a remark.
    var isStep: Bool { changes || isNote }
    private var isNote: Bool {
      !isCell && text.utf8.starts(with: "note".utf8) && text.prefix { !$0.isWhitespace } == "note"
    }
    /// Whether it was never run: others were run again and stopped before it, or it was under way when
    /// the session ended.
    fileprivate var isUnrun: Bool { !isLiving && !changes && seconds == 0 }
    /// Whether it still counts: it has not been taken back.
    fileprivate(set) var isLiving = true
  }

  /// What a line leaves that taking it back does not touch.
  struct Remains: OptionSet {
    let rawValue: Int
    /// It wrote files.
    static let files = Remains(rawValue: 1)
    /// It was an answer, or read a hint.
    static let progress = Remains(rawValue: 2)
  }

  /// What `undo` took back, for `redo`.
  struct Undone {
    let numbers: [Int]
    let after: Session.Snapshot
    fileprivate let befores: [Before]
  }

  /// Which lines counted at one moment.
  struct Mark: Equatable {
    fileprivate let living: [Int]
    fileprivate let befores: [Before]

    static func == (left: Self, right: Self) -> Bool { left.living == right.living }
  }

  /// The state before a line.
  typealias Before = (number: Int, snapshot: Session.Snapshot)

  /// Every line so far, taken back ones too.
  private(set) var entries: [Entry] = []
  /// What can be brought back, the latest last; typing anything else forgets it.
  private(set) var undone: [Undone] = []
  /// The numbers of the lines that were to be run again and were not: the one that failed, and those
  /// behind it.
  private(set) var waiting: [Int] = []
  /// The states before lines that changed something, as far as memory allows; the first is kept.
  private var befores: [Before] = []

  /// The number of the line that is typed next.
  var nextNumber: Int { entries.count + 1 }

  /// The lines that count.
  var living: [Entry] { entries.filter(\.isLiving) }

  /// Remembers a line that succeeded.
  mutating func add(_ entry: Entry, after before: Session.Snapshot) {
    undone = []
    entries.append(entry)
    if entry.isStep || befores.isEmpty { befores.append((entry.number, before)) }
    if befores.count > Self.most + Self.slack { befores.removeSubrange(1...Self.slack) }
  }

  /// Takes over a line of a session that is gone on with.
  mutating func add(_ entry: Entry, isLiving: Bool, after before: Session.Snapshot) {
    guard !isLiving else { return add(entry, after: before) }
    if befores.isEmpty { befores.append((entry.number, before)) }
    addUnrun(entry)
  }

  /// Takes a line that was not run: it has a number, and does not count.
  mutating func addUnrun(_ entry: Entry) {
    entries.append(entry)
    entries[entries.count - 1].isLiving = false
  }

  /// Lets lines wait for `redo`, and no others; it runs them, and brings back nothing.
  mutating func wait(_ numbers: [Int]) {
    waiting = numbers
    if !numbers.isEmpty { undone = [] }
  }

  /// The one line that waits and was never run, where its text is this.
  func waiting(_ text: String) -> Int? {
    let unrun = waiting.filter { entries[$0 - 1].isUnrun }
    guard unrun.count == 1, entries[unrun[0] - 1].text == text else { return nil }
    return unrun[0]
  }

  /// How many states are kept; beyond them the lines are run again from the nearest one.
  private static let most = 256
  /// How many more there may be before the oldest of them go, all at once.
  private static let slack = 32

  /// The living line from which `count` lines that changed something, or are remarks, are taken back.
  func first(ofLast count: Int) -> Entry? {
    let steps = living.filter(\.isStep)
    return steps.isEmpty ? nil : steps[max(0, steps.count - count)]
  }

  /// Marks everything from a line on as taken back; `redo` can bring it back.
  /// - Parameter after: The state as it is.
  /// - Returns: The lines.
  @discardableResult
  mutating func takeBack(from number: Int, after: Session.Snapshot) -> [Entry] {
    let lines = living.filter { $0.number >= number }
    for line in lines { entries[line.number - 1].isLiving = false }
    let taken = befores.dropFirst().filter { $0.number >= number }
    undone.append(Undone(numbers: lines.map(\.number), after: after, befores: taken))
    befores.removeLast(taken.count)
    return lines
  }

  /// Brings the last lines back that were taken back; nil where there are none.
  mutating func bringBack() -> Undone? {
    guard let last = undone.popLast() else { return nil }
    for number in last.numbers { entries[number - 1].isLiving = true }
    befores += last.befores
    return last
  }

  /// Whether `redo` would bring a line back, or run it.
  func comesBack(_ number: Int) -> Bool {
    undone.last?.numbers.contains(number) ?? waiting.contains(number)
  }

  /// Which lines count now.
  var mark: Mark { Mark(living: living.map(\.number), befores: befores) }

  /// Lets the lines count that did at a moment, and no others.
  /// - Returns: Those that count no more, and those that count again.
  mutating func comeBack(to mark: Mark) -> (lost: [Int], regained: [Int]) {
    let (now, then) = (Set(living.map(\.number)), Set(mark.living))
    for index in entries.indices { entries[index].isLiving = then.contains(entries[index].number) }
    (befores, undone, waiting) = (mark.befores, [], [])
    return (now.subtracting(then).sorted(), then.subtracting(now).sorted())
  }

  /// The state before a line, where just that one is kept.
  func state(before number: Int) -> Session.Snapshot? {
    befores.first { $0.number == number }?.snapshot
  }

  /// The latest kept state from which a line can be reached, with the living lines in between
  /// that changed something.
  func way(to number: Int) -> (start: Session.Snapshot, lines: [Entry])? {
    guard let start = befores.last(where: { $0.number <= number }) ?? befores.first else {
      return nil
    }
    let lines = living.filter { $0.changes && (start.number..<number).contains($0.number) }
    return (start.snapshot, lines)
  }
}
