import Files
import Glibc
import Matrices

extension FileBytes {
  /// Writes a file whole or not at all, in place of one of the same name.
  ///
  /// A symbolic link is followed and an existing file keeps its permissions.
  /// - Throws: `DatasetError.file` where the system refuses.
  public static func write(_ bytes: [UInt8], to path: String) throws(DatasetError) {
    do throws(SystemError) {
      guard !Patience.isLost else { throw SystemError(code: ECANCELED) }
      try WholeFile.write(bytes, to: path, until: { Patience.isLost })
    } catch {
      throw .file(error == .notAFile ? .notAFile : .system(error.code), path)
    }
  }
}
