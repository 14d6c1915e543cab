import Datasets
import Engine
import Languages
import Matrices

/// Why a command cannot be carried out: the facts, no text.
enum SessionError: Error {
  /// What must be there first.
  enum Need: Hashable {
    case data, network, iteration, breakpoint
  }

  case needs(Need)
  case noPart(Splits.Part)
  case unknownCommand(String, nearest: String?)
  case noHelp(String, nearest: String?)
  case ambiguousCommand(String, candidates: [String])
  case usage(command: String, Usage)
  case notComputed(String, stage: StageID?)
  case noValue(String, hint: Localized<String>)
  case noLayer(Int, of: Int, named: String)
  case cannotAssign(String, AssignmentRefusal)
  case kind(String, needed: Localized<String>)
  case file(path: String, reason: Localized<String>)
  case kept(path: String)
  case nesting(limit: Int)
  case interrupted
  /// The person left a script at a pause, and `run` takes back what it did.
  case left(isUndone: Bool)
  case study(StudyProblem)
  case plot(PlotProblem)
  case atStart
  case beforeStart(Int)

  /// What is wrong with a command's words.
  enum Usage {
    case missing(Localized<String>)
    case unexpected(String)
    case unknownOption(String, nearest: String?)
    case optionElsewhere(String, use: String)
    case value(option: Localized<String>, text: String, needed: Localized<String>)
    case choice(Localized<String>, text: String, choices: [String])
    case repeated(String)
    case taken(String)
    case spaced(String, value: String)
    case noValue(String, needed: Localized<String>)
  }

  /// Why a name cannot be given a value.
  enum AssignmentRefusal {
    case computed(instead: String?)
    case function
    case notMatrix
    case wholeNumber
  }
}
