import Cells

/// A script cut for an audience: what each key carries out, in sections, with the speaker's notes.
///
/// `say`, titles and empty lines are shown on the way to a stop, a line or a `pause`, where a key is
/// waited for. What precedes a stop and the stop are one cue; the last cue has none.
public struct DemoScript: Sendable {
  /// What is shown before a stop.
  public enum Lead: Sendable, Equatable {
    /// A section begins: its index.
    case title(Int)
    case words(SourceLine)
    case gap
  }

  /// Where a key is waited for.
  public enum Stop: Sendable, Equatable {
    case pause(String)
    case line(SourceLine)
  }

  /// What one key shows.
  public struct Cue: Sendable {
    /// What is shown first.
    public fileprivate(set) var lead: [Lead] = []
    /// What waits; nil at the end of the script.
    public fileprivate(set) var stop: Stop?
    /// What only the speaker sees.
    public fileprivate(set) var notes: [String] = []
    /// The section it belongs to; nil before the first.
    public fileprivate(set) var section: Int?
  }

  /// A part of the script with a title.
  public struct Section: Sendable, Equatable {
    /// What it is called.
    public let title: String
    /// The cue it begins in.
    public let cue: Int
  }

  /// The cues in order; at least one.
  public private(set) var cues: [Cue] = []
  /// The sections in order.
  public private(set) var sections: [Section] = []
  private var next = Cue()

  /// Cuts a script.
  /// - Parameters:
  ///   - lines: Its lines with their numbers, as failures name them.
  ///   - file: Its name, whose end says how it is read.
  public init(_ lines: [(number: Int, text: String)], file: String) {
    let form = CellCutter.Form(ofFile: file)
    let pieces = Self.pieces(lines.map(\.text), form)
    let parts = pieces.map { ($0.0, Part.piece($0.1)) } + Self.remarks(lines, form, pieces)
    // A remark stands before the silent piece that it is to the cutter.
    for (position, part) in parts.sorted(by: { ($0.0, $0.1.order) < ($1.0, $1.1.order) }) {
      add(part, lines.isEmpty ? 1 : lines[min(position, lines.count - 1)].number, file)
    }
    next.section = currentSection
    cues.append(next)
  }

  private enum Part {
    case remark(Remark)
    case piece(CellCutter.Piece)

    var order: Int { if case .remark = self { 0 } else { 1 } }
  }

  /// The pieces, each with the position of its first line.
  private static func pieces(
    _ lines: [String], _ form: CellCutter.Form
  ) -> [(Int, CellCutter.Piece)] {
    var cutter = CellCutter(form)
    let pieces = lines.enumerated().flatMap { cutter.take($1, number: $0) }
    // A file of Python's is one piece.
    return (pieces + [cutter.finish()].compactMap(\.self)).map {
      (form == .python ? 0 : $0.number, $0)
    }
  }

  /// What is said between the pieces; comments within a cell are the cell's.
  private static func remarks(
    _ lines: [(number: Int, text: String)], _ form: CellCutter.Form,
    _ pieces: [(Int, CellCutter.Piece)]
  ) -> [(Int, Part)] {
    var taken = Set<Int>()
    for (position, piece) in pieces where !piece.isSilent {
      taken.formUnion(position...position + piece.text.count { $0 == "\n" })
    }
    var fence: CodeFence?
    return lines.enumerated().compactMap { position, line in
      guard !fence.take(line.text), !taken.contains(position),
        let remark = Remark(line.text, in: form)
      else { return nil }
      return (position, .remark(remark))
    }
  }

  private var currentSection: Int? { sections.isEmpty ? nil : sections.count - 1 }

  private mutating func add(_ part: Part, _ number: Int, _ file: String) {
    switch part {
    case .remark(.note(let text)): next.notes.append(text)
    case .remark(.title(let title)):
      sections.append(Section(title: title, cue: cues.count))
      next.lead.append(.title(sections.count - 1))
    case .piece(let piece) where piece.isSilent:
      if piece.text.trimmed.isEmpty, !piece.isBlock { next.lead.append(.gap) }
    case .piece(let piece):
      add(
        SourceLine(
          piece.text, file: file, number: number, isCell: piece.isBlock, mayFail: piece.mayFail))
    }
  }

  private mutating func add(_ line: SourceLine) {
    let words = line.text.trimmed.split(separator: " ", maxSplits: 1).map(String.init)
    switch line.isCell ? nil : words.first {
    case "say": next.lead.append(.words(line))
    case "pause": stop(at: .pause(words.count > 1 ? words[1].trimmed : ""))
    default: stop(at: .line(line))
    }
  }

  private mutating func stop(at stop: Stop) {
    (next.stop, next.section) = (stop, currentSection)
    cues.append(next)
    next = Cue()
  }
}
