import CEditLine
import CTerminal
import Glibc

/// Lines typed by a person, edited with libedit.
///
/// The terminal stays without echo between two lines, so that what is typed while a command
/// runs waits for the next prompt; `Terminal.restore()` and every end of the program give it
/// back as it was found. Make one only, and use it from one thread.
public final class EditLineReader: LineReader {
  /// The entries of the history, oldest first.
  public var entries: [String] { walk.entries }
  /// What could not be used: an oversized `.editrc`, a history that cannot be kept.
  var problems: [LineError] = []
  private var toldProblems = 0
  /// What may be switched off, and the words shown while editing.
  public var settings: Settings

  let edit: EditLine
  let keys = KeyInput(descriptor: STDIN_FILENO)
  let isDumb = Terminal.isDumb
  let history: HistoryFile?
  let completer: Completer?
  let hinter: Hinter?
  let painter: Painter?
  var walk: HistoryWalk
  var leftPrompt = PromptBuffer()
  var rightPrompt = PromptBuffer()
  var hint: Hint?
  /// The suggestion that was in view when the last key was pressed.
  var hintBeforeKey: String?
  /// Whether keys go to the line, not to a search or a list.
  var isEditing = false
  /// Whether the line is a later row of what goes on.
  var isContinuation = false
  /// The rows of the screen that the rows of the cell above this one have taken.
  var rowsAbove = 0
  /// What the row was left with for the one above it in the cell.
  var rejoined: String?
  /// Whether the line in view is, or was, in colours.
  var isPainted = false
  /// The line as it was, change by change.
  var undoing = UndoStack()
  var columns = TerminalSize.current.columns
  /// Whether prompt and line were drawn in one go since the last key.
  var isDrawnWhole = false
  /// What the next line begins with.
  var prepared = ""
  /// The entry of the history that the line shows as it was entered: it needs no suggestion.
  var recalled: String?
  /// The rows of the cell that were ended by Enter.
  var rowsBefore: [String] = []
  /// The blanks that the row began with by itself.
  var indentation = ""
  /// How many of those blanks were typed again.
  var blanksTyped = 0
  /// Ctrl-C or the end of the input came while a command of the editor ran.
  var isInterrupted = false
  var isAtEnd = false
  /// Whether Ctrl-D has ended the cell.
  var endsCell = false
  /// The prompt as it was asked for.
  var promptText = ""
  /// Whether it stands in a row of its own, above a line of several rows.
  var isPromptAbove = false

  /// Takes over the terminal; throws `LineError.noTerminal` where there is none.
  ///
  /// `program` is the name that lines of `.editrc` may be limited to.
  public init(
    program: String, history: HistoryFile? = nil, settings: Settings = Settings(),
    completer: Completer? = nil, hinter: Hinter? = nil, painter: Painter? = nil
  ) throws(LineError) {
    guard Terminal.isInteractive, terminal_use_utf8(),
      terminal_open(STDIN_FILENO, STDOUT_FILENO, Terminal.isDumb),
      let edit = EditLine(program: program, historySize: HistoryFile.entryLimit)
    else { throw .noTerminal }
    self.edit = edit
    self.history = history
    self.settings = settings
    self.completer = completer
    self.hinter = hinter
    self.painter = painter
    if history == nil { problems.append(.noHome) }
    history?.removeLitter()
    walk = HistoryWalk(entries: history?.load() ?? [])
    walk.entries.forEach(edit.remember)
    connect()
  }

  deinit {
    edit_set_client(edit.handle, nil)
    terminal_restore()
  }

  /// Shows the prompt and lets a line be edited until Enter, Ctrl-C or Ctrl-D.
  ///
  /// What goes on in the next line is read on, and is one entry of the history.
  public func next(prompt: Prompt) -> LineEvent {
    var entries: [String] = []
    rowsAbove = 0
    repeat {
      isContinuation = !entries.isEmpty
      rowsBefore = entries
      let event = read(isContinuation ? settings.continuation : prompt)
      if let row = takeRejoined() {
        prepareCell(entries + [row])
        (entries, rowsAbove) = ([], 0)
        continue
      }
      guard case .line(let line) = event else {
        // Ctrl-D in a cell ends the cell, as in Python, and not the conversation.
        if !entries.isEmpty, !isInterrupted, !isAtEnd { break }
        return isInterrupted ? .interrupted : .end
      }
      noteRows(of: line)
      entries.append(line)
    } while !endsCell && (entries.isEmpty || settings.goesOn(entries))
    if entries.count > 1, entries[entries.count - 1].allSatisfy(\.isWhitespace) {
      entries.removeLast()
    }
    let text = entries.joined(separator: "\n")
    remember(text)
    return .line(text)
  }

  /// Lets the next line begin with a text, the cursor at its end.
  public func prepare(_ text: String) { prepared = text }

  private func read(_ prompt: Prompt) -> LineEvent {
    begin(prompt)
    let line = edit.read()
    if isInterrupted {
      goBelowLine(showing: "^C")
      return .interrupted
    }
    if rejoined != nil { return .line("") }
    guard let line else {
      goBelowLine()
      return .end
    }
    return .line(line)
  }

  /// What could not be used since the last call, each thing once.
  public func takeProblems() -> [LineError] {
    defer { toldProblems = problems.count }
    return Array(problems[toldProblems...])
  }

  private func begin(_ prompt: Prompt) {
    (isInterrupted, isAtEnd, isPainted) = (false, false, false)
    (endsCell, isPromptAbove) = (false, false)
    undoing = UndoStack()
    _ = terminal_take_interrupt()
    walk.restart()
    recalled = nil
    edit_prepare_terminal(edit.handle)
    keys.beginLine()
    indent()
    if !prepared.isEmpty { keys.putBack(Key.prepared.scalar) }
    adoptWindow()
    show(prompt)
    edit_write(isDumb ? "" : "\u{1B}[?2004h")
    edit_write(leftPrompt.image.head)
  }

  private func remember(_ line: String) {
    guard walk.add(line) else { return }
    edit.remember(line)
    do throws(LineError) {
      try history?.append(line)
    } catch {
      if !problems.contains(error) { problems.append(error) }
    }
  }
}
