import Glibc

/// What the system said, by its error number.
public struct SystemError: Error, Hashable, Sendable {
  /// The number, such as `ENOENT`.
  public let code: Int32

  /// An error of a number.
  public init(code: Int32) {
    self.code = code
  }

  /// The error of the call that has just failed.
  public static var last: SystemError { SystemError(code: errno) }

  /// The path leads to a folder, a pipe or a device.
  public static let notAFile = SystemError(code: EISDIR)

  /// Whether the file or its folder is simply not there.
  public var isAbsence: Bool { code == ENOENT || code == ENOTDIR }
}
