import Languages

extension Arguments {
  /// Takes names of tensors with those of a file: `map=W1:fc1.weight,b1:fc1.bias`.
  /// - Parameter example: What one looks like, for an error.
  mutating func pairs(_ option: String, like example: String) throws -> [String: String] {
    guard let text = self.option(option) else { return [:] }
    var names: [String: String] = [:]
    for pair in text.split(separator: ",") {
      let sides = pair.split(separator: ":", maxSplits: 1).map(String.init)
      guard sides.count == 2, names.updateValue(sides[1], forKey: sides[0]) == nil else {
        throw usage(
          .value(
            option: Localized(option), text: String(pair),
            needed: Localized(en: "\(example), each once", zh: "\(example)，每个一次")))
      }
    }
    return names
  }
}
