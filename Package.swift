// swift-tools-version: 6.1
import PackageDescription

// Every arrow of ARCHITECTURE.md is a line here; a module imports nothing else.
let package = Package(
  name: "Backstep",
  products: [.executable(name: "backstep", targets: ["backstep"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.3.3"),
    .package(url: "https://github.com/pointfreeco/xctest-dynamic-overlay", from: "1.4.3"),
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .target(
      name: "CVectorMath",
      cSettings: [
        .unsafeFlags([
          "-O3", "-fno-math-errno", "-ffp-contract=off",
          // Where a function happens to lie must not decide how fast it is.
          "-falign-functions=64",
        ])
      ]),
    .target(name: "TextMeasures", swiftSettings: .working),
    .target(name: "Languages"),
    .target(name: "Files"),
    .target(name: "Journals", dependencies: ["Files"]),
    .target(
      name: "Matrices", dependencies: ["COpenBLAS", "CVectorMath"], swiftSettings: .working),
    .target(
      name: "Engine", dependencies: ["Languages", "Matrices", "Formulas"],
      // What must always hold of a plan, its memory and its past is looked at wherever tests run.
      swiftSettings: .working + [.define("INVARIANTS", .when(configuration: .debug))]),
    .target(
      name: "Datasets",
      dependencies: [
        "Languages", "Matrices", "TextMeasures", "Files", "CZlib", "CCairo", "CTurboJPEG",
      ]),
    .target(name: "Studies", dependencies: ["Matrices", "Engine", "Datasets"]),
    .target(
      name: "Formulas", dependencies: ["Languages", "Matrices", "TextMeasures"],
      swiftSettings: .working),
    .target(
      name: "Cells",
      dependencies: ["Formulas", "Languages", "Matrices", "TextMeasures", "COpenBLAS"],
      swiftSettings: .working),
    .target(
      name: "Explaining", dependencies: ["Engine", "Formulas", "Languages", "Matrices"],
      swiftSettings: .working),
    .target(
      name: "Lessons",
      dependencies: ["Languages", "TextMeasures", "Files", "Cells", "CMark", "CYAML", "CZlib"],
      swiftSettings: .speaking),
    .target(name: "Drawing", dependencies: ["CCairo"]),
    .target(
      name: "Presentation",
      dependencies: [
        "Languages", "Matrices", "TextMeasures", "Formulas", "Engine", "Drawing",
      ], swiftSettings: .speaking),
    .target(name: "CTerminal"),
    .target(name: "CConfinement"),
    .target(
      name: "LineEditing",
      dependencies: ["Languages", "TextMeasures", "Files", "CEditLine", "CTerminal"]),
    .target(
      name: "Sessions",
      dependencies: [
        "Languages", "Files", "Journals", "Matrices", "TextMeasures", "Engine", "Studies",
        "Datasets", "Formulas", "Cells", "Explaining", "Lessons", "Presentation",
      ], swiftSettings: .speaking),
    .executableTarget(
      name: "backstep",
      dependencies: [
        "Languages", "TextMeasures", "Files", "Matrices", "Presentation", "Cells", "Sessions",
        "LineEditing", "CConfinement",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "VectorMathTests", dependencies: ["CVectorMath"]),
    .testTarget(
      name: "TextMeasuresTests", dependencies: ["TextMeasures"], resources: [.copy("Fixtures")]),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"]),
    .testTarget(name: "JournalsTests", dependencies: ["Files", "Journals", "TestSupport"]),
    .testTarget(
      name: "MatricesTests", dependencies: ["Matrices"], resources: [.copy("Fixtures")]),
    .testTarget(
      name: "EngineTests", dependencies: ["Matrices", "Engine", "Formulas", "TestSupport"]),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Matrices", "Datasets", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "StudiesTests", dependencies: ["Studies", "Engine", "Datasets", "Matrices"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "FormulasTests", dependencies: ["Matrices", "Formulas", "TestSupport"],
      resources: [.copy("Corpus")]),
    .testTarget(
      name: "CellsTests", dependencies: ["Cells", "Formulas", "Languages", "Matrices"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ExplainingTests",
      dependencies: [
        "Explaining", "Engine", "Formulas", "Matrices", "Presentation", "Sessions", "TestSupport",
      ], resources: [.copy("Fixtures")]),
    .testTarget(
      name: "LessonsTests", dependencies: ["Languages", "Lessons", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "PresentationTests",
      dependencies: [
        "Presentation", "Languages", "Matrices", "Drawing", "Formulas", "TextMeasures",
        "TestSupport",
      ]
        + .expectations,
      resources: [.copy("Transcripts")]),
    .testTarget(
      name: "SessionsTests",
      dependencies: [
        "Languages", "Journals", "TextMeasures", "Matrices", "Datasets", "Engine", "Formulas",
        "Cells", "Explaining", "Lessons", "Presentation", "Sessions", "TestSupport",
      ] + .expectations,
      resources: [.copy("Transcripts"), .copy("Fixtures")]),
    .executableTarget(
      name: "LineEditingProbe", dependencies: ["LineEditing"], path: "Tests/LineEditingProbe"),
    .testTarget(
      name: "LineEditingTests",
      dependencies: ["LineEditing", "LineEditingProbe", "CTerminal", "backstep", "TestSupport"]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "Files", "Languages", "TextMeasures", "Matrices", "Engine", "Formulas", "Cells",
        "Explaining", "Studies", "Datasets", "TestSupport",
      ]),
    .testTarget(
      name: "ProgramTests",
      dependencies: ["backstep", "Formulas", "Matrices", "Sessions", "TestSupport"]),
    .target(
      name: "TestSupport",
      dependencies: ["Languages", "Matrices", "Engine", "Formulas", "Presentation", "Sessions"],
      path: "Tests/TestSupport", resources: [.copy("Golden")]),
  ],
  swiftLanguageModes: [.v6]
)

extension [SwiftSetting] {
  /// What works numbers and formulas out is optimised in debug builds too: the tests train networks by the
  /// thousand, and take a quarter of the time.
  fileprivate static var working: Self { [.unsafeFlags(["-O"], .when(configuration: .debug))] }
  /// What reads lines and tells what was computed is most of the program, and is kept small.
  fileprivate static var speaking: Self {
    [.unsafeFlags(["-Osize"], .when(configuration: .release))]
  }
}

extension [Target.Dependency] {
  /// Whole-value comparison with readable differences, for tests only.
  fileprivate static var expectations: Self {
    [
      .product(name: "CustomDump", package: "swift-custom-dump"),
      .product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay"),
    ]
  }
}
