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
  /// What its words may be.
  var completions: [CompletionKind] { get }
  /// What Tab offers for its next word.
  func completions(after words: [String]) -> [CompletionKind]
  /// What Tab offers for an option's value.
  func completions(ofOption name: String) -> [CompletionKind]
  /// The options that go with the words before.
  func options(after words: [String]) -> [String]
  /// What an option is.
  func meaning(ofOption name: String) -> Localized<String>?

  /// Carries it out.
  func run(_ arguments: Arguments, in session: Session) throws -> [any Report]
}

extension Command {
  var aliases: [String] { [] }
  var details: Localized<String> { Localized("") }
  var options: [String] { [] }
  var completions: [CompletionKind] { [] }
  func completions(after words: [String]) -> [CompletionKind] { completions }
  func completions(ofOption name: String) -> [CompletionKind] {
    [.words(choices(ofOption: name))]
  }
  func options(after words: [String]) -> [String] { options }
  func meaning(ofOption name: String) -> Localized<String>? { OptionWords.meaning(of: name) }

  /// The words that its usage gives for an option: `on` and `off` of `shuffle=on|off`.
  func choices(ofOption name: String) -> [String] {
    usage.joined(separator: " ").split { " []".contains($0) }
      .filter { $0.hasPrefix(name + "=") }
      .flatMap { $0.dropFirst(name.count + 1).split(separator: "|") }
      .filter { $0.first?.isLowercase == true && $0.allSatisfy { $0.isLetter || $0.isNumber } }
      .map(String.init)
  }
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

extension Topic {
  /// The section that a word names, as the list of `help` shows them.
  init?(word: String) {
    guard let topic = Self.allCases.first(where: { $0.words.contains(word) }) else { return nil }
    self = topic
  }

  /// What its heading may be called by somebody who asks for it.
  var words: [String] {
    [word.en, word.zh, title.en.lowercased(), title.zh] + otherWords
  }

  private var otherWords: [String] {
    switch self {
    case .setUp: ["set up", "set-up", "setting up", "prepare", "experiment", "实验", "搭建"]
    case .run: ["running", "跑"]
    case .look: ["look", "looks", "see", "view", "inspect", "看", "观察"]
    case .check: ["checks", "检验", "核对"]
    case .judge: ["judge", "judgement", "evaluating", "strategy", "评价", "策略"]
    case .lessons: ["learn", "teach", "teaching", "course", "学习", "学", "课"]
    case .notebook: ["notes", "笔记本"]
    case .session: ["session", "the shell", "terminal", "终端"]
    }
  }

  /// What stands before its commands and may be typed after `help`.
  var word: Localized<String> {
    switch self {
    case .setUp: Localized(en: "setup", zh: "准备")
    case .run: Localized(en: "running", zh: "运行")
    case .look: Localized(en: "looking", zh: "查看")
    case .check: Localized(en: "checking", zh: "检查")
    case .judge: Localized(en: "judging", zh: "评估")
    case .lessons: Localized(en: "learning", zh: "课程")
    case .notebook: Localized(en: "notebook", zh: "笔记")
    case .session: Localized(en: "shell", zh: "会话")
    }
  }
}

/// What Tab can offer.
enum CompletionKind: Hashable {
  /// Whatever a formula may name.
  case tensors
  /// What has a value: no functions.
  case values
  /// What a stage of the run computes.
  case computed
  /// The learner's own variables and functions.
  case own
  /// The learner's own functions.
  case ownFunctions
  case files
  /// Folders, and files that may hold data.
  case dataFiles
  case datasets, lessons, commands, topics
  /// The columns of the file that is named before, else of the data.
  case columns
  case stages, branches, runs, tags, breakpoints, bugs, plots, aliases
  /// The stages of an iteration, without a number before them.
  case stageNames
  /// Lines that count, by their numbers, and sessions that were kept.
  case cells, keptSessions
  /// The parts that the data have.
  case parts
  /// How many units a layer may have, by the data.
  case units
  case words([String])

  /// The words that are the same in every session.
  var fixedWords: [String] {
    switch self {
    case .words(let words): words
    case .plots: PlotCommand.subjects.map(\.name)
    default: []
    }
  }
}
