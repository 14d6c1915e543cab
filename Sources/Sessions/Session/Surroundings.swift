import Files
import Languages
import Lessons

/// What a session needs of the world around it, so that tests can give it another one.
public struct Surroundings: Sendable {
  /// The environment's variables.
  public var environment: [String: String]
  /// The path of the running program, by which data sets and lessons beside it are found.
  public var executable: String
  /// Whether the person has asked to stop what is running.
  public var isInterrupted: @Sendable () -> Bool
  /// What is said where the run has had its time; nil where it has not.
  public var isOver: @Sendable () -> Localized<String>? = { nil }
  /// Waits for a key, where a person sits at a terminal; false where they want to leave.
  public var waitForKey: (@Sendable () -> Bool)?
  /// Asks a question that is answered by yes or no, where a person sits at a terminal.
  public var confirm: (@Sendable (String) -> Bool)?
  /// Lets a person change a text in an editor of their own, where they sit at a terminal; gives
  /// back nil where that fails.
  public var edit: (@Sendable (String) -> EditedText?)?
  /// What may be done with files, whoever asks.
  public var rights = FileRights.all
  /// Whether the lines that a lesson from elsewhere runs may do what the person may.
  public var trustsLessons = false

  /// Creates surroundings.
  public init(
    environment: [String: String], executable: String,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    waitForKey: (@Sendable () -> Bool)? = nil, confirm: (@Sendable (String) -> Bool)? = nil
  ) {
    self.environment = environment
    self.executable = executable
    self.isInterrupted = isInterrupted
    self.waitForKey = waitForKey
    self.confirm = confirm
  }
}

extension Surroundings {
  /// The language of the locale.
  var language: Language { Language(environment: environment) }
}
