import Languages
import Matrices

extension CSVProblem {
  var words: ErrorWords {
    switch self {
    case .badUTF8(let byte):
      ErrorWords(
        Localized(
          en: "byte 0x\(String(byte, radix: 16)) is not UTF-8",
          zh: "字节 0x\(String(byte, radix: 16)) 不是 UTF-8"),
        hint: Localized(
          en: "save the file as UTF-8: iconv -f GBK -t UTF-8 FILE (or -f LATIN1)",
          zh: "把文件存成 UTF-8：iconv -f GBK -t UTF-8 FILE（或 -f LATIN1）"))
    case .unclosedQuote:
      ErrorWords(
        Localized(en: "a quoted field begins here and never ends", zh: "从这里开始的引号没有结束"),
        hint: Localized(en: "add the closing \"", zh: "补上右边的 \""))
    case .textAfterQuote:
      ErrorWords(
        Localized(en: "text follows the closing quote", zh: "右引号后面还有文字"),
        hint: Localized(en: "write a quote within a field as \"\"", zh: "字段里的引号写成 \"\""))
    case .ragged(let expected, let found):
      ErrorWords(
        Localized(
          en: "\(expected) fields expected, \(found) found",
          zh: "应有 \(expected) 个字段，实有 \(found) 个"),
        hint: Localized(
          en: "every line needs as many as the first; a delimiter within a field needs quotes",
          zh: "每行的字段数要和第一行一样；字段里有分隔符时要加引号"))
    case .textAmongNumbers(let column, let text):
      ErrorWords(
        Localized(
          en: "'\(shortened(text))' is text, but column '\(column)' holds numbers",
          zh: "“\(shortened(text))”是文字，而列“\(column)”是数值"),
        hint: Self.correct(column))
    case .missingFeature(let column):
      ErrorWords(
        Localized(en: "feature '\(column)' has no value here", zh: "特征“\(column)”在这里没有值"),
        hint: Self.fillIn(column))
    case .ambiguousComma(let column, let text):
      ErrorWords(
        Localized(
          en: "'\(shortened(text))' in column '\(column)' is a fraction or thousands",
          zh: "列“\(column)”里的“\(shortened(text))”可能是小数，也可能是千位分隔"),
        hint: Localized(
          en: "say decimal=, where the comma stands before the fraction, decimal=. where it does "
            + "not",
          zh: "逗号是小数点就写 decimal=,，不是就写 decimal=."))
    case .notFinite(let column, let text) where text.lowercased().contains("nan"):
      ErrorWords(
        Localized(
          en: "'\(shortened(text))' in column '\(column)' is no number",
          zh: "列“\(column)”里的“\(shortened(text))”不是数"),
        hint: Self.fillIn(column))
    case .notFinite(let column, let text):
      ErrorWords(
        Localized(
          en: "'\(shortened(text))' in column '\(column)' is not a finite number",
          zh: "列“\(column)”里的“\(shortened(text))”不是有限的数"),
        hint: Self.correct(column))
    case .outOfRange(let column, let text):
      ErrorWords(
        Localized(
          en: "'\(shortened(text))' in column '\(column)' is beyond the largest number, 1.8e308",
          zh: "列“\(column)”里的“\(shortened(text))”超出最大的数 1.8e308"),
        hint: Self.correct(column))
    case .tooManyNumbers:
      ErrorWords(
        Localized(
          en: "the file has more than \(Shape.maximumCount) numbers",
          zh: "文件里的数超过 \(Shape.maximumCount) 个"),
        hint: Localized(en: "take fewer lines or columns", zh: "取少一些的行或列"))
    }
  }

  private static func correct(_ column: String) -> Localized<String> {
    Localized(
      en: "correct it, or leave the column out with drop=\(column)",
      zh: "改正它，或用 drop=\(column) 去掉这一列")
  }

  private static func fillIn(_ column: String) -> Localized<String> {
    Localized(
      en: "add missing=mean, median, mode, drop or a number, or leave the column out with "
        + "drop=\(column)",
      zh: "加上 missing=mean、median、mode、drop 或一个数，或用 drop=\(column) 去掉这一列")
  }
}

