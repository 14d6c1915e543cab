import Explaining
import Formulas
import Lessons
import Presentation

/// Whether a line is what a task asks for, or comes to the same.
extension Session {
  /// Whether a line says what another says, in other words or with other blanks: `s 2`, `step 2`.
  func isMeant(_ typed: Line, by expected: Line) -> Bool {
    switch (typed.content, expected.content) {
    case (.command(let given, let words), .command(let asked, let others)):
      given.name == asked.name
        && (words.rest.canonical == others.rest.canonical
          || asked is TrainCommand && count(words) != nil && count(words) == count(others))
    // A value alone is shown as by `show`.
    case (.formula(.expression(let given)), .command(let asked, let others)):
      asked is ShowCommand && others.rest.canonical == given.description
    case (.formula(let given), .formula(let asked)): given == asked
    case (_, .cell): Self.rows(of: typed.text) == Self.rows(of: expected.text)
    default: false
    }
  }

  /// How many iterations `300`, `300 epochs` or `300 iterations` are; nil for other words.
  private func count(_ words: Arguments) -> Int? {
    let parts = words.words
    guard let number = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return nil }
    let unit = parts.count == 2 ? parts[1] : "epochs"
    if ["iteration", "iterations"].contains(unit) { return number }
    guard ["epoch", "epochs"].contains(unit) else { return nil }
    return state.experiment.trainer.map { number * $0.iterationsPerEpoch }
  }

  /// Whether a line has led to the same state, shown the same, or shown the last of what is to be
  /// seen.
  func hasArrived(
    by line: Line, _ reports: [any Report], at expected: Line
  ) throws -> Bool {
    if let asked = shown(by: expected), let given = shown(by: line) {
      let same = asked.filter { asked in given.contains { isSame($0, asked) } }
      state.lesson?.mark.seen.formUnion(given.union(same))
      return asked.isSubset(of: state.lesson?.mark.seen ?? [])
    }
    guard let given = line.command, let asked = expected.command else { return false }
    if comparesTheSame(line, expected) { return true }
    let changing: Set<Topic> = [.run, .setUp]
    let isOfState = changing.contains(given.topic) && changing.contains(asked.topic)
    guard isOfState || given.name == asked.name && !changing.contains(asked.topic) else {
      return false
    }
    let (here, standing) = (state, isOfState ? standing : [])
    defer { state = here }
    try restoreToMark()
    let played = try play([Script.Line(text: expected.text, number: 0)]).flatMap(\.results)
    if isOfState { return self.standing == standing }
    return played.map { "\($0.json)" } == reports.map { "\($0.json)" }
      || [.look, .judge].contains(given.topic) && played.isContained(in: reports)
  }

  /// Whether another formula of the same names has the same value: what is to be seen is on the
  /// screen, as by `a.sum()` for `sum(a)`.
  private func isSame(_ given: String, _ asked: String) -> Bool {
    guard let mine = try? Parser.parseExpression(given),
      let other = try? Parser.parseExpression(asked),
      !other.names.isEmpty, Set(mine.names) == Set(other.names)
    else { return false }
    var scope = self.scope
    guard let value = try? scope.evaluate(mine).array,
      let right = try? scope.evaluate(other).array
    else { return false }
    return value.equals(right)
  }

  /// Whether two lines compare the same branches in another order.
  private func comparesTheSame(_ line: Line, _ expected: Line) -> Bool {
    guard let given = line.arguments, let asked = expected.arguments,
      line.command is PlotCommand, expected.command is PlotCommand,
      given.words.first == "compare"
    else { return false }
    return given.words.sorted() == asked.words.sorted() && given.optionNames == asked.optionNames
  }

  /// What a line that runs or sets something up can change: the numbers that live on, the data, the
  /// network and the settings.
  private var standing: [String] {
    let (experiment, hyper) = (state.experiment, state.experiment.hyperparameters)
    let data = dataSum.map { "\($0)" } ?? ""
    let layers = experiment.layers.map(LayerSyntax.source) ?? ""
    let frozen = experiment.layers?.map { "\($0.isFrozen)" } ?? []
    let settings = [
      OptimizerCommand.description(hyper), hyper.decay.formula, "\(hyper.l2) \(hyper.l1)",
      "\(hyper.batchSize ?? 0) \(hyper.shuffles) \(hyper.seed) \(hyper.precision)",
      "\(hyper.own.entries.map(\.source))", state.branches.current,
    ]
    return ["\(digest)", data, layers] + frozen + settings
  }

  /// The expressions that a line shows; nil where it shows none.
  private func shown(by line: Line) -> Set<String>? {
    if case .expression(let formula)? = line.statement { return [formula.description] }
    guard line.command is ShowCommand, let words = line.arguments?.rest else { return nil }
    let names = LineWords(words.withoutOuterCommas).all.map(\.text.canonical)
    return names.isEmpty ? nil : Set(names)
  }

  /// The words that one or two short lines differ by: `seed=2`.
  static func missing(in typed: Line, of expected: Line) -> [String] {
    guard let given = typed.arguments, let asked = expected.arguments,
      typed.command?.name == expected.command?.name
    else { return [] }
    let words = Set(LineWords(given.rest).all.map(\.text))
    let all = LineWords(asked.rest).all.map(\.text)
    let missing = all.filter { !words.contains($0) }
    return missing.count < all.count && missing.count <= 2 && words.isSubset(of: all)
      ? missing : []
  }

  /// The rows of a cell that say something, without the blanks behind them.
  static func rows(of cell: String) -> [String] {
    cell.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
      .map { String($0).trimmingTrailingSpaces }
  }
}

extension [any Report] {
  /// Whether all that these say stands among what others say, as a table's rows among more of them.
  fileprivate func isContained(in others: [any Report]) -> Bool {
    let rows = rows
    return !rows.isEmpty && Set(rows).isSubset(of: others.rows)
  }

  /// The lines that they print, without the blanks between the words.
  private var rows: [String] {
    flatMap { report in
      report.text(for: Page(width: 200)).split(separator: "\n").map {
        $0.split(separator: " ").filter { !$0.allSatisfy { "─│".contains($0) } }.joined(
          separator: " ")
      }
    }.filter { !$0.isEmpty }
  }
}

extension String {
  /// The expressions that commas or blanks part, outside brackets.
  var partsBetweenCommas: [String] { LineWords(withoutOuterCommas).all.map(\.text) }

  /// A command's words, or its formula, written one way: the options behind the rest, in the order
  /// of their names.
  fileprivate var canonical: String {
    if let formula = try? Parser.parseExpression(self) { return formula.description }
    if let statement = try? Parser.parse(self) { return "\(statement)" }
    let words = LineWords(self).all.map { word in
      (try? Parser.parseExpression(word.text))?.description
        ?? (try? Parser.parse(word.text)).map { "\($0)" } ?? word.text
    }
    let isOption = { (word: String) in word.contains("=") }
    return (words.filter { !isOption($0) } + words.filter(isOption).sorted())
      .joined(separator: " ")
  }

  /// With blanks for the commas that stand in no brackets.
  var withoutOuterCommas: String {
    var depth = 0
    return String(
      map { character in
        if "([".contains(character) { depth += 1 }
        if ")]".contains(character) { depth -= 1 }
        return depth == 0 && ",，、".contains(character) ? " " : character
      })
  }
}
