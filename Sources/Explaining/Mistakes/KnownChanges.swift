import Formulas

/// What every rewriting makes of nodes, worked out once for each of them: formulas that are made of
/// one another share most.
final class KnownChanges {
  private typealias Change = (Rewriting, _ node: Syntax, _ isRoot: Bool) -> [Syntax]

  private let change: Change
  /// For a node, what each of the rewritings may put in its place, wherever it stands.
  private var known: [Syntax: [[Syntax]]] = [:]

  private init(_ change: @escaping Change) { self.change = change }

  /// Mistakes are made.
  convenience init(making words: Vocabulary) {
    self.init { rewriting, node, isRoot in rewriting.make(node, isRoot, words) }
  }

  /// Mistakes are mended where a formula is the right one.
  convenience init(mending words: Vocabulary, right: Syntax) {
    self.init { rewriting, node, isRoot in rewriting.mend(node, isRoot, words, right) }
  }

  /// What each rewriting makes of a formula.
  func changes(of formula: Syntax) -> [Changes] {
    var nodes: [[[Syntax]]] = []
    formula.visit { nodes.append(choices(at: $0)) }
    return Rewriting.all.enumerated().map { [change] place, rewriting in
      Changes(
        formula: formula, root: change(rewriting, formula, true), choices: nodes.map { $0[place] }
      ) { node in change(rewriting, node, false) }
    }
  }

  private func choices(at node: Syntax) -> [[Syntax]] {
    if let choices = known[node] { return choices }
    let choices = Rewriting.all.map { change($0, node, false) }
    known[node] = choices
    return choices
  }
}
