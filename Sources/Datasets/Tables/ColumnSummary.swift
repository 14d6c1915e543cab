import Languages

/// What a column of a file holds, and what became of it.
public struct ColumnSummary: Hashable, Sendable {
  /// What stands in it.
  public enum Kind: Hashable, Sendable {
    /// Numbers as programs write them.
    case number
    /// Numbers with a decimal comma.
    case decimalComma
    /// Numbers with commas between the thousands.
    case thousands
    /// Numbers with `%`, divided by 100.
    case percent
    /// `True` and `False`.
    case trueFalse
    /// Texts.
    case text
    /// Dates or times of day.
    case date
    /// Amounts with a currency's sign.
    case money
    /// Nothing.
    case empty
  }

  /// What became of it.
  public enum Fate: Hashable, Sendable {
    /// These rows of `X`.
    case features(Range<Int>)
    /// What is to be predicted.
    case target
    /// Left out, as was asked for.
    case dropped
    /// Left out, as nothing can be learned from it as it is.
    case leftOut
  }

  /// Its name.
  public let name: String
  /// What stands in it.
  public let kind: Kind
  /// What became of it.
  public let fate: Fate
  /// How many values were missing; nil where nobody counted.
  public let missing: Int?
  /// What stands in for missing values, where something does.
  public let standIn: Double?
  /// Its texts, where it became features, in order.
  public let categories: [String]
  /// Its first text, where it holds texts.
  public let example: String?

  /// Describes a column.
  init(
    name: String, kind: Kind, fate: Fate, missing: Int? = nil, standIn: Double? = nil,
    categories: [String] = [], example: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.fate = fate
    self.missing = missing
    self.standIn = standIn
    self.categories = categories
    self.example = example
  }
}

extension ColumnSummary.Kind {
  /// The word for it.
  public var words: Localized<String> {
    switch self {
    case .number: Localized(en: "number", zh: "数")
    case .decimalComma: Localized(en: "decimal comma", zh: "小数逗号")
    case .thousands: Localized(en: "thousands", zh: "千位分隔")
    case .percent: Localized(en: "percent", zh: "百分数")
    case .trueFalse: Localized(en: "true/false", zh: "真/假")
    case .text: Localized(en: "text", zh: "文字")
    case .date: Localized(en: "date", zh: "日期")
    case .money: Localized(en: "money", zh: "金额")
    case .empty: Localized(en: "empty", zh: "空")
    }
  }

  init(_ kind: CSV.ColumnKind) {
    self =
      switch kind {
      case .numbers(let notation): Self(notation)
      case .form(.trueFalse, _): .trueFalse
      case .form(.date, _): .date
      case .form(.money, _): .money
      case .text: .text
      case .empty: .empty
      }
  }

  private init(_ notation: ColumnNotation) {
    if notation.isPercent {
      self = .percent
    } else if notation.decimal == UInt8(ascii: ",") {
      self = .decimalComma
    } else {
      self = notation.grouping == nil ? .number : .thousands
    }
  }
}
