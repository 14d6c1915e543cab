import Foundation
import TestSupport
import Testing

/// What completes the program's words in bash, zsh and fish.
@Suite struct CompletionScriptTests {
  private func script(_ shell: String) throws -> String {
    let ending = try ProgramTests().run(["--generate-completion-script", shell])
    #expect(ending.status == 0 && ending.errors.isEmpty)
    return ending.output
  }

  /// What bash offers for the last of some words, in a folder with a script and a text.
  private func offered(_ words: [String]) throws -> Set<String> {
    let folder = try TemporaryFolder()
    let completions = try folder.write(script("bash"), to: "completions")
    _ = try folder.write("1 + 1\n", to: "mine.bs")
    let typed = words.map { "'\($0)'" }.joined(separator: " ")
    let program = """
      source \(completions); cd \(folder.path)
      COMP_WORDS=(backstep \(typed)); COMP_CWORD=\(words.count); COMP_LINE="${COMP_WORDS[*]}"
      COMP_POINT=${#COMP_LINE}; COMPREPLY=()
      _backstep backstep '\(words.last ?? "")' "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", program]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Set(String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init))
  }

  @Test(
    "bash offers subcommands and files, each where it may stand",
    arguments: [
      (["le"], ["lesson", "lessons"]), (["mi"], ["mine.bs"]), (["lessons", "ch"], ["check"]),
      (["demo", "mi"], ["mine.bs"]), (["--color", "al"], ["always"]),
      (["lessons", "check", "--cou"], ["--counts"]), (["--scr"], ["--screen-reader"]),
      (["lessons", "check", "mi"], ["mine.bs"]), (["--color", "never", "de"], ["demo"]),
    ] as [([String], Set<String>)])
  func bash(words: [String], expected: Set<String>) throws {
    #expect(try offered(words).isSuperset(of: expected), "\(words)")
  }

  @Test("No function of zsh takes the rest of the words twice")
  func zsh() throws {
    let text = try script("zsh")
    for function in text.components(separatedBy: "\n}\n") where function.contains(":->arg'") {
      #expect(!function.contains("'*:"), "\(function)")
    }
    #expect(text.contains("_describe -V subcommand subcommands && ret=0\n        _files"))
  }

  @Test("fish looks for subcommands in the first word that is no option")
  func fish() throws {
    let text = try script("fish")
    #expect(text.contains("__backstep_parse_subcommand 0 'format='"))
    #expect(text.contains("\"backstep\" -eq 1' -fa 'lessons'"))
  }
}
