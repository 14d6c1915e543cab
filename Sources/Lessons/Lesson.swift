import Languages

/// One lesson: a folder's file `NN-name.md`, parsed.
public struct Lesson: Equatable, Sendable {
  /// The short name that commands and exercise ids use, such as `forward`.
  public let id: String
  /// Its place in the course, from 0: the lesson before all others.
  public let number: Int
  /// Its title in both languages.
  public let title: Localized<String>
  /// How long a learner needs, in minutes.
  public let minutes: Int
  /// The ids of the lessons to know first.
  public let requires: [String]
  /// What is read page by page; never empty.
  public let pages: [LessonPage]
  /// The file it came from, as it was given to the parser.
  public let file: String
}

extension Lesson {
  /// Every exercise, in the order of the pages.
  public var exercises: [Exercise] { pages.flatMap(\.exercises) }

  /// The exercise called `id`, such as `forward.1`.
  public func exercise(_ id: String) -> Exercise? { exercises.first { $0.id == id } }
}
