import Languages
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
  var summary: Localized<String> { get }
  /// How it is written: one line a form.
  var usage: [String] { get }
  /// What a learner should know besides.
  var details: Localized<String> { get }
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
  var details: Localized<String> { Localized("") }
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
  case notebook = "The session as a notebook"
  case session = "Session"

  /// Its heading.
  var title: Localized<String> {
    switch self {
    case .setUp: Localized(en: rawValue, zh: "准备实验")
    case .run: Localized(en: rawValue, zh: "运行")
    case .look: Localized(en: rawValue, zh: "查看")
    case .check: Localized(en: rawValue, zh: "检查")
    case .judge: Localized(en: rawValue, zh: "评估")
    case .lessons: Localized(en: rawValue, zh: "课程")
    case .notebook: Localized(en: rawValue, zh: "会话是一本笔记")
    case .session: Localized(en: rawValue, zh: "会话")
    }
  }
}

/// What Tab can offer.
enum CompletionKind: Hashable {
  case tensors, files, datasets, lessons, commands
  case words([String])

  /// The words that are the same in every session.
  var fixedWords: [String] { if case .words(let words) = self { words } else { [] } }
}
