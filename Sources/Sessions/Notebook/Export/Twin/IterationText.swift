import Engine
import Formulas

/// The stages of a plan as lines of Python, each tensor by its formula.
struct IterationText {
  let plan: Plan
  let settings: Hyperparameters
  let spelling: TwinSpelling
  /// What functions of the program are called.
  let function: (String) -> String
  /// What the learner's functions are called that the engine uses.
  let used: UsedFunctions

  private var isSingle: Bool { settings.precision == .float32 }

  /// The names the lines read.
  func names(of stages: some Sequence<any Stage>) -> Set<String> {
    stages.flatMap(\.writes).reduce(into: []) { names, spec in
      for formula in [spec.formula, formula(of: spec), spec.engineFormula ?? spec.formula] {
        names.formUnion(formula.names)
      }
    }
  }

  /// The lines of a stage.
  func lines(_ stage: any Stage) -> [String] {
    let head = "# \(stage.id)"
    let shared = sharedCalls(stage.writes)
    let results = shared.map { "\($0.name) = \($0.text)" }
    func line(_ spec: TensorSpec) -> String {
      let names = Dictionary(shared.map { ($0.call, $0.name) }) { $1 }
      return self.line(spec, names)
    }
    guard stage.id.pass == .batch else { return [head] + results + stage.writes.map(line) }
    let own = stage.writes.filter { $0.engineFormula != nil }.flatMap { (spec) -> [String] in
      // Other indices take other examples.
      spec.role == .indices
        ? [indices(spec)] + stage.writes.filter { $0.role != .indices }.map(engineLine)
        : [line(spec)]
    }
    let rate = settings.own["alpha"].flatMap { $0.formula }.map(settings.own.resolving).map {
      "alpha = \(text($0, of: "alpha"))"
    }
    let spoiled = stage.writes.filter { $0.name == plan.wrongTensor?.name }.map(line)
    return [head, "\(function("begin_iteration"))()"] + stage.writes.map(engineLine) + spoiled
      + results + own + ["cursor = cursor + m"] + [rate].compactMap(\.self)
  }

  /// The learner's indices: whole numbers in one row.
  private func indices(_ spec: TensorSpec) -> String {
    let formula = text(spec.formula, of: spec.name)
    return spelling.library == .torch
      ? "\(spec.name) = (\(formula)).reshape(1, -1).long()"
      : "\(spec.name) = np.asarray(\(formula)).reshape(1, -1).astype(int)"
  }

  /// What stands for a formula that is still to be written.
  private func blank(_ spec: TensorSpec) -> String? {
    spec.isBlank ? "raise NotImplementedError(\"\(spec.name) is blank: to be written\")" : nil
  }

  private func line(_ spec: TensorSpec, _ results: [Syntax: String]) -> String {
    if let blank = blank(spec) { return blank }
    let formula = text(formula(of: spec), of: spec.name, results)
    // What lives on stays in the precision of the run, whatever a constant did to the formula.
    return "\(spec.name) = " + (spec.beginning == nil ? formula : inPrecision(formula))
  }

  private func engineLine(_ spec: TensorSpec) -> String {
    let formula = text(spec.engineFormula ?? spec.formula, of: spec.name)
    // The order is a row of numbers; the mini-batch's places in it are a matrix of one row.
    return "\(spec.name) = "
      + (spec.role == .indices
        ? "\(formula)[\(spelling.library.module).newaxis, :]" : inPrecision(formula))
  }

  private func inPrecision(_ formula: String) -> String {
    isSingle ? spelling.library.single(formula) : formula
  }

  /// The formula of a tensor, with what the engine takes for 0 in its loss.
  func formula(of spec: TensorSpec) -> Syntax {
    if let wrong = plan.wrongTensor, wrong.name == spec.name { return wrong.formula }
    let isEngines = spec.engineFormula == nil || spec.engineFormula == spec.formula
    let isOfLoss = spec.role == .loss || spec.name == "dA\(plan.network.depth)"
    return isEngines && isOfLoss ? TwinHelpers.guarded(spec.formula) : spec.formula
  }

  /// A formula; the learner's variables in it are what they were when it was written.
  /// - Parameter results: Names for what calls have given.
  func text(
    _ formula: Syntax, of tensor: String, _ results: [Syntax: String] = [:]
  ) -> String {
    let entry = settings.own[tensor]
    // The data have their names in the program.
    let own = (entry?.values ?? [:]).filter { SplitName($0.key) == nil }
    var spelling = spelling
    spelling.used = { used.name(of: $0, in: entry) }
    let formula = formula.rewriting { node in results[node].map { Syntax(.name($0)) } }
    return spelling.text(
      handingDictionaries(formula, entry).substituting(own.compactMapValues(\.syntax)))
  }

