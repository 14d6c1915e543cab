import Files
import Glibc

/// The folder where the data sets and lessons of the program lie.
public struct Home: Hashable, Sendable {
  /// The variable that names it.
  public static let variable = "BACKSTEP_HOME"

  /// The folder.
  public let folder: String
  /// The folder of the data sets.
  public var datasets: String { folder + "/datasets" }
  /// The folder of the lessons.
  public var lessons: String { folder + "/lessons" }

  /// A folder that is known.
  public init(folder: String) { self.folder = folder }

  /// Looks for it: `$BACKSTEP_HOME`, else the checkout the program was built in, else
  /// `share/backstep` beside the folder of an installed program.
  /// - Throws: `DatasetError.request` where there is no such folder.
  public init(executable: String, environment: [String: String]) throws(DatasetError) {
    if let chosen = environment[Self.variable], !chosen.isEmpty {
      guard Self.isHome(chosen) else { throw .request(.wrongHome(chosen)) }
      folder = chosen
      return
    }
    let candidates = Self.candidates(for: executable.realPath ?? executable)
    guard let found = candidates.first(where: Self.isHome) else {
      throw .request(.noHome(searched: candidates))
    }
    folder = found
  }

  /// `PREFIX/share/backstep` for `PREFIX/bin/backstep`, and the folder around `.build`.
  private static func candidates(for executable: String) -> [String] {
    let parts = executable.split(separator: "/")
    var candidates: [String] = []
    if let build = parts.lastIndex(of: ".build") {
      candidates.append("/" + parts[..<build].joined(separator: "/"))
    }
    candidates.append("/" + (parts.dropLast(2) + ["share", "backstep"]).joined(separator: "/"))
    return candidates
  }

  private static func isHome(_ folder: String) -> Bool {
    var status = stat()
    return stat(folder + "/datasets", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
