import Cells
import Languages
import Presentation

/// Where a line came from.
public struct SourceLine: Sendable, Hashable {
  /// What standard input is called in the place of a script's file.
  public static let standardInput = "standard input"

  /// The text that was typed or read.
  public let text: String
  /// The script, where it came from one.
  public let file: String?
  /// The line's number in the script, from 1.
  public let number: Int?
  /// Whether it is a cell, whatever it says.
  public let isCell: Bool
  /// Whether what follows is carried out where it fails.
  public let mayFail: Bool

  /// Creates a line.
  public init(
    _ text: String, file: String? = nil, number: Int? = nil, isCell: Bool = false,
    mayFail: Bool = false
  ) {
    self.text = text
    self.file = file
    self.number = number
    self.isCell = isCell
    self.mayFail = mayFail
  }

  /// Takes a piece of what was typed or read.
  public init(_ piece: CellCutter.Piece, file: String? = nil) {
    self.init(
      piece.text, file: file, number: file.map { _ in piece.number }, isCell: piece.isBlock,
      mayFail: piece.mayFail)
  }

  /// `lesson.bs:7`, where it came from a script.
  public var place: String? { place(ofRow: 1) }

  /// The place of a row of it, from 1.
  func place(ofRow row: Int) -> String? {
    guard let file, let number else { return nil }
    return "\(file):\(number + max(1, row) - 1)"
  }
}

/// Takes what a session has to say, as it comes.
public protocol SessionOutput: AnyObject {
  /// From now on, says what it says to people in a language.
  func speak(_ language: Language)
  /// From now on, shows what it shows to people as they want it.
  func take(_ looks: Looks)
  /// All that came of a line.
  func show(_ reports: [any Report], for line: SourceLine)
  /// A line's result.
  func show(_ report: any Report, for line: SourceLine)
  /// Why a line failed.
  func show(_ error: ErrorReport, for line: SourceLine)
  /// How far a long command has come; nil when it is over.
  func show(_ progress: ProgressBar?)
  /// What is being worked on, where nobody knows how long it takes.
  func show(work: Localized<String>)
  /// A picture of a run under way, in place of the one before; nil when it is over.
  func show(_ figure: Figure?, _ progress: ProgressBar?)
  /// An empty screen, where there is one.
  func clear()
  /// The first line that was said since this was last asked, without colours; empty where
  /// results are not written for people.
  func takeFirstLine() -> String
}

extension SessionOutput {
  /// Nothing: programs read English.
  public func speak(_ language: Language) {}

  /// Nothing: programs read the same everywhere.
  public func take(_ looks: Looks) {}

  /// One result after another.
  public func show(_ reports: [any Report], for line: SourceLine) {
    for report in reports { show(report, for: line) }
  }

  /// Nothing: pictures of what is still going on are for people at a terminal.
  public func show(_ figure: Figure?, _ progress: ProgressBar?) {}

  /// Nothing: progress is for people.
  public func show(work: Localized<String>) {}

  /// Nothing: what was written to a file or a program stays.
  public func clear() {}

  /// Nothing: programs keep what they read.
  public func takeFirstLine() -> String { "" }
}

/// Says nothing.
final class Silence: SessionOutput {
  func show(_ report: any Report, for line: SourceLine) {}
  func show(_ error: ErrorReport, for line: SourceLine) {}
  func show(_ progress: ProgressBar?) {}
}
