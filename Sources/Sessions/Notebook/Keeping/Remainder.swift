import Journals
import Lessons

/// What of a session that ended was left to do: the line that was under way, or the rest of it, and
/// those that were to follow.
struct Remainder {
  /// What was under way.
  let underWay: KeptLines.UnderWay
  /// How many iterations a training that was cut has come to.
  let iterations: Int?
  /// The rest of a training that was cut; nil where there is none.
  let rest: String?
  /// The lines to be run, in order.
  let lines: [LineAgain]
  /// Whether the first of them can stand at a prompt, and does.
  let standsAtPrompt: Bool

  /// - Parameter session: The session, after the lines that were done.
  init(_ underWay: KeptLines.UnderWay, in session: Session) {
    self.underWay = underWay
    iterations = underWay.iterations
    rest = iterations.flatMap { session.rest(of: underWay.line?.text ?? "", after: $0) }
    let behind = [LineAgain](underWay.behind)
    let first = iterations == nil ? underWay.line.map(LineAgain.init(begun:)) : nil
    let isOfScript = underWay.line?.isOfScript ?? false
    let own = [first, rest.map { LineAgain(SourceLine($0), isOfScript: isOfScript) }]
    let lines = own.compactMap(\.self) + behind
    self.lines = lines
    standsAtPrompt = session.hasPrompt && behind.isEmpty && lines.count == 1
  }
}

extension LineAgain {
  fileprivate init(begun line: JournalRecord.Begun) {
    self.init(
      SourceLine(line.text, isCell: line.isCell), line.progress.flatMap(Progress.init(text:)),
      isOfScript: line.isOfScript)
  }
}

extension Session {
  /// Whether a person sees a prompt, at which a line can stand.
  fileprivate var hasPrompt: Bool { surroundings.waitForKey != nil }

  /// What is left of a training that was cut, after it has come so far.
  fileprivate func rest(of line: String, after iterations: Int) -> String? {
    guard case .command(let command, let arguments) = read(line).content, command is TrainCommand,
      let run = state.experiment.trainer
    else { return nil }
    return TrainCommand.rest(of: arguments, after: iterations, run)
  }
}
