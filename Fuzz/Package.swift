// swift-tools-version: 6.2
import PackageDescription

/// Fuzzing of the readers with libFuzzer: a package of its own, so that users never build it. `Fuzz/run SECONDS` builds and runs it.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "tonelint", path: "..")],
  targets: [
    .executableTarget(
      name: "FuzzReaders",
      dependencies: [
        .product(name: "LayoutFiles", package: "tonelint"), .product(name: "TranscriptFormats", package: "tonelint"),
        .product(name: "ToneLint", package: "tonelint"),
      ],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ],
  swiftLanguageModes: [.v6]
)
