import Languages

/// What an argument must be, where several commands say the same.
extension Localized<String> {
  static var number: Localized { Localized(en: "a number", zh: "一个数") }
  static var numbers: Localized { Localized(en: "numbers", zh: "数值") }
  static var wholeNumber: Localized { Localized(en: "a whole number", zh: "一个整数") }
  static var positiveNumber: Localized { Localized(en: "a number above 0", zh: "大于 0 的数") }
  static var numberFromZero: Localized { Localized(en: "a number of 0 or more", zh: "不小于 0 的数") }
  static var numberBelowOne: Localized {
    Localized(en: "a number from 0 to below 1", zh: "不小于 0、小于 1 的数")
  }
}
