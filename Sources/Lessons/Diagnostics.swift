extension LessonError: CustomStringConvertible {
  /// `FILE:LINE: what is wrong and how to mend it`.
  public var description: String { "\(file):\(line): \(reason)" }
}

extension LessonError.Reason: CustomStringConvertible {
  /// One sentence an author can act on.
  public var description: String {
    switch self {
    case .unreadable, .tooLarge, .notUTF8, .controlCharacter: fileSentence
    case .noFrontMatter, .unclosedFrontMatter, .yaml, .missingKey, .unknownKey, .wrongForm,
      .badValue:
      yamlSentence
    default: markdownSentence
    }
  }

  private var fileSentence: String {
    switch self {
    case .unreadable(let code): "the file cannot be read (\(systemWords(code)))."
    case .tooLarge(let bytes, let limit): "\(bytes) bytes are more than the \(limit) allowed."
    case .notUTF8: "the file is not UTF-8; save it as UTF-8."
    case .controlCharacter(let value, let column):
      "column \(column) holds the invisible character U+\(hexadecimal(value)); remove it."
    default: ""
    }
  }

  private var yamlSentence: String {
    switch self {
    case .noFrontMatter: "a lesson begins with a line `---`, its id, number, title and minutes."
    case .unclosedFrontMatter: "the front matter is not closed by a second line `---`."
    case .yaml(let problem): "the YAML cannot be read: \(problem)."
    case .missingKey(let key): "`\(key):` is missing."
    case .unknownKey(let key, let nearest): "nothing reads `\(key):`\(offer(nearest))"
    case .wrongForm(let key, let form): "`\(key):` must be \(form.words)."
    case .badValue(let key, let value, let needed): "`\(key): \(value)` must be \(needed)."
    default: ""
    }
  }

  private var markdownSentence: String {
    switch self {
    case .noPages: "the lesson has no page; begin one by `## English title · 中文标题`."
    case .contentBeforeFirstPage: "this stands before the first page; put a `##` heading above."
    case .headingLevel: "a page is a `##` heading; other levels are not used."
    case .titleInOneLanguage(let text): "`\(text)` needs both languages: `English · 中文`."
    case .titleDiffers: "the `#` heading and the `title:` of the front matter differ."
    case .quoteWithoutEnglish: "this quote has no English text before it."
    case .unknownFence(let info, let nearest): "nothing reads a block `\(info)`\(offer(nearest))"
    case .emptyScript: "this block holds no command."
    case .unsupported(let construct): construct.words
    case .nestedTooDeep(let limit): "nested more than \(limit) deep."
    case .raggedTable(let found, let expected):
      "this row has \(found) cells, the table's header line \(expected)."
    default: ""
    }
  }
}

extension LessonError.Form {
  fileprivate var words: String {
    switch self {
    case .text: "text"
    case .bothLanguages: "`{en: …, zh: …}`"
    case .list: "a list"
    case .mapping: "keys and values"
    case .wholeNumber: "a whole number"
    case .number: "a number"
    }
  }
}

extension LessonError.Construct {
  fileprivate var words: String {
    switch self {
    case .html: "a terminal does not show HTML; write Markdown."
    case .image: "a terminal does not show pictures; draw with `plot` in a `backstep run` block."
    case .rule: "a line across the page is not used; begin a new page by `##`."
    case .indentedCode:
      "code stands in a fenced block outside quotes and lists: `formula` or `backstep run`."
    case .nestedBlock: "a heading or a quote cannot stand inside a list or a quote."
    }
  }
}

/// The end of a sentence about an unknown word.
func offer(_ nearest: String?) -> String { nearest.map { "; did you mean `\($0)`?" } ?? "." }

private func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
