import Foundation

extension Bundle {
  /// The reference cases, which stand with the engine's tests.
  static var module: Bundle {
    let beside = Bundle.main.bundleURL.appendingPathComponent("Backstep_EngineTests.resources")
    return Bundle(url: beside) ?? .main
  }
}
