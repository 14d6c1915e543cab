/// The word before the cursor, and the words before it.
struct TypedWord {
  /// As typed, with its quotation mark.
  let text: String
  /// Where it begins, in characters.
  let start: Int
  /// The words before it, without quotation marks.
  let before: [String]

  /// - Parameter line: The line up to the cursor.
  init(_ line: String) {
    let words = LineWords(line).all
    let count = line.count
    if let last = words.last, last.range.upperBound == count {
      text = String(line.suffix(last.range.count))
      start = last.range.lowerBound
      before = words.dropLast().map(\.text)
    } else {
      text = ""
      start = count
      before = words.map(\.text)
    }
  }

  /// The option whose value is being typed, with the part of it behind the last comma.
  var option: (name: String, value: String)? {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else { return nil }
    let name = text[..<sign]
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
    let value = text[text.index(after: sign)...]
    return (
      String(name), String(value.split(separator: ",", omittingEmptySubsequences: false).last ?? "")
    )
  }

  /// The name at the end of the word, dots and all: `np.su` of `2*np.su`.
  var name: String {
    String(
      text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }.reversed())
  }
}
