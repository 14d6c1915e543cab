import Glibc

/// How much memory cells may hold, and how much the process holds.
///
/// A cell that wants more is stopped with Python's MemoryError while there is still room to say so.
enum MemoryGauge {
  /// In bytes: a quarter of what the machine has, or of what its control group or the shell's
  /// `ulimit -v` leaves; what undo and formulas keep of a variable are copies of it.
  static let limit =
    ([machine, addressSpace] + controlGroups).compactMap(\.self).min().map { $0 / 4 } ?? Int.max

  /// What the process holds now, in bytes; 0 where the system does not say.
  static var held: Int {
    let numbers = text(of: "/proc/self/statm").split(separator: " ")
    return numbers.count > 1 ? (Int(numbers[1]) ?? 0) * pageSize : 0
  }

  /// Refuses to go on where so many bytes more would be too much.
  /// - Throws: MemoryError.
  static func ask(for bytes: Int = 0) throws {
    let (sum, overflow) = held.addingReportingOverflow(bytes)
    guard overflow || sum > limit else { return }
    throw PythonError(
      .memory, "",
      hint: .init(
        en: "cells may hold \(limit >> 20) MB here; does something grow in a loop without end?",
        zh: "这里的单元最多可以占用 \(limit >> 20) MB；是不是有什么在循环里没完没了地增长？"))
  }

  private static let pageSize = max(1, sysconf(Int32(_SC_PAGESIZE)))

  private static var machine: Int? {
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
