import Cells
import Engine
import Formulas

extension TwinDocument {
  /// Tells a cell.
  /// - Parameter failure: What ended it, where something did.
  func tellCell(_ cell: String, in session: Session, _ failure: CellFailure? = nil) throws {
    guard library == .numpy else { throw NotebookProblem.noTwin(.python(cell)) }
    let words = Set(cell.identifiers)
    text.use(words)
    if CellNames(cell)?.reads("random") == true, !session.hasOwn("random") {
      text.use([TwinHead.random])
    }
    if !words.isDisjoint(with: ["rand", "randn", "random"]) { text.use([Self.stream]) }
    tellSplitNumbers(words, in: session)
    let plain = tellingDictionaries(of: cell.withoutMagic, in: session)
    guard let failure else {
      tellKeeping(plain, in: session)
      return tellPrecision(of: Line(cell: cell), in: session)
    }
    // What cannot be read has not begun.
    guard CellNames(plain) != nil else { return }
    if failure.isSessionsOwn {
      return tellKeeping(session.whatCame(of: plain, until: failure), in: session)
    }
    let body = plain.withoutEmptyEnd.split(separator: "\n", omittingEmptySubsequences: false)
    text.add(
      "\ntry:\n" + body.map { "    \($0)\n" }.joined()
        + "except Exception as error:  # it failed in the session too\n    print(error)")
  }

  /// The numbers of a set, such as `J_dev`, that a cell reads.
  private func tellSplitNumbers(_ words: Set<String>, in session: Session) {
    for name in words.sorted() where !variables.contains(name) {
      guard let split = SplitName(name), split.quantity != .X, split.quantity != .Y,
        (try? session.value(of: name)) != nil
      else { continue }
      let value = prepared(Syntax(.name(name)), spelling(of: name, in: session), in: session)
      text.add("\(name) = \(value)")
    }
  }

  /// A cell, in which the learner's variables have their names; behind it the network's have.
  private func tellKeeping(_ cell: String, in session: Session) {
    let words = Set(cell.identifiers)
    let run = session.state.experiment.trainer
    let names = ((run?.names ?? []) + Self.programs).filter(words.contains)
    let own = names.filter { session.hasOwn($0) }
    let known = names.filter(doubles.contains)
    let lent = lentTensors(to: cell, in: session)
    guard !own.isEmpty || !known.isEmpty || !lent.isEmpty else {
      return text.add("\n" + cell.withoutEmptyEnd)
    }
    let computed = names.filter {
      (own.contains($0) || known.contains($0))
        && (run?.hasValue($0) == true || Self.programs.contains($0))
    }
    let kept = computed + lent.filter { !computed.contains($0) }
    text.use(kept)
    let network = free("network")
    let values = kept.map { lent.contains($0) ? "\($0).copy()" : $0 }
    let before = kept.isEmpty ? "" : "\(network) = \(Self.tuple(values))\n"
    let after = kept.isEmpty ? "" : "\n\(Self.tuple(kept)) = \(network)"
    text.add(
      "\n" + before + assignment(of: known, from: known.map(double)) + cell.withoutEmptyEnd + "\n"
        + assignment(of: own.map(double), from: own).withoutEmptyEnd + after)
    doubles.formUnion(own)
  }

  /// The network's tensors that a cell reads, where some cell might change what it has got: in the
  /// session no cell changes the network.
  private func lentTensors(to cell: String, in session: Session) -> [String] {
    guard changesInPlace, let names = CellNames(cell), let run = session.state.experiment.trainer
    else { return [] }
    return run.plan.tensors.map(\.name).filter { name in
      names.reads(name) && !names.changed.contains(name) && run.hasValue(name)
        && !doubles.contains(name)
    }
  }

  func assignment(of names: [String], from values: [String]) -> String {
    names.isEmpty ? "" : "\(Self.tuple(names)) = \(Self.tuple(values))\n"
  }

  private static func tuple(_ names: [String]) -> String {
    names.joined(separator: ", ") + (names.count == 1 ? "," : "")
  }

  /// Names that the program itself needs, which a variable of the learner's may have too.
  static let programs = [
    "np", "print", "range", "float", "int", "bool", "min", "len", "math", "pathlib", "copy",
    "types",
    "isinstance", "torch", "plt", "AssertionError", "NotImplementedError",
  ]
}

extension Trainer {
  /// What the learner's variables may be called too: tensors, and numbers such as m.
  var names: [String] { plan.tensors.map(\.name) + scalars.map(\.name) + ["order"] }

  /// Whether a name is one of the program's own numbers, which no variable may take the place of.
  func counts(by name: String) -> Bool {
    plan.tensor(named: name) == nil && name != "t" && names.contains(name)
  }

  func hasValue(_ name: String) -> Bool {
    plan.tensor(named: name).map { isComputed($0) } ?? (name == "order" || scalar(name) != nil)
  }
}

extension CellFailure {
  /// Whether NumPy and Python themselves would go on there: they have what is left out here, and
  /// let the network's own arrays be written to.
  fileprivate var isSessionsOwn: Bool {
    ["NotImplementedError", "ModuleNotFoundError", "ImportError"].contains(name)
      || message.hasPrefix("module '") || message.contains("read-only")
  }
}
