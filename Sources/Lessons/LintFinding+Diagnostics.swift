extension LintFinding: CustomStringConvertible {
  /// `FILE:LINE: what is wrong and how to mend it`.
  public var description: String { "\(file):\(line): \(rule)" }
}

extension LintFinding.Rule: CustomStringConvertible {
  /// One sentence an author can act on.
  public var description: String {
    languageSentence ?? pageSentence ?? exerciseSentence ?? courseSentence ?? ""
  }

  private var languageSentence: String? {
    switch self {
    case .noChinese: "this text has no Chinese; put a quote `> 中文` below it."
    case .notChinese: "the Chinese side holds no Chinese."
    case .notEnglish: "the English side holds Chinese."
    case .unequalParts: "the two languages differ in their paragraphs, lists or items."
    case .codeDiffers(let code): "`\(code)` stands in one language only."
    case .bareAsterisks:
      "`**` is shown as it is; put the punctuation outside of the bold words, or a blank beside them."
    case .cellInOneLanguage(let words): "the cell `\(words)` needs both: `English · 中文`."
    default: nil
    }
  }

  private var pageSentence: String? {
    switch self {
    case .emptyPage: "the page holds nothing."
    case .longPage(let rows, let limit): "the page takes \(rows) rows of \(limit); make it two."
    case .wideLine(let columns, let limit): "this line is \(columns) columns of \(limit) wide."
    case .unknownCommand(let word): "no command is called `\(word)`."
    case .brokenLink(let target): "the link `\(target)` leads to no lesson."
    default: nil
    }
  }

  private var exerciseSentence: String? {
    switch self {
    case .fewExercises(let found, let needed):
      "the lesson has \(found) exercises; it needs \(needed)."
    case .oneKind(let kind): "all exercises are of the kind `\(kind)`; add another kind."
    case .exerciseID(let found, let expected): "the id `\(found)` should be `\(expected)`."
    case .fewHints(let found): "the exercise has \(found) of at least 2 hints."
    case .noWrongAnswer: "the exercise explains no wrong answer; add one under `wrong:`."
    case .wrongIsRight(let answer): "the wrong answer `\(answer)` is the right one."
    default: nil
    }
  }

  private var courseSentence: String? {
    switch self {
    case .repeatedID(let id, let other): "the id `\(id)` is also in \(other)."
    case .repeatedNumber(let number, let other): "the number \(number) is also in \(other)."
    case .unknownRequirement(let id, let nearest): "no lesson is called `\(id)`\(offer(nearest))"
    case .laterRequirement(let id): "`\(id)` comes later in the course; it cannot be required."
    default: nil
    }
  }
}
