import Presentation
import Testing

@Suite("Colour") struct ColorChoiceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let choice: ColorChoice
    let environment: [String: String]
    let isTerminal: Bool
    let isColored: Bool

    init(_ choice: ColorChoice, _ environment: [String: String], terminal: Bool, _ isColored: Bool)
    {
      self.choice = choice
      self.environment = environment
      self.isTerminal = terminal
      self.isColored = isColored
    }

    var testDescription: String { "\(choice) \(environment) terminal: \(isTerminal)" }
  }

  @Test(
    "The flag rules, then NO_COLOR, CLICOLOR_FORCE, the rest, the terminal",
    arguments: [
      Case(.automatic, [:], terminal: true, true),
      Case(.automatic, [:], terminal: false, false),
      Case(.never, ["CLICOLOR_FORCE": "1"], terminal: true, false),
      Case(.always, ["NO_COLOR": "1", "TERM": "dumb"], terminal: false, true),
      Case(.automatic, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], terminal: true, false),
      Case(.automatic, ["NO_COLOR": ""], terminal: true, true),
      Case(.automatic, ["CLICOLOR_FORCE": "1", "TERM": "dumb"], terminal: false, true),
      Case(.automatic, ["CLICOLOR_FORCE": "0"], terminal: false, false),
      Case(.automatic, ["CLICOLOR": "0"], terminal: true, false),
      Case(.automatic, ["TERM": "dumb"], terminal: true, false),
      Case(.automatic, ["TERM": ""], terminal: true, false),
    ])
  func rule(example: Case) {
    let style = example.choice.style(
      environment: example.environment, isTerminal: example.isTerminal)
    #expect(style.isColored == example.isColored)
  }

  @Test("Without colour text stays as it is; with colour every line is closed")
  func styling() {
    #expect(Style.plain("cost", as: .error) == "cost")
    #expect(Style.colored("a\n\nb", as: .good) == "\u{1B}[32ma\u{1B}[0m\n\n\u{1B}[32mb\u{1B}[0m")
    #expect(Style.colored("", as: .good).isEmpty)
  }
}
