/// Where a run was seen, by which it can be told later whether it has only gone on since.
public struct Trail {
  fileprivate let origin: Timeline.Origin
  fileprivate let edits: Edits
  /// The point.
  public let moment: Moment

  fileprivate var count: Int { edits.count(upTo: moment) }
}

extension Timeline {
  /// An identity that a run shares with its forks.
  final class Origin: Sendable {}

  /// Where the run is now.
  public var trail: Trail { Trail(origin: origin, edits: edits, moment: now) }

  /// What a person changed by hand up to now, each with its point, in order.
  public var changes: [(moment: Moment, edit: Edit)] { edits.made(from: 0, upTo: now) }

  /// What of it was changed behind an earlier point.
  public func changes(after place: Moment) -> [(moment: Moment, edit: Edit)] {
    edits.made(from: edits.count(upTo: place), upTo: now)
  }

  /// What was changed since the run was seen somewhere; nil where it has not only gone on from
  /// there: it is another run, or went back, or has another past.
  public func changes(since trail: Trail) -> [(moment: Moment, edit: Edit)]? {
    guard origin === trail.origin, trail.moment <= now,
      trail.count <= edits.count(upTo: now), edits.begin(like: trail.edits, count: trail.count)
    else { return nil }
    let new = edits.made(from: trail.count, upTo: now)
    return new.allSatisfy { $0.moment >= trail.moment } ? new : nil
  }

  /// A run of its own at the point where this one began, before any change by hand.
  public var beginning: Trainer {
    let fork = forked()
    return fork.checkpoints.restore(fork.checkpoints.last(for: .start))
  }
}
