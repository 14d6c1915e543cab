import Matrices

extension Dataset {
  /// The same examples, a share of the pictures shifted to another distribution.
  ///
  /// Which ones: the first of `permutation(m)` of a stream of its own, which starts from the seed
  /// with its bits exchanged by 0x9e3779b9, so that it is not the stream of `split`. They are
  /// shifted in their order by `shifted(by:seed:)`. One at least is shifted.
  /// - Throws: `DatasetError.request` where the set holds no pictures or the share is no share.
  public func shifted(
    by shift: ImageShift, share: Double, seed: UInt32
  ) throws(DatasetError) -> Dataset {
    guard share > 0, share <= 1 else { throw .request(.share(share)) }
    let wanted = max(1, Int((share * Double(count)).rounded()))
    let chosen = Self.choice(wanted, of: count, seed: seed)
    guard chosen.count < count else { return try shifted(by: shift, seed: seed) }
    let pictures = try selectingPictures(chosen, by: shift, seed: seed)
    var result = self
    result.shiftMarks = Array(repeating: false, count: count)
    var all = X
    let (shifted, rows) = (pictures.X, featureCount)
    for (place, example) in chosen.enumerated() {
      result.shiftMarks[example] = true
      let target = (example * rows)..<((example + 1) * rows)
      let source = (place * rows)..<((place + 1) * rows)
      all.elements.replaceSubrange(target, with: shifted.elements[source])
    }
    result.X = all
    result.notes.append(.shiftedShare(shift, chosen.count, of: count))
    return result
  }

  /// Examples in ascending order, chosen at random.
  private static func choice(_ wanted: Int, of count: Int, seed: UInt32) -> [Int] {
    var random = NumPyRandom(seed: seed ^ streamMark)
    return random.permutation(count).prefix(wanted).sorted()
  }

  private static var streamMark: UInt32 { 0x9e37_79b9 }

  /// Some examples shifted; the range of a pixel stays that of the whole set.
  private func selectingPictures(
    _ examples: [Int], by shift: ImageShift, seed: UInt32
  ) throws(DatasetError) -> Dataset {
    guard let image, let pixelRange else { throw .request(.noImages(dataset: name)) }
    return selecting(examples).shifted(by: shift, image, pixelRange, seed: seed)
  }

  /// A mark for each example, also where none was shifted.
  var allShiftMarks: [Bool] {
    shiftMarks.isEmpty ? Array(repeating: false, count: count) : shiftMarks
  }

  /// How many examples were shifted to another distribution.
  public var shiftedCount: Int { shiftMarks.count { $0 } }

  /// Pictures made out of unshifted examples of this set by shifting them.
  ///
  /// Which ones: as many as asked for of `permutation`s of the unshifted, one after another, of
  /// the stream that `shifted(by:share:seed:)` uses.
  func synthesized(
    by shift: ImageShift, count wanted: Int, seed: UInt32
  ) throws(DatasetError) -> (examples: Dataset, madeFrom: [Int]) {
    // Before anything is made, as it might not fit into memory.
    _ = try Shape.checked(featureCount, count + wanted, file: source)
    let sources = allShiftMarks.indices.filter { !allShiftMarks[$0] }
    guard !sources.isEmpty else { throw .request(.nothingUnshifted(dataset: name)) }
    var random = NumPyRandom(seed: seed ^ Self.streamMark)
    var chosen: [Int] = []
    while chosen.count < wanted { chosen += random.permutation(sources.count).map { sources[$0] } }
    chosen.removeLast(chosen.count - wanted)
    return (try selectingPictures(chosen, by: shift, seed: seed), chosen)
  }
}

extension Splits {
  /// The same parts with pictures to train on made out of those there are.
  /// - Parameters:
  ///   - shift: what is done to them.
  ///   - count: how many are made, at least 1.
  ///   - seed: which are taken, and what the noise starts from.
  /// - Throws: `DatasetError` where the set holds no pictures, or too many are asked for.
  public func synthesizing(
    by shift: ImageShift, count: Int, seed: UInt32
  ) throws(DatasetError) -> Splits {
    let range = 1...Generator.maximumCount
    guard range.contains(count) else {
      throw .request(.count(count, dataset: train.name, range: range))
    }
    let (examples, chosen) = try train.synthesized(by: shift, count: count, seed: seed)
    let origins = indices[.train] ?? []
    var result = try addingToTraining(examples, madeFrom: chosen.map { origins[$0] })
    result.noteInTraining(.synthesized(shift, count))
    return result
  }
}
