import Engine
import Matrices

/// A run's past, gone through on a copy: when something that shows now began.
final class Hindsight {
  private let origin: Timeline?
  /// The copy that goes there; made only where somebody asks for the past.
  private lazy var timeline = origin?.forked()
  /// How many iterations were finished where somebody asked.
  private let finished: Int

  /// The learning rates that were set, each with the first iteration that went by it.
  private let rates: [(first: Int, rate: Double)]
  /// The parameters that were set by hand, those at the last point where any were, with the iteration
  /// that followed.
  let setByHand: (names: [String], before: Int)?

  init(_ timeline: Timeline?) {
    origin = timeline
    finished = timeline?.now.finished ?? 0
    rates = timeline?.rates ?? []
    let set = timeline?.tensorsSet ?? []
    setByHand = set.last.map { last in
      let names = set.filter { $0.moment == last.moment }.map(\.name)
      let once = names.enumerated().filter { names.firstIndex(of: $1) == $0 }.map(\.element)
      return (once, last.moment.finished + 1)
    }
  }

  /// The run as it stood before an iteration, counted from 1, with what was set by hand there; nil
  /// where the past is not known.
  func stand(before iteration: Int) -> Trainer? {
    guard (1...(finished + 1)).contains(iteration) else { return nil }
    let isThere = timeline?.go(to: Moment(finished: iteration - 1, stages: 0)) {
      (try? Patience.check()) == nil
    }
    return isThere == true ? timeline?.trainer : nil
  }

  /// The first iteration, counted from 1, before which something that shows now did not show yet and
  /// behind which it did; 0 where it showed from the first; nil where the past is not known.
  ///
  /// The interval is halved again and again, so what came and went and came again is found at one of
  /// its beginnings.
  func beginning(upTo last: Int? = nil, of shows: (Trainer) -> Bool) -> Int? {
    guard let first = stand(before: 1) else { return nil }
    if shows(first) { return 0 }
    var (without, with) = (0, min(last ?? finished, finished))
    while with - without > 1 {
      let middle = (without + with) / 2
      guard let run = stand(before: middle + 1) else { return nil }
      if shows(run) { with = middle } else { without = middle }
    }
    return with > 0 ? with : nil
  }

  /// The first iteration of the last that went by more than a rate, and theirs, where there were some.
  func lowering(to rate: Double) -> (iteration: Int, rate: Double)? {
    rates.last { $0.rate > rate }.map { ($0.first, $0.rate) }
  }
}
