import Foundation

/// Where the project lies.
package enum Checkout {
  /// Its path.
  package static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
}
