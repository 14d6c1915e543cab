import Glibc

/// How much memory there is, and how much of it the process holds.
public enum MachineMemory {
  /// What the process holds now, in bytes; 0 where the system does not say.
  public static var held: Int { pages(1) * pageSize }

  /// What the process has addresses for, in bytes, whether it holds it or not; 0 where the system does
  /// not say.
  public static var addressed: Int { pages(0) * pageSize }

  /// One of the numbers the system gives of the process.
  private static func pages(_ index: Int) -> Int {
    let numbers = text(of: "/proc/self/statm").split(separator: " ")
    return numbers.indices.contains(index) ? Int(numbers[index]) ?? 0 : 0
  }

  /// Whether so many bytes more can be held.
  public static func hasRoom(for bytes: Int) -> Bool { bytes <= left }

  /// What can still be held, in bytes: a tenth of the machine is left to others, and where `ulimit -v`
  /// bounds the addresses, 64 MiB of them to what is not asked for here.
  public static var left: Int {
    let addresses = addressSpace.map { $0 - addressed - 64 << 20 } ?? .max
    return max(0, min(room / 10 * 9 - held, addresses))
  }

  /// What the machine has, in bytes, or what its control group or the shell's `ulimit -v` leaves of it.
  public static let room =
    ([memory, addressSpace] + controlGroups).compactMap(\.self).min() ?? Int.max

  private static let pageSize = max(1, sysconf(Int32(_SC_PAGESIZE)))

  private static var memory: Int? {
    let (pages, overflow) = sysconf(Int32(_SC_PHYS_PAGES)).multipliedReportingOverflow(by: pageSize)
    return overflow || pages <= 0 ? nil : pages
  }

  private static var addressSpace: Int? {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0
      ? Int(exactly: limit.rlim_cur) : nil
  }

  private static var controlGroups: [Int?] {
    ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"].map {
      Int(text(of: $0).prefix { $0.isNumber })
    }
  }

  /// The beginning of a small file; empty where it cannot be read.
  private static func text(of path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    return String(unsafeUninitializedCapacity: 256) { max(0, read(file, $0.baseAddress, $0.count)) }
  }
}
