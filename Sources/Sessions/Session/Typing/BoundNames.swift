extension [TypedPiece] {
  /// The names that a piece of what is typed gives a value itself: before `=`, behind `for` as far as
  /// `in`, behind `def`, `class`, `import` and `as`, before the colon of `lambda`.
  var boundNames: Set<String> {
    var names: Set<String> = []
    var binds = Binding.none
    for (index, piece) in enumerated() {
      let word = String(piece.text)
      switch (word, binds) {
      case ("for", _): binds = .loop
      case ("lambda", _), ("def", _): binds = .parameters
      case ("class", _), ("import", _), ("as", _): binds = .one
      case ("in", .loop), (":", .parameters): binds = .none
      case (_, .none):
        if piece.isName, isGivenValue(index) { names.insert(word) }
      case (_, _) where piece.isName:
        names.insert(word)
        if binds == .one { binds = .none }
      default: break
      }
    }
    return names
  }

  private enum Binding { case none, loop, parameters, one }

  /// Whether `=`, `:=` or `, … =` follows outside of brackets.
  private func isGivenValue(_ index: Int) -> Bool {
    var next = index + 1
    while next < count, self[next].kind == .blank || self[next].text == ":" { next += 1 }
    guard next < count else { return false }
    if self[next].text == "," { return self[next...].dropFirst().isTargetList }
    guard self[next].text == "=" else { return false }
    return next + 1 >= count || self[next + 1].text != "="
  }
}

extension ArraySlice<TypedPiece> {
  /// Whether only names and commas come before `=`: `a, b = 1, 2`.
  fileprivate var isTargetList: Bool {
    let sign = first { !$0.isName && $0.kind != .blank && $0.text != "," }
    return sign?.text == "="
  }
}
