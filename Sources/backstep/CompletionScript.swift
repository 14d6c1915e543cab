import ArgumentParser

/// What completes the program's words in a person's shell.
///
/// The parser's own scripts take every word for a file where a command takes files and has
/// subcommands too; zsh even refuses them. Here such a command offers both.
struct CompletionScript {
  private let shell: CompletionShell

  /// - Parameter arguments: What the program was given; nil where it asks for no script.
  init?(for arguments: some Collection<String>) {
    let words = arguments.first.map { $0.split(separator: "=", maxSplits: 1) } ?? []
    guard words.first == "--generate-completion-script" else { return nil }
    let name = words.count > 1 ? String(words[1]) : arguments.dropFirst().first ?? ""
    guard let shell = CompletionShell(rawValue: name) else { return nil }
    self.shell = shell
  }

  func text(for command: any ParsableCommand.Type) -> String {
    let text = command.completionScript(for: shell)
    return switch shell {
    case .zsh: text.inFunctions(Self.mendedZsh)
    case .bash: text.inFunctions(Self.mendedBash)
    case .fish: Self.mendedFish(text)
    default: text
    }
  }

  private static func mendedZsh(_ function: String) -> String {
    let lines = function.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.contains(where: { $0.contains("'(-)*:: :->arg'") }) else { return function }
    let words = lines.filter { $0.drop { $0 == " " }.hasPrefix("'*:") }
    let text = lines.filter { !words.contains($0) }.joined(separator: "\n")
    guard words.contains(where: { $0.contains("_files") }) else { return text }
    let list = "_describe -V subcommand subcommands && ret=0"
    return text.replacing(list, with: "\(list)\n        _files && ret=0")
      .replacing(
        "        esac\n        ;;\n    esac",
        with: "        *) _files && ret=0 ;;\n        esac\n        ;;\n    esac")
  }

  private static func mendedBash(_ function: String) -> String {
    guard let subcommands = function.firstRange(of: "    # Offer subcommand / subcommand") else {
      return function
    }
    let words = function.firstRange(of: "    # Offer positional completions")
    let takesFiles =
      words.map { function[$0.lowerBound..<subcommands.lowerBound].contains(" -f\n") } ?? false
    let head = function[..<(words ?? subcommands).lowerBound]
      .replacing("__backstep_offer_flags_options -1", with: "__backstep_offer_flags_options 0")
    let tail = function[subcommands.lowerBound...]
    let end = "' -- \"${cur}\"))\n"
    let files = takesFiles ? "        __backstep_add_completions -f\n" : ""
    return String(head + tail.replacing(end, with: end + files))
  }

  private static func mendedFish(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.indices.map { index in
      let isBeforeSubcommands =
        index + 1 < lines.count && lines[index + 1].contains("switch $unparsed_tokens[1]")
      return isBeforeSubcommands
        ? lines[index].replacing("parse_subcommand -r 1", with: "parse_subcommand 0")
        : lines[index].replacing("-eq 2' -fa", with: "-eq 1' -fa")
    }.joined(separator: "\n")
  }
}

extension String {
  /// The text with each of its functions, which end with a brace at a line's beginning, changed.
  fileprivate func inFunctions(_ change: (String) -> String) -> String {
    split(separator: "\n}\n", omittingEmptySubsequences: false)
      .map { change(String($0)) }.joined(separator: "\n}\n")
  }
}
