import Datasets
import Engine
import Presentation
import TextMeasures

extension SessionError {
  /// The sentence, and what to do.
  func report(in line: String) -> ErrorReport {
    switch self {
    case .needs(let need): need.report
    case .noPart(let part):
      ErrorReport(
        kind: "data", message: "there is no \(part.rawValue) part",
        hint: "split train=0.8 \(part.rawValue)=0.2 makes one")
    case .unknownCommand(let word, let nearest):
      ErrorReport(
        kind: "command", message: "there is no command \(word)",
        hint: nearest.map { "did you mean \($0)?" } ?? "help lists the commands",
        excerpt: .init(line: line, word: word))
    case .ambiguousCommand(let word, let candidates):
      ErrorReport(
        kind: "command", message: "\(word) could be \(candidates.joined(separator: ", "))",
        hint: "type one letter more", excerpt: .init(line: line, word: word))
    case .usage(let command, let usage): usage.report(command, in: line)
    case .notComputed(let name, let stage):
      ErrorReport(
        kind: "name", message: "\(name) has not been computed yet",
        hint: stage.map { "\($0) computes it: step iteration, or step until you are there" })
    case .cannotAssign(let name, let refusal): refusal.report(name)
    case .kind(let source, let needed):
      ErrorReport(kind: "kind", message: "\(source) is not \(needed)")
    case .expectation(let text): ErrorReport(kind: "expectation", message: text)
    case .file(let path, let reason):
      ErrorReport(kind: "file", message: "\(path): \(reason)")
    case .nesting(let limit):
      ErrorReport(
        kind: "script", message: "scripts run one another more than \(limit) deep",
        hint: "does a script run itself?")
    case .beforeStart(let back):
      ErrorReport(
        kind: "value", message: "back=\(back) lies before the first iteration",
        hint: "a smaller number: back=1 is the iteration before")
    case .atStart:
      ErrorReport(
        kind: "order", message: "this is the beginning: nothing has run yet",
        hint: "step runs the first stage")
    case .interrupted: ErrorReport(kind: "interrupted", message: "interrupted")
    case .study(let problem): problem.report(in: line)
    case .plot(let problem): problem.report
    }
  }
}

extension SessionError.Need {
  fileprivate var report: ErrorReport {
    switch self {
    case .data:
      ErrorReport(
        kind: "order", message: "there is no data yet",
        hint: "data iris loads some; help data lists what there is")
    case .network:
      ErrorReport(
        kind: "order", message: "there is no network yet",
        hint: "net 16 relu, 3 softmax describes one; help net explains")
    case .breakpoint:
      ErrorReport(
        kind: "order", message: "there is no breakpoint to run to",
        hint: "break J < 0.1 sets one; continue 1000 runs so many iterations")
    case .iteration:
      ErrorReport(
        kind: "order", message: "nothing has been computed yet", hint: "step iteration runs one")
    }
  }
}

extension SessionError.Usage {
  fileprivate func report(_ command: String, in line: String) -> ErrorReport {
    let help = "help \(command) shows how it is written"
    switch self {
    case .missing(let what):
      return ErrorReport(kind: "usage", message: "\(command) needs \(what)", hint: help)
    case .unexpected(let word):
      return ErrorReport(
        kind: "usage", message: "\(command) does not take \(word) here", hint: help,
        excerpt: .init(line: line, word: word))
    case .unknownOption(let name, let nearest):
      return ErrorReport(
        kind: "usage", message: "\(command) has no option \(name)=",
        hint: nearest.map { "did you mean \($0)=?" } ?? help,
        excerpt: .init(line: line, word: "\(name)="))
    case .value(let option, let text, let needed):
      return ErrorReport(
        kind: "value", message: "\(option) must be \(needed), not \(text)",
        excerpt: .init(line: line, word: text))
    case .choice(let what, let text, let choices):
      let nearest = text.nearest(among: choices)
      return ErrorReport(
        kind: "value", message: "\(what) cannot be \(text): it is one of \(choices.listed)",
        hint: nearest.map { "did you mean \($0)?" }, excerpt: .init(line: line, word: text))
    case .taken(let name):
      return ErrorReport(
        kind: "name", message: "the name \(name) is taken", hint: "choose another name",
        excerpt: .init(line: line, word: name))
    case .spaced(let name, let value):
      return ErrorReport(
        kind: "usage", message: "\(name) takes its value after an equals sign, without spaces",
        hint: "\(command) \(name)=\(value)", excerpt: .init(line: line, word: name))
    case .noValue(let name, let needed):
      return ErrorReport(
        kind: "value", message: "\(name)= needs a value: \(needed)",
        excerpt: .init(line: line, word: "\(name)="))
    case .repeated(let name):
      return ErrorReport(
        kind: "usage", message: "\(name)= is given twice",
        excerpt: .init(line: line, word: "\(name)="))
    }
  }
}

extension SessionError.AssignmentRefusal {
  fileprivate func report(_ name: String) -> ErrorReport {
    switch self {
    case .computed(let command):
      ErrorReport(
        kind: "name", message: "\(name) is computed and cannot be assigned",
        hint: command.map { "\($0) changes it" } ?? "choose another name for a variable")
    case .function:
      ErrorReport(
        kind: "name", message: "\(name) is a function",
        hint: "choose another name for a variable")
    case .notMatrix:
      ErrorReport(kind: "kind", message: "\(name) can only be set to numbers")
    case .wholeNumber:
      ErrorReport(kind: "value", message: "\(name) must be a whole number of 0 or more")
    }
  }
}

extension [String] {
  /// The words with commas and an `or`.
  fileprivate var listed: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " or " + self[count - 1]
  }
}

extension ErrorReport.Excerpt {
  /// Where a word stands in a line, by itself rather than within another; nil where it does not.
  init?(line: String, word: String) {
    guard !word.isEmpty else { return nil }
    let ranges = line.ranges(of: word)
    guard let range = ranges.first(where: { line.isWhole($0) }) ?? ranges.first else { return nil }
    let start = line.distance(from: line.startIndex, to: range.lowerBound)
    self.init(line: line, range: start..<(start + word.count))
  }
}

extension String {
  /// Whether neither a letter nor a digit touches a part of the text.
  fileprivate func isWhole(_ range: Range<Index>) -> Bool {
    let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : " "
    let after = range.upperBound < endIndex ? self[range.upperBound] : " "
    return ![before, after].contains { $0.isLetter || $0.isNumber || $0 == "." }
  }
}
