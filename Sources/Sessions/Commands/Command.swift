import Presentation

/// A command of the shell: one type, one file.
protocol Command: Sendable {
  /// Its name, as typed.
  var name: String { get }
  /// Other ways to type it: `s` for `step`.
  var aliases: [String] { get }
  /// Where `help` lists it.
  var topic: Topic { get }
  /// What it does, in one line.
  var summary: String { get }
  /// How it is written: one line a form.
  var usage: [String] { get }
  /// What a learner should know besides.
  var details: String { get }
  /// Lines that can be typed as they are.
  var examples: [String] { get }
  /// The names of its options.
  var options: [String] { get }
  /// What Tab offers for its next word.
  var completions: [CompletionKind] { get }

  /// Carries it out.
  func run(_ arguments: Arguments, in session: Session) throws -> [any Report]
}

extension Command {
  var aliases: [String] { [] }
  var details: String { "" }
  var options: [String] { [] }
  var completions: [CompletionKind] { [] }
}

/// The sections of `help`.
enum Topic: String, CaseIterable {
  case setUp = "Set up an experiment"
  case run = "Run"
  case look = "Look"
  case check = "Check"
  case judge = "Judge"
  case lessons = "Lessons"
  case session = "Session"
}

/// What Tab can offer.
enum CompletionKind: Hashable {
  case tensors, files, datasets, lessons, commands
  case words([String])
}
