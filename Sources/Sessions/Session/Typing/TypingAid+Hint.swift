extension TypingAid {
  /// How a line could go on: as the newest entry that begins so, else as an example in `help`,
  /// else as a command's name.
  /// - Parameter entries: What was typed before, oldest first.
  public func hint(for line: String, after entries: [String]) -> String? {
    guard line.contains(where: { !$0.isWhitespace }), line.first?.isWhitespace == false else {
      return nil
    }
    let found =
      entries.last { $0.hasPrefix(line) && $0 != line }
      ?? examples.first { $0.hasPrefix(line) && $0 != line }
      ?? session.commands.all.first { $0.name.hasPrefix(line) && $0.name != line }?.name
    return found.map { String($0.dropFirst(line.count)) }
  }

  private var examples: [String] { session.commands.all.flatMap(\.examples) }
}
