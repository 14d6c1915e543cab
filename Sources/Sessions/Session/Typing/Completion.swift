import Datasets
import Engine
import Formulas
import Glibc

/// What Tab offers at a place of a line.
public struct Suggestions: Sendable, Equatable {
  /// Where the word being completed begins, in characters.
  public let start: Int
  /// What may stand there, in alphabetical order.
  public let words: [String]
}

extension Session {
  /// The words that fit before the cursor; the first word is a command, later ones by context.
  public func suggestions(for line: String, cursor: Int) -> Suggestions {
    let before = String(line.prefix(cursor))
    let start = before.lastIndex { " \n([{,:=+-*/@~<>".contains($0) }
    let word = start.map { String(before[before.index(after: $0)...]) } ?? before
    let candidates = candidates(before, isFirst: start == nil, word)
    let words = Set(candidates.filter { $0.hasPrefix(word) && $0 != word }).sorted()
    return Suggestions(start: before.count - word.count, words: words)
  }

  private func candidates(_ before: String, isFirst: Bool, _ word: String) -> [String] {
    if isFirst { return commands.all.map(\.name) + scope.names + ownNames }
    let first = String(before.prefix { $0 != " " })
    guard let command = (try? commands.find(first)) ?? nil else { return formulaNames }
    return command.options.map { $0 + "=" } + command.completions.flatMap { names($0, word) }
  }

  private var formulaNames: [String] { scope.names + ownNames + FunctionTable.names }

  /// The learner's variables and functions, those too that only cells can hold.
  var ownNames: [String] { state.memory?.names ?? [] }

  private func names(_ kind: CompletionKind, _ word: String) -> [String] {
    switch kind {
    case .tensors: formulaNames
    case .files: FileNames.matching(word)
    case .datasets: Dataset.names + ["from"]
    case .lessons: (try? course.catalog.get().lessons.map(\.id)) ?? []
    case .commands: commands.all.map(\.name)
    case .words(let words): words
    }
  }
}

/// The files a beginning of a path could mean.
enum FileNames {
  static func matching(_ word: String) -> [String] {
    let folder = word.lastIndex(of: "/").map { String(word[...$0]) } ?? ""
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      if !name.hasPrefix(".") { names.append(folder + name + (isFolder ? "/" : "")) }
    }
    return names
  }
}
