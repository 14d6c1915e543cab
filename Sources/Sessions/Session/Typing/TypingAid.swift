import Cells
import Formulas

/// What is known at a prompt, while a line is typed there: for its colours and the suggestion
/// behind it.
///
/// Names are looked up once a prompt, so that a key costs the same with ten of them and ten
/// thousand.
public struct TypingAid {
  let session: Session
  /// The names that have a value.
  let values: Set<String>
  /// The names of functions.
  let functions: Set<String>
  /// The other words that may begin a line or stand in a formula.
  private let words: Set<String>

  /// Looks at what a session has.
  public init(_ session: Session) {
    self.session = session
    values = Set(session.scopeOfTyping.names + session.ownNames + FunctionTable.constants)
    functions = Set(FunctionTable.names)
    let commands = session.commands.all.flatMap { [$0.name] + $0.aliases }
    words = PythonWords.keywords.union(commands).union(session.state.aliases.keys)
  }

  /// Whether a name means something in a formula.
  func knows(_ name: String) -> Bool {
    values.contains(name) || functions.contains(name) || session.cells.isBuiltin(name)
      || PythonWords.keywords.contains(name) || Self.modules.contains(name)
      || name.hasSuffix("L") && values.contains { $0.hasPrefix(name.dropLast()) }
  }

  /// Whether a word that is known begins so.
  func mayBecomeKnown(_ beginning: String) -> Bool {
    [words, functions, values].contains { $0.contains { $0.hasPrefix(beginning) } }
  }

  private static let modules: Set<String> = ["np", "numpy", "math", "random", "plt"]
}
