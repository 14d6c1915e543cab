extension Dataset {
  /// The names of all data sets that need no file: the bundled ones, then the generators.
  public static var names: [String] {
    BundledDataset.allCases.map(\.rawValue) + Generator.allCases.map(\.rawValue)
  }

  /// A bundled data set, or one that a generator makes, by its name.
  /// - Parameters:
  ///   - count: how many examples: the first ones of a bundled set, or as many as are made.
  ///   - noise: of a generator only.
  ///   - classes: of a generator only.
  ///   - seed: what a generator's stream starts from.
  ///   - home: where the bundled sets lie.
  ///   - given: the names of the options that were typed: one that says nothing about such data is
  ///     refused.
  /// - Throws: `DatasetError`.
  public static func named(
    _ name: String, count: Int? = nil, noise: Double? = nil, classes: Int? = nil, seed: UInt32,
    home: Home, given: [String] = []
  ) throws(DatasetError) -> Dataset {
    if let generator = Generator(rawValue: name) {
      try DataSource.generator.check(given, of: name)
      return try generator.make(
        count: count ?? Generator.defaultCount, noise: noise, classes: classes ?? 2, seed: seed)
    }
    guard let bundled = BundledDataset(rawValue: name) else {
      throw .request(.unknownDataset(name, known: names))
    }
    if noise != nil { throw .request(.option("noise", dataset: name)) }
    if classes != nil { throw .request(.option("classes", dataset: name)) }
    try DataSource.bundled.check(given, of: name)
    let dataset = try bundled.load(from: home)
    guard let count else { return dataset }
    guard (1...dataset.count).contains(count) else {
      throw .request(.count(count, dataset: name, range: 1...dataset.count))
    }
    return dataset.first(count)
  }
}
