import Languages
import Presentation

extension Session {
  /// What is said of new variables that bear a command's name: alone on a line the name is theirs.
  ///
  /// Programs name what they like, and a single letter is what everybody calls a variable.
  func hiddenCommands(_ names: [String]) -> [any Report] {
    guard source.file == nil else { return [] }
    return names.filter { $0.count > 1 && hasVariable($0) && callsSomething($0) }.map { name in
      TextReport(
        Localized(
          en: "\(name) alone on a line is now this variable, not the command; forget \(name) gives "
            + "it back",
          zh: "单独一行的 \(name) 现在是这个变量，不是命令；forget \(name) 还给命令"), as: .hint)
    }
  }

  /// The names of commands and aliases that are no variables.
  var freeCommandNames: [String] {
    (commands.all.flatMap { [$0.name] + $0.aliases } + state.aliases.keys.sorted())
      .filter { !hasVariable($0) }
  }

  private func callsSomething(_ name: String) -> Bool {
    commands.exact(name) != nil || state.aliases[name] != nil
  }
}
