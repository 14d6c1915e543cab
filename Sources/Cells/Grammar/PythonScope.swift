/// The names of a function, a comprehension or a class body, and where each is kept.
final class PythonScope {
  enum Kind { case module, function, comprehension, classBody }

  /// Where a name's value is found while its code runs.
  enum Place {
    case slot(Int)
    case captured(Int)
    case global
  }

  let kind: Kind
  weak var parent: PythonScope?
  private(set) var bound: [String] = []
  private var isBound: Set<String> = []
  private var globals: Set<String> = []
  /// The names a call gives values.
  var parameters: Set<String> = []
  /// Names of this scope that nested functions read.
  private var shared: Set<String> = []
  /// Names of outer functions that this one, or one inside it, reads.
  private(set) var free: [String] = []
  private var uses: [String] = []
  private var isUsed: Set<String> = []
  /// Where names are read in the text.
  private var readings: [(name: String, span: Span)] = []
  /// Whether an item of anything is set, or anything is changed where it is.
  var changesInPlace = false
  /// Names of what has got, or lost, an item.
  private var changed: Set<String> = []
  private var children: [PythonScope] = []
  private var slots: [String: Int] = [:]
  private var cells: [String: Int] = [:]

  init(_ kind: Kind) { self.kind = kind }

  func adopt(_ child: PythonScope) {
    child.parent = self
    children.append(child)
  }

  func bind(_ name: String) { if isBound.insert(name).inserted { bound.append(name) } }
  func use(_ name: String, at span: Span) {
    readings.append((name, span))
    if isUsed.insert(name).inserted { uses.append(name) }
  }

  /// Notes that a name that was read gets a value where it stands.
  func isTarget(at span: Span) { readings.removeAll { $0.span.start == span.start } }

  /// Notes that something in what a name holds is given a value, or deleted.
  func change(_ name: String) { changed.insert(name) }

  /// Why a name cannot be declared global any more; nil where it can.
  func fault(inDeclaringGlobal name: String) -> String? {
    guard kind == .function, !globals.contains(name) else { return nil }
    if parameters.contains(name) { return "parameter and global" }
    if binds(name) { return "assigned to before global declaration" }
    return isUsed.contains(name) ? "used prior to global declaration" : nil
  }

  func declareGlobal(_ name: String) { globals.insert(name) }
  func binds(_ name: String) -> Bool { isBound.contains(name) && !globals.contains(name) }

  /// Finds out, after the whole text has been read, who reads whose names.
  func resolve() {
    for name in uses where !binds(name) && !globals.contains(name) { request(name) }
    for child in children { child.resolve() }
    guard kind == .module else { return }
    layOut()
  }

  private func request(_ name: String) {
    var passed = kind == .module ? [] : [self]
    var outer = parent
    while let scope = outer, scope.kind != .module {
      if scope.kind != .classBody {
        if scope.globals.contains(name) { return }
        if scope.isBound.contains(name) {
          scope.shared.insert(name)
          for scope in passed where !scope.free.contains(name) { scope.free.append(name) }
          return
        }
      }
      passed.append(scope)
      outer = scope.parent
    }
  }

  private func layOut() {
    for name in bound where !globals.contains(name) {
      if shared.contains(name) {
        cells[name] = cells.count
      } else {
        slots[name] = slots.count
      }
    }
    for name in free { cells[name] = cells.count }
    for child in children { child.layOut() }
  }

  /// The names outside all functions that this scope, or one inside it, reads or writes.
  var outsideNames: Set<String> {
    let own = (uses + bound + globals).filter { place(of: $0).isGlobal }
    return children.reduce(Set(own)) { $0.union($1.outsideNames) }
  }

  /// Where names outside all functions are read, and whether in a function or a comprehension.
  var outsideReadings: [(name: String, span: Span, isInside: Bool)] {
    let isInside = kind == .function || kind == .comprehension
    let own = readings.filter { place(of: $0.name).isGlobal }.map { ($0.name, $0.span, isInside) }
    return children.reduce(own) { all, child in
      all + child.outsideReadings.map { ($0.name, $0.span, $0.isInside || isInside) }
    }
  }

  /// Names outside all functions that get a value, or whose items do.
  var outsideChanges: Set<String> {
    let own = changed.union(bound).filter { place(of: $0).isGlobal }
    return children.reduce(own) { $0.union($1.outsideChanges) }
  }

  var slotCount: Int { slots.count }
  var slotNames: [(name: String, slot: Int)] { slots.map { ($0.key, $0.value) } }
  var ownCellNames: [String] {
    cells.filter { !free.contains($0.key) }.sorted { $0.value < $1.value }.map(\.key)
  }

  func place(of name: String) -> Place {
    if kind == .module || globals.contains(name) { return .global }
    if let slot = slots[name] { return .slot(slot) }
    if let cell = cells[name] { return .captured(cell) }
    return .global
  }

  /// The nearest scope outside whose variables can be captured.
  var enclosing: PythonScope? { parent }
}
