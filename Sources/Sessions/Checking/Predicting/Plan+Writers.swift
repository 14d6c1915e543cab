import Engine
import Formulas

extension Plan {
  /// The stages that write what an expression reads.
  ///
  /// Parts of the data, such as `J_train`, follow from the last update; `t` and `epoch` from the
  /// batch. Empty for what no stage changes.
  func writers(of expression: Syntax, scalars: [String]) -> [Int] {
    let indices = expression.names.compactMap { name -> Int? in
      if let writer = writer(of: canonicalName(name)) { return writer }
      if let split = SplitName(name) { return split.quantity.metric.map { _ in stages.count - 1 } }
      return scalars.contains(name) ? 0 : nil
    }
    return Set(indices).sorted()
  }

  /// The point where a stage has run for the first time after another point.
  func nextRun(of stage: Int, after moment: Moment) -> Moment {
    let finished = moment.finished + (moment.stages <= stage ? 0 : 1)
    return stage + 1 == stages.count
      ? Moment(finished: finished + 1, stages: 0) : Moment(finished: finished, stages: stage + 1)
  }
}
