extension String {
  /// What stands right of `name =` or `name[…] =`, or everything where there is no assignment.
  var rightHandSide: String {
    guard let sign = firstIndex(of: "="), sign != startIndex else { return self }
    let left = self[..<sign]
    let right = self[index(after: sign)...]
    guard right.first != "=", let last = left.last, !"<>!+-*/@".contains(last),
      !left.contains("("), !right.isEmpty
    else { return self }
    return right.trimmed
  }

  /// The names in a formula.
  var identifiers: Set<String> {
    Set(split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
  }
}
