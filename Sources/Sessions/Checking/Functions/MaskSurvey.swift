import Matrices

/// The masks that dropout drew in several calls of one case, all of one shape.
///
/// Nobody can say which elements fall out; how many do, and that each does by a draw of its own, can
/// be told of enough of them.
struct MaskSurvey {
  private let masks: [Matrix<Double>]
  private let share: Double

  init(_ masks: [Matrix<Double>], keeping share: Double) {
    (self.masks, self.share) = (masks, share)
  }

  /// How many calls are enough for masks of a size.
  static func calls(of count: Int) -> Int { max(2, min(30, 3000 / max(1, count))) }

  /// What is wrong with them first.
  var fault: FunctionFault.Mask? {
    let all = masks.flatMap(\.elements).filter { !$0.isNaN }
    guard !all.isEmpty else { return nil }
    guard all.allSatisfy({ $0 == 0 || $0 == 1 }) else { return .notBinary }
    // Of the same mask over and over no share can be told.
    if masks.count > 1, Set(all).count > 1, Set(masks).count == 1 { return .calls }
    // What is drawn once for a whole row or column scatters more than so many draws would.
    if Set(all).count > 1 {
      if neverDiffer(pairs(rows: 1, columns: 0)) { return .rows }
      if neverDiffer(pairs(rows: 0, columns: 1)) { return .columns }
    }
    if !isNear(share, all) { return isNear(1 - share, all) ? .swapped : .share }
    if areTheSame(pairs(rows: 1, columns: 0)) { return .rows }
    if areTheSame(pairs(rows: 0, columns: 1)) { return .columns }
    let calls = zip(masks, masks.dropFirst()).flatMap { zip($0.elements, $1.elements) }
    if areTheSame(Array(calls)) { return .calls }
    return lines.contains { !isNear(share, $0) } ? .uneven : nil
  }

  /// Every row's elements, then every column's, of all calls.
  private var lines: [[Double]] {
    guard let shape = masks.first?.shape else { return [] }
    func line(_ isIn: (Int) -> Bool) -> [Double] {
      masks.flatMap { mask in mask.elements.indices.filter(isIn).map { mask.elements[$0] } }
        .filter { !$0.isNaN }
    }
    return (0..<min(shape.rows, 20)).map { row in line { $0 % shape.rows == row } }
      + (0..<min(shape.columns, 20)).map { column in line { $0 / shape.rows == column } }
  }

  /// Whether about as many are 1 as are to be: within five standard deviations of a draw.
  private func isNear(_ share: Double, _ elements: [Double]) -> Bool {
    guard !elements.isEmpty else { return true }
    let count = Double(elements.count)
    let kept = elements.reduce(0, +) / count
    return abs(kept - share) <= 5 * (share * (1 - share) / count).squareRoot() + 1e-12
  }

  /// Elements beside their neighbours.
  private func pairs(rows: Int, columns: Int) -> [(Double, Double)] {
    masks.flatMap { mask in
      let next = rows + columns * mask.rows
      return mask.elements.indices.filter {
        $0 % mask.rows + rows < mask.rows && $0 / mask.rows + columns < mask.columns
      }.map { (mask.elements[$0], mask.elements[$0 + next]) }
    }
  }

  private func neverDiffer(_ pairs: [(Double, Double)]) -> Bool {
    let seen = pairs.filter { !$0.isNaN && !$1.isNaN }
    return seen.count >= 50 && seen.allSatisfy { $0 == $1 }
  }

  /// Whether one of a pair tells the other: of enough pairs, hardly any differ.
  private func areTheSame(_ pairs: [(Double, Double)]) -> Bool {
    let seen = pairs.filter { !$0.isNaN && !$1.isNaN }
    guard seen.count >= 50, share > 0, share < 1 else { return false }
    let different = Double(seen.count { $0 != $1 }) / Double(seen.count)
    return different < share * (1 - share)
  }
}
