import ArgumentParser
import Presentation

/// How results are written.
struct DisplayOptions: ParsableArguments {
  /// What results are written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "Write results as text, or as one JSON object a line.")
  var format = Format.text

  @Option(help: "Use colour: auto, always or never.")
  var color = ColorChoice.automatic

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false
}

extension ColorChoice: ExpressibleByArgument {}
