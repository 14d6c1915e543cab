import Glibc

/// How much memory the process may hold while a cell runs.
///
/// A cell that wants more is stopped with Python's MemoryError while there is still room to say so.
struct MemoryGauge {
  /// In bytes.
  let limit: Int

  /// Half of what there is.
  static let machine = MemoryGauge(limit: room / 2)

  /// What is held already and so many bytes, at most a quarter of the rest: what undo and formulas
  /// keep of a variable are copies of it.
  static func forCell(atMost most: Int) -> MemoryGauge {
    let held = held
    return MemoryGauge(limit: held + min(most, max(0, room - held) / 4))
  }

  /// Refuses what is so large that it is worth asking for.
  /// - Throws: MemoryError.
  func ask(for count: Int, of stride: Int = 1) throws {
    if count > 1 << 20 { try look(ahead: count.multipliedReportingOverflow(by: stride)) }
  }

  /// Refuses to go on where too much is held, with so many bytes more.
  /// - Throws: MemoryError.
  func look(ahead bytes: (partialValue: Int, overflow: Bool) = (0, false)) throws {
    let (sum, overflow) = Self.held.addingReportingOverflow(bytes.partialValue)
    guard overflow || bytes.overflow || sum > limit else { return }
    throw PythonError(
      .memory, "",
      hint: .init(
        en: "there is room for \(limit >> 20) MB; does something grow in a loop without end? "
          + "What the cell had done is undone",
        zh: "最多可以占用 \(limit >> 20) MB；是不是有什么在循环里没完没了地增长？这个代码块做过的都撤销了"))
  }

  /// What the process holds now, in bytes; 0 where the system does not say.
  private static var held: Int {
    let numbers = text(of: "/proc/self/statm").split(separator: " ")
    return numbers.count > 1 ? (Int(numbers[1]) ?? 0) * pageSize : 0
  }

  /// What the machine has, or what its control group or the shell's `ulimit -v` leaves of it.
  private static let room =
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
