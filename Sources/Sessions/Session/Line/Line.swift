import Formulas

/// A piece of what was typed or read, parsed once: all that it meets on its way asks it what it is.
struct Line {
  /// What it says.
  enum Content {
    /// Nothing, or a comment.
    case nothing
    /// A command with the words behind it.
    case command(any Command, Arguments)
    /// A formula or an assignment, of which the formula language takes all names.
    case formula(Statement)
    /// Python: one statement or many.
    case cell
    /// Neither; the error says why.
    case unreadable(any Error)
  }

  /// The text as it was typed, without white space around it.
  let text: String
  /// What it says.
  let content: Content

  init(text: String, content: Content) {
    self.text = text
    self.content = content
  }

  /// Takes a whole cell, whatever it says.
  init(cell text: String) {
    let isEmpty = text.allSatisfy(\.isWhitespace)
    self.init(text: isEmpty ? "" : text, content: isEmpty ? .nothing : .cell)
  }

  /// Whether it is Python.
  var isCell: Bool { if case .cell = content { true } else { false } }

  /// The command it calls; nil where it calls none.
  var command: (any Command)? {
    if case .command(let command, _) = content { command } else { nil }
  }

  /// The formula or assignment it is; nil where it is something else.
  var statement: Statement? {
    if case .formula(let statement) = content { statement } else { nil }
  }

  /// The words behind its command.
  var arguments: Arguments? {
    if case .command(_, let arguments) = content { arguments } else { nil }
  }

  /// Whether it is a question or a task of nobody: an empty line or a comment.
  var isNothing: Bool {
    if case .nothing = content { true } else { false }
  }
}
