// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is built the same strict way; packages we depend on keep their own settings.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func room(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "amc-export",
  products: [
    .executable(name: "amc-export", targets: ["amc-export"]),
    .executable(name: "export-bench", targets: ["export-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.36.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C, each behind a header of plain types.
    .target(name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CKernels", linkerSettings: [.linkedLibrary("isal"), .linkedLibrary("z")]),
    .target(name: "CPostgres", linkerSettings: [.linkedLibrary("pq")]),
    // Only `export-bench` uses it: what an upload is measured against.
    .target(name: "CUploadReference", linkerSettings: [.linkedLibrary("pthread")]),
    .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber")]),
    .target(name: "CMail", linkerSettings: [.linkedLibrary("curl")]),

    // Pure values: no I/O.
    room("Activation"),
    room("Identity", ["Activation", "CKernels", "CPhoneNumber", crypto]),
    room("Scheduling", ["Activation"]),
    room("Screen"),

    // Rows in, files out.
    room("Rows", ["Activation", "CKernels", "CPostgres", "Transport", database, nioCore]),
    room("Encoding", ["Activation", "Identity", "Rows", "CKernels"]),

    // The remote side.
    room("Transport", ["Activation", crypto, asyncHTTPClient, nioCore, nioHTTP, nioPosix, nioSSL]),
    room("ObjectStore", ["Activation", "Transport", crypto, nioCore]),
    room("MarketingCloud", ["Activation", "Transport"]),

    // The shared engine and what people see of it.
    room("Workflow", ["Activation", "Scheduling", yams]),
    room("Documents", ["Activation", "Workflow", yams]),
    room("Journal", ["Activation", crypto, database]),
    room("Secrets", ["Activation", "Documents", crypto, cryptoExtras]),
    room(
      "ExportEngine",
      [
        "Activation", "Documents", "Encoding", "Identity", "Journal", "MarketingCloud", "ObjectStore", "Rows",
        "Scheduling", "Secrets", "Transport", crypto, nioCore,
      ]),
    room("Reporting", ["Activation", "ExportEngine", "Journal"]),
    room("Notification", ["Activation", "CMail", "Documents", "ExportEngine", "Reporting", "Transport"]),
    room(
      "SchedulerService",
      ["Activation", "Documents", "ExportEngine", "Notification", "Reporting", "Scheduling"]),
    room("Wizard", ["Activation", "Documents", "Encoding", "ExportEngine", "Reporting", "Screen", "Transport"]),
    room("Terminal", ["CTerminal", "Screen"]),

    // Stand-ins for the remote systems.
    room(
      "Sandbox", ["Activation", "Transport", "CKernels", crypto, database, hummingbird], resources: [.copy("Samples")]),

    .executableTarget(
      name: "amc-export",
      dependencies: [
        "Activation", "Documents", "ExportEngine", "Identity", "Journal", "Notification", "Reporting", "Sandbox",
        "SchedulerService", "Scheduling", "Screen", "Secrets", "Terminal", "Transport", "Wizard", "Workflow",
        argumentParser,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "export-bench",
      dependencies: [
        "Activation", "CUploadReference", "Documents", "ExportEngine", "ObjectStore", "Transport", argumentParser,
        nioCore,
      ], swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Activation", "CKernels"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    tests(of: "CKernels", [crypto]),
    tests(of: "Activation"),
    tests(of: "Scheduling", ["Activation", "ExportEngine"], resources: [.copy("Scripts")]),
    tests(of: "Workflow", ["Activation", "ExportEngine", "Scheduling"], resources: [.copy("Examples")]),
    tests(of: "Documents", ["Activation"]),
    tests(of: "Journal", ["Activation"]),
    tests(of: "Secrets", ["Activation", "Documents"]),
    tests(of: "Reporting", ["Activation", "ExportEngine"]),
    tests(of: "Identity", ["Activation", crypto], resources: [.copy("Scripts"), .copy("Vectors")]),
    tests(of: "Encoding", ["Activation", "Identity", "Rows", crypto]),
    tests(of: "Rows", ["Activation", "CKernels", "Sandbox", "Transport"]),
    tests(of: "Transport", ["Activation", "Sandbox"], resources: [.copy("Scripts")]),
    tests(
      of: "ObjectStore", ["Activation", "Encoding", "ExportEngine", "Sandbox", "Transport", nioCore],
      resources: [.copy("Scripts")]),
    tests(of: "MarketingCloud", ["Activation", "Sandbox", "Transport"]),
    tests(
      of: "ExportEngine",
      [
        "Activation", "Documents", "Encoding", "MarketingCloud", "ObjectStore", "Rows", "Sandbox", "Transport",
        database,
      ]),
    tests(
      of: "Wizard", ["Activation", "Documents", "Encoding", "ExportEngine", "Reporting", "Screen", "Transport"],
      resources: [.copy("Golden")]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["amc-export", "Sandbox"], resources: [.copy("Scripts")],
      swiftSettings: strict),
    tests(of: "Sandbox", ["Activation", "Transport", "CKernels", asyncHTTPClient], resources: [.copy("Scripts")]),
    tests(of: "Screen"),
    tests(of: "Terminal", ["Screen"]),
  ],
  swiftLanguageModes: [.v6]
)
