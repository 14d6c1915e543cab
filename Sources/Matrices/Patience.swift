import CVectorMath

/// Whether a person still waits for what this thread works out.
///
/// Long loops ask every few milliseconds, and end as they are once the answer is no: what they leave
/// is no result. Whoever lets a person stop work, `limited(by:_:)`, throws it away.
///
/// ```swift
/// let product = try Patience.limited(by: { hasPressedCtrlC() }) { try Matrix.product(A, B) }
/// ```
public enum Patience {
  /// Nobody waits any more for what was being worked out.
  public struct Lost: Error {
    /// There is nothing to say of it.
    @inlinable public init() {}
  }

  /// Works something out that may take long, unless `isOver` says that nobody waits for it.
  /// - Throws: `Lost` where it has said so to a loop; else what the body throws.
  public static func limited<Result>(
    by isOver: () -> Bool, _ body: () throws -> Result
  ) throws -> Result {
    try withoutActuallyEscaping(isOver) { isOver in
      try withUnsafePointer(to: Asker(ask: isOver)) { question in
        var patience = bk_patience(
          is_over: { context in
            context?.assumingMemoryBound(to: Asker.self).pointee.ask() == true ? 1 : 0
          }, context: UnsafeMutableRawPointer(mutating: question), is_lost: 0)
        return try withUnsafeMutablePointer(to: &patience) { patience in
          let outcome = Swift.Result { try asking(patience, body) }
          if patience.pointee.is_lost != 0 { throw Lost() }
          return try outcome.get()
        }
      }
    }
  }

  /// Works something out that must not be left half done, such as an iteration of training.
  @inlinable
  public static func unlimited<Result, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let before = bk_ask(nil)
    defer { _ = bk_ask(before) }
    return try body()
  }

  /// Ends a computation between two of its parts where nobody waits any more.
  /// - Throws: `Lost`.
  @inlinable
  public static func check() throws {
    if isLost { throw Lost() }
  }

  private static func asking<Result>(
    _ patience: UnsafeMutablePointer<bk_patience>, _ body: () throws -> Result
  ) throws -> Result {
    let before = bk_ask(patience)
    defer { _ = bk_ask(before) }
    return try body()
  }

  private struct Asker {
    let ask: () -> Bool
  }

  /// Whether nobody waits any more: a loop that asks ends as it is.
  @inlinable public static var isLost: Bool { bk_is_lost() != 0 }

  /// Whether a loop has ended as it is, so that what follows from it must not be kept; asks nobody.
  @inlinable public static var hasLost: Bool { bk_has_lost() != 0 }

  /// The elements a loop works on before it asks again.
  @inlinable public static var spell: Int { 1 << 16 }
}

/// Counts the elements of a loop, so that it asks now and then whether anybody waits.
public struct Spell {
  @usableFromInline var left = Patience.spell

  /// Begins to count.
  @inlinable public init() {}

  /// Whether the loop is to end as it is, after so many elements more.
  @inlinable
  public mutating func isOver(after count: Int = 1) -> Bool {
    left -= count
    if left > 0 { return false }
    left = Patience.spell
    return Patience.isLost
  }
}

/// Calls the body for one piece after another of `count`, while somebody waits.
@inlinable
public func inSpells(of count: Int, _ body: (Range<Int>) throws -> Void) rethrows {
  var start = 0
  while start < count {
    let end = min(count, start + Patience.spell)
    try body(start..<end)
    start = end
    if end < count, Patience.isLost { return }
  }
}

extension Array where Element: BinaryFloatingPoint {
  /// Makes a number for each place; where patience is lost the rest is what the memory held.
  @inlinable
  public init(places count: Int, _ element: (Int) throws -> Element) rethrows {
    try self.init(unsafeUninitializedCapacity: count) { buffer, made in
      // Nothing is to be undone of plain numbers, and clearing them would take as long.
      made = count
      try inSpells(of: count) { piece in
        for place in piece { buffer.initializeElement(at: place, to: try element(place)) }
      }
    }
  }
}

extension Array {
  /// The elements in order, equal ones as they stood; as they stand where patience is lost.
  @inlinable
  public func sortedWhileWaited(by precedes: (Element, Element) -> Bool) -> [Element] {
    var spell = Spell()
    do {
      return try sorted { a, b in
        if spell.isOver() { throw Patience.Lost() }
        return precedes(a, b)
      }
    } catch {
      return self
    }
  }

  /// `reduce`, of the first elements only where patience is lost.
  @inlinable
  public func reducedWhileWaited<Value>(
    _ start: Value, _ next: (Value, Element) -> Value
  ) -> Value {
    var value = start
    inSpells(of: count) { piece in
      for place in piece { value = next(value, self[place]) }
    }
    return value
  }
}
