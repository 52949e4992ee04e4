// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target: warnings are errors.
let tests: [SwiftSetting] = [.treatAllWarnings(as: .error)]
/// Besides, all that is shipped: strict memory safety, so that `unsafe` shows where it stands (`UnicodeText` only).
let strict: [SwiftSetting] = tests + [.strictMemorySafety()]

let package = Package(
  name: "tonelint",
  products: [
    .executable(name: "tonelint", targets: ["ToneLintCommand"]),
    .library(name: "ToneLint", targets: ["ToneLint"]),
    .library(name: "TranscriptFormats", targets: ["TranscriptFormats"]),
    .library(name: "LayoutFiles", targets: ["LayoutFiles"]),
    .library(name: "ToneLintRendering", targets: ["ToneLintRendering"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]
    ),
    .target(name: "UnicodeText", dependencies: ["CICU"], swiftSettings: strict),
    .target(name: "ToneLint", dependencies: ["UnicodeText"], swiftSettings: strict),
    .target(name: "RuleFiles", dependencies: ["ToneLint", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
    .target(name: "CEnglishPack", exclude: ["tables.bin", "sources.txt"]),
    .target(name: "EnglishPack", dependencies: ["CEnglishPack", "ToneLint", "UnicodeText"], swiftSettings: strict),
    .target(name: "TranscriptFormats", dependencies: ["ToneLint", "UnicodeText"], exclude: ["Layouts"], swiftSettings: strict),
    .target(
      name: "LayoutFiles", dependencies: ["RuleFiles", "ToneLint", "TranscriptFormats", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(name: "Evaluation", dependencies: ["ToneLint"], swiftSettings: strict),
    .target(name: "CueFitting", dependencies: ["ToneLint", "Evaluation"], swiftSettings: strict),
    .target(name: "ToneLintRendering", dependencies: ["ToneLint", "UnicodeText"], swiftSettings: strict),
    .executableTarget(
      name: "ToneLintCommand",
      dependencies: [
        "ToneLint", "RuleFiles", "EnglishPack", "TranscriptFormats", "LayoutFiles", "ToneLintRendering", "Evaluation", "CueFitting",
        "UnicodeText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
      ],
      swiftSettings: strict
    ),
    .testTarget(name: "UnicodeTextTests", dependencies: ["UnicodeText"], swiftSettings: tests),
    .testTarget(name: "ToneLintTests", dependencies: ["ToneLint", "RuleFiles", "EnglishPack", "UnicodeText"], swiftSettings: tests),
    .testTarget(
      name: "TranscriptFormatsTests", dependencies: ["TranscriptFormats", "LayoutFiles", "RuleFiles", "ToneLint"],
      exclude: ["Fixtures", "Regressions"],
      swiftSettings: tests),
    .testTarget(name: "CueFittingTests", dependencies: ["CueFitting", "ToneLint"], swiftSettings: tests),
    .testTarget(name: "EvaluationTests", dependencies: ["Evaluation", "ToneLint"], swiftSettings: tests),
    .testTarget(name: "ToneLintRenderingTests", dependencies: ["ToneLintRendering", "ToneLint"], swiftSettings: tests),
    .testTarget(name: "ToneLintCommandTests", dependencies: ["ToneLintCommand"], exclude: ["Goldens"], swiftSettings: tests),
  ],
  swiftLanguageModes: [.v6]
)
