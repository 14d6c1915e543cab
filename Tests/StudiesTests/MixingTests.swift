import Datasets
import Matrices
import Testing

@Suite("Pictures of another distribution")
struct MixingTests {
  /// Pictures of one pixel that carry their numbers.
  static func numbered(_ count: Int) -> Dataset {
    let row = Matrix(shape: Shape(1, count), columnMajor: (0..<count).map(Double.init))
    return Dataset(
      name: "numbered", source: "", X: row, Y: row, featureNames: ["p0_0"], targetNames: ["y"],
      labels: .numbers, image: ImageSize(height: 1, width: 1))
  }

  static func mixed(_ mixture: Reference.Mixture) throws -> Dataset {
    try numbered(mixture.count).shifted(by: .invert, share: mixture.share, seed: mixture.seed)
  }

  @Test("Those are shifted that NumPy's permutation names", arguments: Reference.shared.mixtures)
  func choice(_ expected: Reference.Mixture) throws {
    let dataset = try Self.mixed(expected)
    #expect(dataset.shiftMarks.indices.filter { dataset.shiftMarks[$0] } == expected.chosen)
    #expect(dataset.shiftedCount == expected.chosen.count)
    let last = Double(expected.count - 1)
    for example in 0..<expected.count {
      let isShifted = expected.chosen.contains(example)
      #expect(dataset.X[0, example] == (isShifted ? last - Double(example) : Double(example)))
    }
    #expect(dataset.Y == Self.numbered(expected.count).Y)
  }

  @Test(
    "Parts apart have shifted examples only, what is left goes to training",
    arguments: Reference.shared.apart)
  func apart(_ expected: Reference.Apart) throws {
    let dataset = try Self.mixed(expected.mixture)
    let count = Double(dataset.count)
    func share(_ part: String) -> Double { Double(expected.parts[part]?.count ?? 0) / count }
    let splits = try dataset.split(
      train: share("train"), dev: share("dev"), test: share("test"), trainDev: share("train_dev"),
      seed: expected.seed, shifted: [.dev, .test])
    for (name, indices) in expected.parts where !indices.isEmpty {
      let part = try #require(Splits.Part(rawValue: name))
      #expect(splits.indices[part] == indices)
      #expect(splits[part]?.Y.elements == indices.map(Double.init))
    }
    #expect(splits[.dev]?.shiftedCount == splits[.dev]?.count)
  }

  @Test("What is left of the shifted is shared out evenly", arguments: [1, 2, 3, 4, 5] as [UInt32])
  func evenly(_ seed: UInt32) throws {
    let dataset = try Self.numbered(2000).shifted(by: .invert, share: 0.3, seed: seed)
    let splits = try dataset.split(
      train: 0.7, dev: 0.1, test: 0.1, trainDev: 0.1, seed: seed, shifted: [.dev, .test])
    // 200 of 1600 are left: an eighth of each part, within four standard deviations.
    let share = Double(try #require(splits[.trainDev]).shiftedCount) / 200
    #expect(abs(share - 0.125) < 4 * (0.125 * 0.875 / 200).squareRoot())
  }

  @Test("With nothing kept apart the split is the usual one", arguments: [0, 1, 9] as [UInt32])
  func usual(_ seed: UInt32) throws {
    let dataset = Self.numbered(50)
    let usual = try dataset.split(train: 0.6, dev: 0.2, test: 0.1, trainDev: 0.1, seed: seed)
    let other = try dataset.split(
      train: 0.6, dev: 0.2, test: 0.1, trainDev: 0.1, seed: seed, shifted: [])
    #expect(usual == other)
  }

  @Test("Made pictures are shifted copies of unshifted ones, in training only")
  func synthesis() throws {
    let mixed = try Self.mixed(Reference.shared.mixtures[1])
    let splits = try mixed.split(train: 0.6, dev: 0.4, seed: 1, shifted: [.dev])
    let larger = try splits.synthesizing(by: .invert, count: 50, seed: 2)
    #expect(larger.train.count == splits.train.count + 50)
    #expect(larger[.dev] == splits[.dev])
    let span = (splits.train.X.elements.min() ?? 0) + (splits.train.X.elements.max() ?? 0)
    for example in splits.train.count..<larger.train.count {
      #expect(larger.train.shiftMarks[example])
      #expect(larger.train.X[0, example] == span - larger.train.Y[0, example])
      let origin = try #require(larger.indices[.train])[example]
      #expect(Double(origin) == larger.train.Y[0, example] && !mixed.shiftMarks[origin])
    }
  }

  @Test("Normalisation can be undone, but for rounding")
  func undone() throws {
    let splits = try Self.numbered(40).split(train: 0.5, dev: 0.5, seed: 3)
    let (normalized, by) = splits.normalized()
    let back = try #require(normalized.undoing(by)[.dev])
    for (value, other) in zip(back.X.elements, splits[.dev]?.X.elements ?? []) {
      #expect(abs(value - other) < 1e-13)
    }
  }

  @Test("The least share is one picture, and too many to be held are refused unmade")
  func extremes() throws {
    #expect(try Self.numbered(9).shifted(by: .invert, share: 1e-9, seed: 0).shiftedCount == 1)
    let size = ImageSize(height: 1, width: 4000)
    let wide = Matrix(shape: Shape(4000, 1), filledWith: 1.0)
    let dataset = Dataset(
      name: "wide", source: "wide", X: wide, Y: Matrix(1),
      featureNames: (0..<4000).map(String.init),
      targetNames: ["y"], labels: .numbers, image: size)
    #expect(throws: DatasetError.self) {
      try Splits(whole: dataset).synthesizing(by: .invert, count: 1_000_000, seed: 0)
    }
  }

  @Test("Shares and parts that cannot be are refused")
  func refusals() throws {
    for share in [0, -0.1, 1.1, .nan] {
      #expect(throws: DatasetError.self) {
        try Self.numbered(9).shifted(by: .noise, share: share, seed: 0)
      }
    }
    #expect(throws: DatasetError.split(.tooFewShifted(wanted: 4, found: 0))) {
      try Self.numbered(20).split(train: 0.8, dev: 0.2, seed: 0, shifted: [.dev])
    }
    #expect(throws: DatasetError.split(.nothingApart)) {
      try Self.numbered(20).split(train: 0.8, dev: 0.2, seed: 0, shifted: [.train])
    }
  }
}
