import Languages

extension Int {
  /// `1 epoch`, `60 epochs`, `1,204 iterations`.
  public func counted(_ unit: String) -> String {
    "\(grouped) \(unit)\(self == 1 ? "" : "s")"
  }

  /// `1 epoch`, `60 epochs`, and in Chinese with its measure word: `60 轮`.
  public func counted(
    _ unit: String, _ units: String? = nil, zh measure: String
  ) -> Localized<String> {
    Localized(
      en: "\(grouped) \(self == 1 ? unit : units ?? unit + "s")", zh: "\(grouped) \(measure)")
  }

  /// The number with a comma at each thousand.
  public var grouped: String {
    let digits = String(magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return (self < 0 ? "-" : "") + result
  }
}

extension Double {
  /// Seconds as a person reads them: `3.9 ms`, `0.32 s`, `12.3 s`, `2 min 05 s`, `1 h 02 min`.
  public var durationText: String {
    guard isFinite, self >= 0, self < 1e9 else { return "? s" }
    if self < 0.0995 { return NumberPrinter(.fixed(1)).string(self * 1000) + " ms" }
    if self < 9.995 { return NumberPrinter(.fixed(2)).string(self) + " s" }
    if self < 59.95 { return NumberPrinter(.fixed(1)).string(self) + " s" }
    let seconds = Int(rounded())
    if seconds < 3600 { return "\(seconds / 60) min \((seconds % 60).twoDigits) s" }
    return "\((seconds / 3600).grouped) h \((seconds / 60 % 60).twoDigits) min"
  }

  /// Seconds as a clock: `0:03`, `12:40`, `1:02:03`.
  var clockText: String {
    guard isFinite, self >= 0, self < 1e7 else { return "-:--" }
    let seconds = Int(rounded(.up))
    let minutes = seconds / 60 % 60
    let tail = (seconds % 60).twoDigits
    return seconds < 3600 ? "\(minutes):\(tail)" : "\(seconds / 3600):\(minutes.twoDigits):\(tail)"
  }

  /// A rate: whole and grouped from 10 on.
  var rateText: String {
    if self >= 10, let whole = Int(exactly: rounded()) { return whole.grouped }
    return shortText(digits: 2)
  }
}

extension Int {
  fileprivate var twoDigits: String { self < 10 ? "0\(self)" : String(self) }
}
