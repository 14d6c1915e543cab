import Files
import Glibc
import Languages
import Presentation

extension Session {
  /// How a person wants results to be shown.
  public var looks: Looks { state.looks }

  /// Takes the lines of the person's own file: how things look, and aliases.
  ///
  /// A line that cannot be taken is named, and the others are used.
  /// - Parameter isForPerson: Whether a person types; scripts, pipes and programs take the language
  ///   and the colours of the file and nothing else, without a word.
  public func configure(isForPerson: Bool) {
    if isForPerson { recallLanguage() }
    guard let path = ConfigurationFile.path(in: surroundings.environment),
      access(path, F_OK) == 0
    else { return }
    let before = state
    let problems = obey(path)
    if !isForPerson { state = before.spoken(as: state) }
    // What is wrong with the file is said in the language and the colours that it asks for.
    dress()
    if isForPerson { tell(problems) }
  }

  /// Names the lines that could not be taken: some, and how many more there are.
  private func tell(_ problems: [(SourceLine, any Error)]) {
    var toldHints: Set<Localized<String>> = []
    for (line, problem) in problems.prefix(Self.mostTold) {
      let report = ErrorReport(describing: problem, in: line.text)
      let isTold = report.advice.map { !toldHints.insert($0).inserted } ?? false
      output.show(isTold ? report.withoutAdvice : report, for: line)
    }
    let rest = problems.count - Self.mostTold
    guard rest > 0 else { return }
    output.show(
      TextReport(
        Localized(
          en: "and \(rest) more lines of the config that are passed over",
          zh: "config 里还有 \(rest) 行跳过了"), as: .hint), for: problems[0].0)
  }

  /// How many lines of the file are named that cannot be taken.
  private static let mostTold = 8
  /// The most bytes of the file, and of a line.
  private static let (mostBytes, mostInLine) = (1 << 20, 4 << 10)

  /// Speaks the language that the person chose last, until their file says another.
  private func recallLanguage() {
    isForPerson = true
    guard let chosen = course.progress.language else { return }
    state.language = chosen
    state.origins[.language] = .place("progress")
    dress()
  }

  /// Notes the language that a person has typed, for the next time.
  func rememberLanguage() {
    guard isForPerson, isTyped, scriptDepth == 0 else { return }
    let chosen = language
    course.update { $0.language = chosen }
  }

  /// - Returns: The lines that could not be taken, each with the reason.
  private func obey(_ path: String) -> [(SourceLine, any Error)] {
    do {
      let rows = try ScriptFile.separateRows(at: path, limit: Self.mostBytes)
      return rows.enumerated().compactMap { index, row in
        let line = SourceLine(row ?? "", file: path, number: index + 1)
        do {
          guard row != nil else { throw ConfigurationProblem.notText }
          try obey(line)
          return nil
        } catch {
          return (line, error)
        }
      }
    } catch {
      return [(SourceLine(""), error)]
    }
  }

  private func obey(_ source: SourceLine) throws {
    guard source.text.utf8.count <= Self.mostInLine else { throw ConfigurationProblem.tooLong }
    let line = read(source.text)
    if line.isNothing { return }
    guard let command = line.command, let arguments = line.arguments,
      Self.isAboutLooks(command, arguments)
    else {
      if case .unreadable(let error) = line.content { throw error }
      throw ConfigurationProblem.notAboutLooks(line.text)
    }
    self.source = source
    _ = try command.run(arguments, in: self)
  }

  /// Whether a line says how things look and not what is computed.
  private static func isAboutLooks(_ command: any Command, _ arguments: Arguments) -> Bool {
    switch command {
    case is LangCommand, is AliasCommand: true
    case is SetCommand:
      LineWords(arguments.rest).all.allSatisfy { word in
        Look(rawValue: String(word.text.prefix { $0 != "=" })) != nil
      }
    default: false
    }
  }

  /// Takes what the command line says of how things look, which goes before the person's file.
  public func configure(color: ColorChoice, isSpoken: Bool) {
    if color != .automatic {
      state.looks.color = color
      state.origins[.color] = .place("--color")
    }
    if isSpoken {
      state.looks.isSpoken = true
      state.origins[.reader] = .place("--screen-reader")
    }
    dress()
  }

  /// Remembers where the line at work comes from, for what it sets.
  func noteOrigin(of look: Look) { state.origins[look] = SettingOrigin(source) }
}

extension Session.State {
  /// The same, shown as another is, with its aliases.
  func looking(as other: Self) -> Self {
    var state = self
    state.looks = other.looks
    state.digits = other.digits
    state.images = other.images
    state.aliases = other.aliases
    state.origins = other.origins
    return state
  }

  /// The same, in the language and the colours of another.
  fileprivate func spoken(as other: Self) -> Self {
    var state = self
    state.language = other.language
    state.looks.color = other.looks.color
    state.origins = other.origins.filter { [.language, .color].contains($0.key) }
    return state
  }
}

extension ErrorReport {
  /// The same, where what to do has just been said.
  fileprivate var withoutAdvice: ErrorReport {
    ErrorReport(kind: errorKind, message: words, excerpt: excerpt, location: location)
  }
}
