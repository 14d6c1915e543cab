import Cells
import Formulas
import Matrices

/// What of a session hangs on a clock or on chance, so that another run would come to something else.
///
/// It is told by the lines' trees: a line that reads a clock, or a name that hangs on one, passes it
/// on to what it gives a value, to the stream it seeds, to the run whose tensor it sets.
struct Uncertainty {
  /// The names, variables and functions.
  private var names: Set<String> = []
  /// Whether what is drawn is uncertain, and what the network comes to.
  private var (stream, run) = (false, false)
  /// What the learner's functions read.
  private var meant: [String: Set<String>] = [:]
  /// How it was after the line before.
  private var noted: [Double] = []
  private var variables: [String: Value] = [:]
  private var random: NumPyRandom?

  /// A line that was typed begins.
  mutating func begin() { noted = [] }

  /// Takes a line that was carried out.
  mutating func note(_ line: Line, in session: Session) {
    let words = LineNames(line)
    let draws = random.map { $0 != session.state.random } ?? false
    let readsClock = line.command == nil && session.notedNumbers != noted
    let isUncertain =
      readsClock || hangs(words.read) || draws && stream && !words.seeds
    let changed = changedVariables(session).union(words.changed)
    pass(isUncertain, to: changed, seeds: words.seeds || draws && isUncertain, line, session)
    for name in words.changed where session.state.memory?.isCallable(name) == true {
      meant[name] = words.read
    }
    (noted, variables) = (session.notedNumbers, session.state.variables)
    random = session.state.random
  }

  private mutating func pass(
    _ isUncertain: Bool, to changed: Set<String>, seeds: Bool, _ line: Line, _ session: Session
  ) {
    if isUncertain { names.formUnion(changed) } else { names.subtract(changed) }
    if seeds { stream = isUncertain }
    if let command = line.command {
      if command is NetCommand || command is ResetCommand { run = false }
      run = run || isUncertain && command.topic != .notebook
    } else if isUncertain, let plan = session.state.experiment.trainer?.plan, line.sets(plan) {
      run = true
    }
  }

  private func changedVariables(_ session: Session) -> Set<String> {
    let now = session.state.variables
    return Set(now.keys.filter { variables[$0] != now[$0] })
  }

  /// Whether one of some names hangs on a clock, by what functions read too.
  private func hangs(_ read: Set<String>) -> Bool {
    var (all, waiting) = (read, Array(read))
    while let name = waiting.popLast() {
      waiting += (meant[name] ?? []).filter { all.insert($0).inserted }
    }
    return !names.isDisjoint(with: all)
  }

  /// Whether another run would show the number of a formula again.
  func allows(_ source: String) -> Bool {
    let read = LineNames(formula: source).read
    return !hangs(read) && (!run || read.allSatisfy { variables[$0] != nil })
  }
}

/// The names a line reads and those it gives a value, by its tree.
private struct LineNames {
  var read: Set<String> = []
  var changed: Set<String> = []
  /// Whether it says where the stream of random numbers begins.
  var seeds = false

  init(_ line: Line) {
    switch line.content {
    case .formula(.expression(let formula)): take(formula)
    case .formula(.assignment(let target, let sign, let formula)):
      take(formula)
      changed = [target.name.text]
      if sign != nil || target.indices != nil { read.insert(target.name.text) }
    case .cell:
      guard let names = CellNames(line.text) else { return }
      (read, changed) = (names.read, names.changed)
      seeds = line.text.trimmed.hasPrefix("np.random.seed(")
    case .command(let command, let arguments):
      seeds = command is SeedCommand
      // What is only looked at passes nothing on.
      if [.setUp, .run].contains(command.topic) { read = Set(arguments.rest.identifiers) }
    case .nothing, .unreadable: break
    }
  }

  init(formula text: String) {
    read = Set(text.identifiers)
    if let formula = try? Parser.parseExpression(text) { take(formula) }
  }

  private mutating func take(_ formula: Syntax) {
    read = Set(formula.names + formula.calledNames)
    seeds = formula.calledNames.contains("seed")
  }
}
