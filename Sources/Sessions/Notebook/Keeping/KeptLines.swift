import Journals
import Lessons

/// The lines of a session, as its journal tells of them record by record.
struct KeptLines {
  /// What was under way when the session ended.
  struct UnderWay {
    /// The line, or piece of a script; nil where it ended between two lines.
    let line: JournalRecord.Begun?
    /// How many iterations of a training that was cut are kept; nil where nothing of it is.
    let iterations: Int?
    /// The lines that were to be run behind it.
    let behind: [JournalRecord.Planned]
  }

  /// Every line that was done.
  private(set) var lines: [KeptSession.Line] = []
  /// The lines that were taken back last and could be brought back when it ended.
  private var undone: [Int] = []
  /// The lines that were not run where others were run again.
  private var unrun: [Int] = []
  /// Those that `redo` would bring back, or run.
  var waiting: [Int] { undone + unrun }
  /// What was under way when it ended; nil where nothing was.
  private(set) var underWay: UnderWay?

  /// The line at work, and how far the learner was before it.
  private var begun: (line: JournalRecord.Begun, progress: Progress?)?
  private var progress: Progress?
  /// What a line that trains has come to so far.
  private var reached: Reached?
  /// What could be brought back before the line at work.
  private var held: [Int] = []
  /// The lines that are run one after another.
  private var plan = Plan()
  /// The pieces of a script at work that are done, and those that are left.
  private var pieces: [KeptSession.Line] = []
  private var script = Plan()

  /// What a line that trains has come to: as a line of its own, and in iterations.
  private struct Reached {
    let text: String
    let iterations: Int

    init(_ text: String) {
      self.text = text
      iterations = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }
  }

  /// Lines that are run one after another.
  private struct Plan {
    var lines: [JournalRecord.Planned] = []
    var next = 0
    /// Those that are left.
    var rest: ArraySlice<JournalRecord.Planned> { lines.dropFirst(next) }
  }

  /// Reads records up to the first that does not fit.
  init(_ records: [JournalRecord]) {
    for record in records where !take(record) { break }
    underWay = left
    settle()
  }

  /// - Returns: Whether the record fits to those before it.
  private mutating func take(_ record: JournalRecord) -> Bool {
    switch record {
    case .begun(let line): begin(line)
    case .done(let done): return finish(done)
    case .said(let number, let text): say(text, number)
    case .takenBack(let numbers): takeBack(numbers)
    case .broughtBack(let numbers): bringBack(numbers)
    case .failed: (begun, undone) = (nil, held)
    case .reached(let number, let text): if begun?.line.number == number { reached = Reached(text) }
    case .planned(let lines): plan = Plan(lines: lines)
    case .comesNext(let index): plan.next = index
    case .scripted(let kept, let rest):
      pieces = Array(pieces.prefix(kept))
      (script, reached) = (Plan(lines: rest), nil)
    case .piece(let next, let line, let done): add(line, done, next)
    case .opened: break
    }
    return true
  }

  private mutating func begin(_ line: JournalRecord.Begun) {
    if let begun, line.number > begun.line.number { settle() }
    learn(line)
    begun = (line: line, progress: progress)
    reached = nil
    (pieces, script) = ([], Plan())
    (held, undone) = (undone, [])
  }

  private mutating func learn(_ line: JournalRecord.Begun) {
    progress = line.progress.flatMap(Progress.init(text:)) ?? progress
  }

  private mutating func finish(_ done: JournalRecord.Done) -> Bool {
    guard let begun, begun.line.number == done.number, done.number == lines.count + 1 else {
      return false
    }
    lines.append(KeptSession.Line(begun: begun.line, done: done, progress: begun.progress))
    (self.begun, plan.next) = (nil, plan.next + 1)
    return true
  }

  /// Adds a piece of the script at work.
  private mutating func add(
    _ line: JournalRecord.Begun, _ done: JournalRecord.Done, _ next: Int
  ) {
    learn(line)
    let number = lines.count + pieces.count + 1
    var done = done
    done.number = number
    let begun = JournalRecord.Begun(
      number: number, text: line.text, isCell: line.isCell, progress: nil, isOfScript: true)
    pieces.append(KeptSession.Line(begun: begun, done: done, progress: progress))
    pieces[pieces.count - 1].script = self.begun?.line.number
    (script.next, reached) = (next, nil)
  }

  /// Notes what a line, or a piece of the script at work, said first.
  private mutating func say(_ text: String, _ number: Int) {
    let piece = number - 1 - lines.count
    if lines.indices.contains(number - 1) {
      lines[number - 1].firstLine = text
    } else if pieces.indices.contains(piece) {
      pieces[piece].firstLine = text
    }
  }

  private mutating func takeBack(_ numbers: [Int]) {
    mark(numbers, isLiving: false)
    if isUnrun(numbers) {
      (undone, unrun) = ([], unrun.filter { !numbers.contains($0) } + numbers)
    } else {
      undone = (undone + numbers).sorted()
    }
  }

  private mutating func bringBack(_ numbers: [Int]) {
    mark(numbers.filter { !unrun.contains($0) }, isLiving: true)
    undone.removeAll(where: numbers.contains)
    // A line that was never run and waited for it has been typed.
    unrun.removeAll(where: numbers.contains)
    // Lines are run again, and none waits.
    if numbers.isEmpty { (undone, unrun) = ([], []) }
  }

  private mutating func mark(_ numbers: [Int], isLiving: Bool) {
    for number in numbers where lines.indices.contains(number - 1) {
      lines[number - 1].isLiving = isLiving
    }
  }

  /// Whether lines were never run: others were run again, and stopped before them.
  private func isUnrun(_ numbers: [Int]) -> Bool {
    numbers.allSatisfy { number in
      guard lines.indices.contains(number - 1) else { return false }
      let done = lines[number - 1].done
      return !done.changes && done.seconds == 0
    }
  }
}

extension KeptLines {
  /// What is under way, and what was to follow it.
  private var left: UnderWay? {
    guard let begun, begun.line.number == lines.count + 1 else {
      let rest = Array(plan.rest)
      return rest.isEmpty ? nil : UnderWay(line: nil, iterations: nil, behind: rest)
    }
    let (rest, behind) = (script.rest, plan.rest.dropFirst())
    guard let first = rest.first else {
      let isDone = !pieces.isEmpty
      return UnderWay(
        line: isDone ? nil : begun.line, iterations: reached?.iterations, behind: Array(behind))
    }
    return UnderWay(
      line: first.line.numbered(lines.count + pieces.count + 1), iterations: reached?.iterations,
      behind: Array(rest.dropFirst() + behind))
  }

  /// Keeps what a line that was never done has left: the pieces of its script that are done, and
  /// what a training has come to.
  private mutating func settle() {
    guard let begun, begun.line.number == lines.count + 1 else { return }
    let asked = script.rest.first?.line ?? begun.line
    lines += pieces
    guard let reached else { return }
    var done = JournalRecord.Done(number: lines.count + 1, seconds: 0, changes: true)
    done.cameTo = reached.text
    done.place = lines.last?.done.place ?? .init()
    done.place.iteration += reached.iterations
    let line = JournalRecord.Begun(
      number: done.number, text: asked.text, isCell: asked.isCell, progress: nil,
      isOfScript: asked.isOfScript)
    lines.append(KeptSession.Line(begun: line, done: done, progress: begun.progress))
    lines[lines.count - 1].cut = reached.iterations
    if !pieces.isEmpty { lines[lines.count - 1].script = begun.line.number }
  }
}
