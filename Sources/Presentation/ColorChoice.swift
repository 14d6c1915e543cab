/// Whether a person asked for colour on the command line.
public enum ColorChoice: String, Sendable, CaseIterable {
  /// As the environment and the terminal say.
  case automatic = "auto"
  /// Always.
  case always
  /// Never.
  case never

  /// The style for an output: the flag first, then `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR=0`,
  /// `TERM=dumb` or an empty one, and no colour where the output is no terminal.
  public func style(environment: [String: String], isTerminal: Bool) -> Style {
    switch self {
    case .always: return .colored
    case .never: return .plain
    case .automatic: break
    }
    func set(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if set("NO_COLOR") != nil { return .plain }
    if let force = set("CLICOLOR_FORCE"), force != "0" { return .colored }
    if set("CLICOLOR") == "0" || ["", "dumb"].contains(environment["TERM"]) { return .plain }
    return isTerminal ? .colored : .plain
  }
}
