import CConfinement
import Files
import Glibc
import Languages
import Matrices
import Sessions

/// The limits of `--safe`, made to hold: the program's own checks, and for the process, where the
/// kernel can, Landlock and the system's limits.
struct Safety {
  /// When the time is over; nil where somebody at a terminal sees to that.
  private let end: ContinuousClock.Instant?
  private let options: SafetyOptions

  /// Confines the process for good.
  /// - Parameters:
  ///   - files: What runs; `-` stands for the folder one is in.
  ///   - endsInTime: Whether its time is limited.
  ///   - surroundings: Learns what may be read.
  init?(
    _ options: SafetyOptions, running files: [String], endsInTime: Bool,
    _ surroundings: inout Surroundings
  ) {
    surroundings.trustsLessons = options.trustsLessons
    guard options.safe else { return nil }
    self.options = options
    end = endsInTime ? .now.advanced(by: .seconds(options.seconds ?? 600)) : nil
    let folders = files.map { $0 == "-" ? "." : Folder.of($0) } + surroundings.dataFolders
    surroundings.rights = FileRights(readingIn: folders)
    limit()
    confine(reading: folders, surroundings.environment)
  }

  /// Whether the time is over.
  var isOver: Bool { end.map { .now >= $0 } ?? false }

  /// What is said then.
  var words: Localized<String> {
    let seconds = options.seconds ?? 600
    return Localized(
      en: "the time limit of \(seconds.counted("second")) is reached; --time-limit sets another",
      zh: "到了 \(seconds) 秒的时间限制；用 --time-limit 另设")
  }

  /// Memory beyond what the process has already, and time of the processor, should nobody look.
  private func limit() {
    let bytes = MachineMemory.addressed + (options.megabytes ?? 4096) << 20
    lower(RLIMIT_AS, to: rlim_t(bytes))
    if end != nil { lower(RLIMIT_CPU, to: rlim_t(4 * (options.seconds ?? 600) + 10)) }
    _ = MachineMemory.room
  }

  private func lower(_ resource: __rlimit_resource, to most: rlim_t) {
    var limits = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &limits) == 0 else { return }
    limits.rlim_cur = min(most, limits.rlim_max)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
  }

  private func confine(reading folders: [String], _ environment: [String: String]) {
    let state = StateFolder.path(in: environment)
    if let state { try? Folder.make(above: state + "/journal") }
    let own = ConfigurationFile.path(in: environment).map { [$0] } ?? []
    withPointers(to: Self.libraries + folders + own) { readable in
      withPointers(to: ["/dev/null", "/dev/tty"] + (state.map { [$0] } ?? [])) { writable in
        // Without it the program's own checks hold alone.
        _ = confine_thread(readable, writable)
      }
    }
  }

  /// What the C libraries read while the program runs.
  private static let libraries = [
    "/usr/lib", "/lib", "/lib64", "/usr/share", "/etc/terminfo", "/etc/fonts", "/etc/localtime",
    "/var/cache/fontconfig", "/proc/self", "/sys/fs/cgroup",
  ]

  private func withPointers(
    to paths: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Void
  ) {
    let texts = paths.map { strdup($0) }
    defer { texts.forEach { free($0) } }
    let list = texts.map { UnsafePointer($0) } + [nil]
    list.withUnsafeBufferPointer { if let start = $0.baseAddress { body(start) } }
  }
}
