import Languages
import TextMeasures

/// Makes a block out of a fenced one, by the words after its fence.
struct FenceReader {
  private static let kinds = [
    "backstep run", "backstep run quiet", "backstep type", "backstep check", "python", "python run",
    "python run quiet", "python type", "python check", "exercise", "formula", "formula en",
    "formula zh",
  ]

  let file: String

  func block(_ node: MarkdownNode) throws(LessonError) -> Block {
    let info = node.attribute.split(separator: " ").joined(separator: " ")
    switch info {
    case "backstep run", "python", "python run": return .run(try script(node))
    case "backstep run quiet", "python run quiet": return .run(try script(node, isQuiet: true))
    case "backstep type", "python type": return .type(try script(node))
    case "backstep check", "python check": return .check(try script(node))
    case "exercise": return .exercise(try exercise(node))
    case "formula": return drawing(node) { Localized(en: $0, zh: $0) }
    case "formula en": return drawing(node) { Localized(en: $0, zh: "") }
    case "formula zh": return drawing(node) { Localized(en: "", zh: $0) }
    case "": throw error(.unsupported(.indentedCode), node)
    default:
      let nearest = info.nearest(among: Self.kinds)
      throw error(.unknownFence(info, nearest: nearest), node)
    }
  }

  private func script(
    _ node: MarkdownNode, isQuiet: Bool = false
  ) throws(LessonError) -> Script {
    let script = Script(
      node.literal, line: node.line, isQuiet: isQuiet,
      isCell: node.attribute.hasPrefix("python"))
    guard !script.lines.isEmpty else { throw error(.emptyScript, node) }
    return script
  }

  private func exercise(_ node: MarkdownNode) throws(LessonError) -> Exercise {
    let yaml = try YAMLDocument(file: file, offset: node.line).root(node.literal)
    return try ExerciseReader(yaml: yaml, line: node.line).exercise()
  }

  private func drawing(_ node: MarkdownNode, _ sides: (String) -> Localized<String>) -> Block {
    let text = node.literal
    let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:))
    return .formula(sides(String(text[..<(end ?? text.startIndex)])), line: node.line)
  }

  private func error(_ reason: LessonError.Reason, _ node: MarkdownNode) -> LessonError {
    LessonError(file: file, line: node.line, reason: reason)
  }
}
