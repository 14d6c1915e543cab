import Matrices

extension Dataset {
  /// The examples of some classes only, labelled anew among these.
  ///
  /// The classes keep their order. Two that are left become one row of 0 and 1, more stand
  /// one-hot, as when a file is read. Examples without a label are left out.
  /// - Parameter classes: names and ranges of names: `0-4`, `setosa,virginica`, `0-2,7`.
  /// - Throws: `DatasetError.request` where the labels are no classes, a name is none of them,
  ///   fewer than two are left, or no example is.
  public func keeping(classes: String) throws(DatasetError) -> Dataset {
    let positions = try ClassSelection(classes, of: self).positions
    let places = Dictionary(uniqueKeysWithValues: zip(positions, 0...))
    var kept: [(example: Int, place: Int)] = []
    for example in 0..<count {
      if let place = classPosition(of: example).flatMap({ places[$0] }) {
        kept.append((example, place))
      }
    }
    guard !kept.isEmpty else { throw .request(.noneOfClasses(classes)) }
    let names = positions.map { labels.classNames[$0] }
    var result = selecting(kept.map(\.example))
    result.labels =
      names.count == 2 ? .binary(negative: names[0], positive: names[1]) : .oneHot(names)
    result.Y = Self.labelled(kept.map(\.place), classes: names.count)
    result.notes.append(.keptClasses(result.classCounts, of: count))
    return result
  }

  private static func labelled(_ places: [Int], classes: Int) -> Matrix<Double> {
    guard classes > 2 else {
      return Matrix(shape: Shape(1, places.count), columnMajor: places.map(Double.init))
    }
    return Matrix(shape: Shape(classes, places.count)) { row, example in
      places[example] == row ? 1 : 0
    }
  }
}

/// Which classes of a data set are meant by `0-4` or `setosa,virginica`.
private struct ClassSelection {
  /// Their positions among the data set's classes, in that order.
  let positions: [Int]

  init(_ text: String, of dataset: Dataset) throws(DatasetError) {
    let names = dataset.labels.classNames
    guard !names.isEmpty else { throw .request(.noClasses(dataset: dataset.name)) }
    var chosen: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      chosen.formUnion(try Self.range(String(part), names))
    }
    guard chosen.count > 1 else { throw .request(.oneClassOnly(text)) }
    positions = chosen.sorted()
  }

  /// A name, which may itself have a hyphen, or two with a hyphen between.
  private static func range(
    _ part: String, _ names: [String]
  ) throws(DatasetError) -> ClosedRange<Int> {
    if let position = names.firstIndex(of: part) { return position...position }
    for hyphen in part.indices where part[hyphen] == "-" {
      let (left, right) = (part[..<hyphen], part[part.index(after: hyphen)...])
      guard let first = names.firstIndex(where: { $0 == left }),
        let last = names.firstIndex(where: { $0 == right }), first <= last
      else { continue }
      return first...last
    }
    throw .request(.unknownClass(part, known: names))
  }
}
