import Glibc

/// Files that are replaced as wholes.
public enum WholeFile {
  /// What to do with a symbolic link in a file's place.
  public enum Links {
    /// The file it leads to is replaced: a person gave the path.
    case follow
    /// It is refused with `ELOOP`: the program chose the path.
    case refuse
  }

  /// Writes a file whole or not at all, in place of one of the same name.
  ///
  /// The bytes go to a draft in the same folder, which then takes the name: a reader sees the old
  /// file or the new one, even after a crash. A file that is there keeps its permissions.
  ///
  ///     try WholeFile.write(Array("done".utf8), to: "/tmp/state", mode: 0o600)
  ///
  /// - Parameters:
  ///   - mode: The permissions of a new file, before the process's mask.
  ///   - isLasting: Whether to wait until the disk has it.
  ///   - stops: Asked now and then whether nobody wants the file any more.
  /// - Throws: `SystemError`; `.notAFile` where the name is a folder's, a pipe's or a device's.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o666, links: Links = .follow,
    isLasting: Bool = true, until stops: () -> Bool = { false }
  ) throws(SystemError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw SystemError(code: ENOENT) }
    let target = links == .follow ? path.realPath ?? path : path
    let present = try permissions(target)
    let folder = Folder.of(target)
    Folder(folder).removeLitter()
    let draft = try Draft(in: folder, mode: present ?? mode)
    do throws(SystemError) {
      try draft.fill(with: bytes, mode: present, isLasting: isLasting, until: stops)
      if stops() { throw SystemError(code: ECANCELED) }
      try draft.take(name: target)
    } catch {
      draft.discard()
      throw error
    }
    if isLasting { Folder(folder).synchronize() }
  }

  /// The permissions of a file that is there already.
  private static func permissions(_ path: String) throws(SystemError) -> mode_t? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw .last
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return status.st_mode & 0o777
    case S_IFLNK: throw SystemError(code: ELOOP)
    default: throw .notAFile
    }
  }
}
