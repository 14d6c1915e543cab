import Matrices

/// How much memory the process may hold while a cell runs.
///
/// A cell that wants more is stopped with Python's MemoryError while there is still room to say so.
struct MemoryGauge {
  /// In bytes.
  let limit: Int

  /// Half of what there is.
  static let machine = MemoryGauge(limit: MachineMemory.room / 2)

  /// What is held already and so many bytes, at most a quarter of the rest: what undo and formulas
  /// keep of a variable are copies of it.
  static func forCell(atMost most: Int) -> MemoryGauge {
    let held = MachineMemory.held
    return MemoryGauge(limit: held + min(most, max(0, MachineMemory.room - held) / 4))
  }

  /// Refuses what is so large that it is worth asking for.
  /// - Throws: MemoryError.
  func ask(for count: Int, of stride: Int = 1) throws {
    if count > 1 << 20 { try look(ahead: count.multipliedReportingOverflow(by: stride)) }
  }

  /// Refuses to go on where too much is held, with so many bytes more.
  /// - Throws: MemoryError.
  func look(ahead bytes: (partialValue: Int, overflow: Bool) = (0, false)) throws {
    let (sum, overflow) = MachineMemory.held.addingReportingOverflow(bytes.partialValue)
    guard
      overflow || bytes.overflow || sum > limit
        || !MachineMemory.hasRoom(for: bytes.partialValue)
    else { return }
    throw PythonError(
      .memory, "",
      hint: .init(
        en: "there is room for \(limit >> 20) MB; does something grow in a loop without end? "
          + "What the cell had done is undone",
        zh: "最多可以占用 \(limit >> 20) MB；是不是有什么在循环里没完没了地增长？这个代码块做过的都撤销了"))
  }
}