extension ColumnProblem {
  var words: ErrorWords {
    switch self {
    case .unknown(let name, let known):
      ErrorWords(
        Localized(
          en: "there is no column '\(shortened(name))'", zh: "没有列“\(shortened(name))”"),
        hint: suggestion(name, known))
    case .ambiguous(let name, let numbers):
      ErrorWords(
        Localized(
          en: "\(numbers.count) columns are called '\(name)'",
          zh: "有 \(numbers.count) 列都叫“\(name)”"),
        hint: Localized(en: "choose one by its number: ", zh: "用编号选一个：")
          + listed(numbers.map { Localized("\($0)") }))
    case .chosenTwice(let name):
      ErrorWords(
        Localized(en: "column '\(name)' is named twice", zh: "列“\(name)”写了两次"),
        hint: Localized(en: "name it once", zh: "只写一次"))
    case .wideCommas(let file):
      ErrorWords(
        Localized(
          en: "\(file): full-width commas (，) stand between the fields",
          zh: "\(file)：字段之间是全角逗号（，）"),
        hint: Localized(
          en: "replace them by ordinary commas (,)", zh: "换成半角逗号（,）"))
    case .tooManyTexts(let file, let column, let count):
      ErrorWords(
        Self.noFeatures(in: file)
          + Localized(
            en: ": '\(column)' holds \(countOfTexts(count).en), and \(CategoryEncoding.limit) at "
              + "most are encoded",
            zh: "：“\(column)”有\(countOfTexts(count).zh)，最多编码 \(CategoryEncoding.limit) 种"),
        hint: Localized(
          en: "put its texts into fewer groups, or add columns of numbers beside the target",
          zh: "把文字归成较少的几组，或者在目标之外加上数值的列"))
    case .oneField(let file, let text):
      ErrorWords(
        Self.noFeatures(in: file)
          + Localized(
            en: ": each line is one field, such as '\(shortened(text))'",
            zh: "：每行只有一个字段，例如“\(shortened(text))”"),
        hint: Localized(
          en: "let fields stand apart by commas, semicolons, tabs, bars (|) or blanks, as many in "
            + "each line",
          zh: "字段之间用逗号、分号、制表符、竖线（|）或空格分开，每行字段数相同"))
    case .noFeatures(let file, let text?):
      ErrorWords(
        Self.noFeatures(in: file)
          + Localized(en: ": '\(shortened(text))' is text", zh: "：“\(shortened(text))”是文字"),
        hint: Localized(
          en: "encode=onehot makes features of texts, or add columns of numbers beside the target",
          zh: "encode=onehot 把文字变成特征，或者在目标之外加上数值的列"))
    case .noFeatures(let file, _):
      ErrorWords(
        Self.noFeatures(in: file),
        hint: Localized(
          en: "features must be columns of numbers beside the targets",
          zh: "除了目标，还要有数值的列作特征"))
    case .noValues(let column):
      ErrorWords(
        Localized(
          en: "feature '\(column)' has no value in any line", zh: "特征“\(column)”没有一行有值"),
        hint: Localized(
          en: "leave it out with drop=\(column)", zh: "用 drop=\(column) 去掉这一列"))
    case .gapsEverywhere:
      ErrorWords(
        Localized(en: "every line has a missing value", zh: "每一行都有缺失的值"),
        hint: Localized(
          en: "missing=mean fills them, drop=COLUMN leaves columns out",
          zh: "missing=mean 补上，drop=COLUMN 去掉列"))
    case .noLabels(let column):
      ErrorWords(
        Localized(
          en: "target '\(column)' has no value in any line", zh: "目标“\(column)”没有一行有值"),
        hint: Localized(en: "choose another with target=", zh: "用 target= 选别的"))
    case .oneClass(let column, let name):
      ErrorWords(
        Localized(
          en: "every label in '\(column)' is '\(name)'", zh: "“\(column)”里的标签都是“\(name)”"),
        hint: Localized(
          en: "there is nothing to tell apart; target= chooses another column",
          zh: "没有什么可以区分；用 target= 选别的列"))
    case .tooManyClasses(let column, let limit):
      ErrorWords(
        Localized(
          en: "'\(column)' has more than \(limit) different values",
          zh: "“\(column)”有超过 \(limit) 个不同的值"),
        hint: Localized(en: "choose the target with target=", zh: "用 target= 选目标"))
    case .severalClassesInTask(let column, let classes):
      ErrorWords(
        Localized(
          en: "'\(column)' has \(classes.count) classes, but one of several targets may have two",
          zh: "“\(column)”有 \(classes.count) 个类别，几个目标时每个只能有两个"),
        hint: Localized(
          en: "make it the only target, or give it a column a class",
          zh: "让它作唯一的目标，或者每个类别一列"))
    case .notNumbers(let column, let text):
      ErrorWords(
        Localized(
          en: "column '\(column)' holds text ('\(shortened(text))')",
          zh: "列“\(column)”是文字（“\(shortened(text))”）"),
        hint: Localized(en: "choose a column of numbers", zh: "选数值的列"))
    }
  }

  private static func noFeatures(in file: String) -> Localized<String> {
    Localized(
      en: "\(file): no column is left to predict from", zh: "\(file)：没有列可以用来预测")
  }
}
