extension Note: CustomStringConvertible {
  /// The remark as a sentence.
  public var description: String {
    switch self {
    case .leftOutText(let column, let text):
      "column '\(column)' holds text ('\(text.prefix(40))') and is no target: left out"
    case .leftOutEmpty(let column): "column '\(column)' is empty: left out"
    case .tookHeader(let line):
      "the first line is taken as the header: \(line.prefix(8).joined(separator: ", "))"
    case .tookLastAsTarget(let column):
      "the last column, '\(column)', is the target; target= chooses another"
    case .divided(let divisor): "every pixel is divided by \(Int(divisor))"
    case .tookFirst(let count, let total): "the first \(count) of \(total) examples"
    case .keptClasses(let counts, let total):
      "\(counts.reduce(0) { $0 + $1.count }) of \(total) examples: only "
        + listed(counts.map { "\($0.name) (\($0.count))" })
    case .shifted(let shift): "the pictures are of another distribution: \(shift.rawValue)"
    case .shiftedShare(let shift, let count, let total):
      "\(count) of \(total) pictures are of another distribution: \(shift.rawValue)"
    case .synthesized(let shift, let count):
      "\(count) pictures to train on were made out of others: \(shift.rawValue)"
    case .unused(let count, let total): "\(count) of \(total) examples are in no part"
    }
  }
}
