import Cells
import Explaining
import Formulas

/// What is wrong with a call before its numbers are looked at.
extension FunctionTrial {
  var returnFault: FunctionFault.Facts? {
    if result.isNone { return .nothing }
    guard task.keys.isEmpty else { return keyFault }
    let wanted = task.tuples.max { $0.count < $1.count } ?? task.singles
    // The backward pass leaves out the same units, and knows them by the mask alone.
    if task.work == .dropout, !task.isGivenMask, parts.count == 1, let part = parts.first {
      return .withoutMask(part.tensor, mask: mask)
    }
    guard let items = result.items else {
      return task.singles.isEmpty ? .count(nil, wanted: wanted) : nil
    }
    if items.isEmpty || names(for: items.count) == nil && items.count > 2 {
      return .count(items.count, wanted: wanted)
    }
    return isInOtherOrder ? .order(wanted: parts.map(\.tensor)) : nil
  }

  private var keyFault: FunctionFault.Facts? {
    guard let entries = dictionary.entries else { return .type(task.stage, found: result.typeName) }
    let found = entries.map(\.key)
    let wanted = ["parameters"] + task.states.map(\.name)
    if states.count < task.states.count { return .count(result.items?.count, wanted: wanted) }
    for (state, value) in zip(task.states, states) {
      guard let keys = value.value.entries?.map(\.key) else {
        return .type(state.name, found: value.value.typeName)
      }
      let missing = state.entries.map(\.key).filter { !keys.contains($0) }
      if !missing.isEmpty { return .keys(missing: missing, extra: []) }
    }
    let missing = task.keys.filter { !found.contains($0) }
    // What a course's function gives besides, as dA1, is no mistake.
    return missing.isEmpty
      ? nil : .keys(missing: missing, extra: found.filter { !task.keys.contains($0) })
  }

  /// Whether the results have the shapes that are wanted, in another order.
  private var isInOtherOrder: Bool {
    guard parts.count > 1 else { return false }
    if task.work == .dropout, place.kind == .live {
      let isMask = parts.map { $0.value.array?.matrix.isOfZeroAndOne ?? false }
      if isMask == [true, false] { return true }
    }
    let found = parts.map { $0.value.array?.shape ?? [] }
    let wanted = parts.map { wantedShape($0.tensor) ?? [] }
    return found != wanted
      && found.map { "\($0)" }.sorted() == wanted.map { "\($0)" }.sorted()
  }

  var typeFault: FunctionFault.Facts? {
    for part in parts {
      guard part.value.isArray || part.value.isNumber else {
        return .type(part.tensor, found: part.value.typeName)
      }
      if part.value.isOfWholes, part.tensor != mask, let right = right(part.tensor),
        right.matrix.elements.contains(where: { $0 != $0.rounded() })
      {
        return part.value.array?.isLogical == true ? .answers(part.tensor) : .wholes(part.tensor)
      }
    }
    return nil
  }

  var shapeFault: FunctionFault.Facts? {
    for part in parts {
      guard let found = part.value.array?.shape, let wanted = wantedShape(part.tensor) else {
        continue
      }
      // A cost of one element is the number, and so is its square.
      let isNumber = wanted.isEmpty && found.allSatisfy { $0 == 1 }
      // Classes may stand in a row or in a list.
      let isListed =
        task.work == .prediction && found.reduce(1, *) == wanted.reduce(1, *)
        && found.max() == wanted.max()
      if found != wanted, !isNumber, !isListed {
        return .shape(part.tensor, found: found, wanted: wanted)
      }
    }
    return nil
  }

  var effectFault: FunctionFault.Facts? {
    if !changed.isEmpty { return .changes(changed) }
    if !written.isEmpty { return .writes(written) }
    // Of dropout its masks tell it.
    return isReseeding && task.work != .dropout ? .seeds : nil
  }
}