  /// One whole iteration as a function.
  var iteration: String {
    let stages = plan.stages
    let changed = ["alpha", "cursor"] + stages.flatMap { $0.writes.map(\.name) }
    let body = stages.flatMap(lines)
    return defined(
      "one iteration of training: every stage in its order", "iterate()", changed, body)
  }

  /// How an iteration begins, as a function.
  /// - Parameter count: The number of examples in the set.
  func beginning(of count: Int) -> String {
    let (M, rng) = (function("M"), function("rng"))
    let size = settings.batchSize.map { "\($0)" } ?? M
    let shuffles = settings.shuffles && (settings.batchSize ?? count) < count
    let library = spelling.library
    let order =
      shuffles ? library.drawn("\(rng).permutation(\(M))") : "\(library.module).arange(\(M))"
    let rate = decay.map { ["        alpha = \($0)"] } ?? []
    return defined(
      "go on to the next iteration, and to the next epoch where one ends", "begin_iteration()",
      ["iteration", "t", "epoch", "alpha", "cursor", "order", "m"],
      [
        "if iteration == 0 or cursor >= \(M):", "    if iteration > 0:",
        "        epoch = epoch + 1",
      ] + rate + [
        "    cursor = 0", "    order = \(order)", "iteration = iteration + 1",
        "t = t + 1", size == M ? "m = \(M) - cursor" : "m = min(\(size), \(M) - cursor)",
      ])
  }

  /// The rate of an epoch; nil where it stays.
  var decay: String? {
    guard settings.decay != .none else { return nil }
    return (try? Parser.parseExpression(settings.decay.formula)).map(spelling.text)
  }

  /// The mean loss of a set in evaluation mode, as a function of X and Y.
  static func evaluation(_ plan: Plan, _ text: IterationText) -> String {
    let specs = plan.stages.flatMap(\.writes)
    let last = specs.firstIndex { $0.name == "J_data" } ?? specs.count - 1
    let name = text.function("evaluate")
    return "\n\ndef \(name)(X, Y):\n    \"\"\"The mean loss of a set, in evaluation mode.\"\"\"\n"
      + "    m = X.shape[1]\n" + text.sameType
      + specs[...last].map { "    \(text.engineOrOwnLine($0))\n" }.joined()
      + "    return J_data\n\n"
  }

  /// PyTorch multiplies no matrices of different types.
  private var sameType: String {
    isSingle && spelling.library == .torch
      ? "    X, Y = X.to(torch.float32), Y.to(torch.float32)\n" : ""
  }

  private func engineOrOwnLine(_ spec: TensorSpec) -> String {
    blank(spec) ?? "\(spec.name) = \(text(formula(of: spec), of: spec.name))"
  }

  private func defined(
    _ what: String, _ head: String, _ changed: [String], _ body: [String]
  ) -> String {
    let (name, rest) = (head.prefix { $0 != "(" }, head.drop { $0 != "(" })
    var seen: Set<String> = []
    let names = changed.filter { seen.insert($0).inserted }
    let globals = Self.wrapped(names).map { "    global \($0)\n" }.joined()
    let lines = body.map { "    \($0)\n" }.joined()
    let sentence = what.prefix(1).uppercased() + what.dropFirst()
    return
      "\n\ndef \(function(String(name)))\(rest):\n    \"\"\"\(sentence).\"\"\"\n\(globals)\(lines)\n"
  }

  /// Names in lines that are not too long.
  private static func wrapped(_ names: [String]) -> [String] {
    var lines: [String] = []
    for name in names {
      if let last = lines.last, last.count + name.count < 80 {
        lines[lines.count - 1] = last + ", " + name
      } else {
        lines.append(name)
      }
    }
    return lines
  }
}

extension Value {
  /// The value as a formula; nil for what is no number.
  fileprivate var syntax: Syntax? {
    guard let array else { return nil }
    func number(_ value: Double) -> Syntax {
      let size = Syntax(.number(value.magnitude))
      return value < 0 ? Syntax(.unary(.minus, size)) : size
    }
    if array.rank == 0 { return array.number.map(number) }
    let matrix = array.matrix
    let rows = (0..<matrix.rows).map { row in
      Syntax(.list((0..<matrix.columns).map { number(matrix[row, $0]) }))
    }
    return array.rank == 2 ? Syntax(.list(rows)) : rows.first
  }
}
