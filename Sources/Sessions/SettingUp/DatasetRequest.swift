import Datasets
import Engine
import Glibc
import Languages

/// What `data NAME …` asks for.
struct DatasetRequest {
  private let name: String
  private let count: Int?
  private let noise: Double?
  private let classes: Int?
  private let seed: UInt32
  private let labels: String?
  private let key: String?
  private let table: TableOptions
  private let pictures: PictureOptions
  private let only: String?
  private let shift: ImageShift?
  private let share: Double
  /// The names of the options that were typed.
  private let given: [String]

  init(
    _ name: String, _ arguments: inout Arguments, _ hyperparameters: Hyperparameters
  ) throws {
    self.name = name
    given = arguments.optionNames
    count = try arguments.integer("n", in: 1...Int.max)
    noise = try arguments.number("noise")
    classes = try arguments.integer("classes", in: 1...Int.max)
    let seed = try arguments.integer("seed", in: 0...Int(UInt32.max))
    self.seed = seed.map(UInt32.init) ?? hyperparameters.seed
    labels = arguments.option("labels")
    key = arguments.option("key")
    let grey = try arguments.choice("grey", ["on", "off"])
    pictures = PictureOptions(
      size: try arguments.pictureSize(), isGrey: grey.map { $0 == "on" })
    only = arguments.option("only")
    shift = try arguments.choice("shift", ImageShift.allCases.map(\.rawValue))
      .flatMap(ImageShift.init(rawValue:))
    let share = try arguments.number("share")
    guard shift != nil || share == nil else {
      throw arguments.usage(.missing(Localized(en: "shift= with share=", zh: "share= 还要有 shift=")))
    }
    self.share = share ?? 1
    let header = try arguments.choice("header", ["yes", "no"])
    let kind = try arguments.choice("kind", LabelKind.allCases.map(\.rawValue))
    let encode = try arguments.choice("encode", CategoryEncoding.allCases.map(\.rawValue))
    let decimal = try arguments.choice("decimal", DecimalSign.allCases.map(\.rawValue))
    let indicator = try arguments.choice("indicator", ["on", "off"])
    table = TableOptions(
      targets: arguments.option("target").map(ColumnReference.list) ?? [],
      drop: arguments.option("drop").map(ColumnReference.list) ?? [],
      labelKind: kind.flatMap(LabelKind.init(rawValue:)) ?? .automatic,
      hasHeader: header.map { $0 == "yes" },
      decimal: decimal.flatMap(DecimalSign.init(rawValue:)),
      missing: try arguments.missingValues(), hasIndicators: indicator == "on",
      encode: encode.flatMap(CategoryEncoding.init(rawValue:)))
  }

  /// Reads or makes the data, takes the classes that are asked for, and shifts pictures.
  func open(home: @autoclosure () throws -> Home) throws -> Dataset {
    let dataset = try chosen(home: home())
    guard let shift else { return dataset }
    return try dataset.shifted(by: shift, share: share, seed: seed)
  }

  private func chosen(home: @autoclosure () throws -> Home) throws -> Dataset {
    guard let only else { return try open(count: count, home: home()) }
    if Generator(rawValue: name) != nil {
      return try open(count: count, home: home()).keeping(classes: only)
    }
    let kept = try open(count: nil, home: home()).keeping(classes: only)
    return count.map { kept.first($0) } ?? kept
  }

  /// The files a person has named.
  var files: [String] { isFile ? [name] + (labels.map { [$0] } ?? []) : [] }

  /// Whether it is a file and no known name.
  private var isFile: Bool {
    let looksLikeFile = name.contains("/") || name.contains(".") || access(name, F_OK) == 0
    return looksLikeFile && !Dataset.names.contains(name)
  }

  /// A known name first, then a file.
  private func open(count: Int?, home: @autoclosure () throws -> Home) throws -> Dataset {
    if isFile {
      let dataset = try Dataset.open(
        name, labels: labels, key: key, options: table, pictures: pictures, given: given)
      return count.map { dataset.first($0) } ?? dataset
    }
    if Generator(rawValue: name) != nil || !Dataset.names.contains(name) {
      return try .named(
        name, count: count, noise: noise, classes: classes, seed: seed, home: Home(folder: ""),
        given: given)
    }
    return try .named(
      name, count: count, noise: noise, classes: classes, seed: seed, home: home(), given: given)
  }
}

extension Arguments {
  /// Takes `missing=`: a way to fill gaps by its name, or a number.
  fileprivate mutating func missingValues() throws -> MissingValues? {
    guard let text = option("missing") else { return nil }
    let named: [String: MissingValues] = [
      "drop": .drop, "mean": .mean, "median": .median, "mode": .mode,
    ]
    if let values = named[text] ?? Self.number(text).map(MissingValues.number) { return values }
    throw usage(
      .value(
        option: Localized("missing"), text: text,
        needed: Localized(
          en: "drop, mean, median, mode or a number", zh: "drop、mean、median、mode 或一个数")))
  }
}

extension Arguments {
  /// The longest side that pictures are brought to.
  private static let longestSide = 4096

  /// Takes `size=`: `64`, or height and width, `48x64`.
  fileprivate mutating func pictureSize() throws -> ImageSize? {
    guard let text = option("size") else { return nil }
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let range = 1...Self.longestSide
    guard (1...2).contains(sides.count), sides.allSatisfy(range.contains) else {
      throw usage(
        .value(
          option: Localized("size"), text: text,
          needed: Localized(
            en: "64 or 48x64 (height x width), up to \(Self.longestSide)",
            zh: "64 或 48x64（高x宽），不超过 \(Self.longestSide)")))
    }
    return ImageSize(height: sides[0], width: sides[sides.count - 1])
  }
}

extension Surroundings {
  /// The folder where data sets and lessons lie.
  func home() throws -> Home {
    try Home(executable: executable, environment: environment)
  }
}
