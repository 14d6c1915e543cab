/// What is wrong with a lesson's file, and where.
public struct LessonError: Error, Equatable, Sendable {
  /// The file as it was given.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What was found there.
  public let reason: Reason

  /// What was found in a lesson that cannot be taken.
  public enum Reason: Equatable, Sendable {
    /// The file could not be read; the system's error number.
    case unreadable(code: Int32)
    /// More bytes than a lesson may have.
    case tooLarge(bytes: Int, limit: Int)
    /// Bytes that are not UTF-8.
    case notUTF8
    /// A character that could disturb a terminal.
    case controlCharacter(UInt32, column: Int)
    /// The file does not begin with `---`.
    case noFrontMatter
    /// The closing `---` is missing.
    case unclosedFrontMatter
    /// YAML that cannot be read; the parser's words.
    case yaml(String)
    /// YAML that reads the author's words as its own marks; the parser's words.
    case yamlNeedsQuotes(String)
    /// A fenced block that is not closed.
    case unclosedFence
    /// A key that must be there.
    case missingKey(String)
    /// A key nobody reads, and the nearest that is read.
    case unknownKey(String, nearest: String?)
    /// A value of another form than the key needs.
    case wrongForm(key: String, needed: Form)
    /// A value out of the key's range.
    case badValue(key: String, value: String, needed: String)
    /// No `##` heading.
    case noPages
    /// Something to read before the first page.
    case contentBeforeFirstPage
    /// A heading that is neither the title nor a page.
    case headingLevel(Int)
    /// A title without ` · ` between the languages.
    case titleInOneLanguage(String)
    /// The first heading says something else than the front matter.
    case titleDiffers
    /// A Chinese quote with no English text before it.
    case quoteWithoutEnglish
    /// A fenced block of a kind nobody knows, and the nearest kind.
    case unknownFence(String, nearest: String?)
    /// A block of commands without a command.
    case emptyScript
    /// Markdown that a terminal cannot show.
    case unsupported(Construct)
    /// Lists or quotes within each other beyond reason.
    case nestedTooDeep(limit: Int)
    /// A table's row with another number of cells than its header.
    case raggedTable(found: Int, expected: Int)
  }

  /// The form a value may have.
  public enum Form: Equatable, Sendable {
    /// Some text.
    case text
    /// Text in both languages: `{en: …, zh: …}`.
    case bothLanguages
    /// A list.
    case list
    /// Keys and values.
    case mapping
    /// A whole number.
    case wholeNumber
    /// A number.
    case number
  }

  /// Markdown that lessons do not use.
  public enum Construct: Equatable, Sendable {
    /// HTML other than a remark.
    case html
    /// A picture.
    case image
    /// A line across the page.
    case rule
    /// A block of code without a fence, or a fence inside a quote.
    case indentedCode
    /// A heading or quote inside a list or quote.
    case nestedBlock
  }
}
