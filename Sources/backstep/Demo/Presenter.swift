import Sessions

/// Runs a script through as an audience would see it, where no terminal is there to wait at.
struct Presenter {
  private let script: DemoScript
  private let session: Session
  private let screen: DemoScreen

  init(_ script: DemoScript, in session: Session, _ screen: DemoScreen) {
    (self.script, self.session, self.screen) = (script, session, screen)
  }

  /// Presents it to the end, or to the first line that fails.
  /// - Returns: The program's exit status.
  func run() -> Int32 {
    for cue in script.cues {
      for part in cue.lead { screen.show(part, of: script) }
      if let status = present(cue.stop) { return status }
    }
    return 0
  }

  /// - Returns: The exit status where the demo ends with it, else nil.
  private func present(_ stop: DemoScript.Stop?) -> Int32? {
    switch stop {
    case nil: return nil
    case .pause(let text): screen.pause(text, endsRow: true)
    case .line(let line):
      screen.line(line, isTyped: false, endsRow: true)
      let succeeded = session.execute(line) || line.mayFail
      if session.wasInterrupted { return 130 }
      if !succeeded { return 1 }
      if session.hasQuit { return 0 }
    }
    return nil
  }
}
