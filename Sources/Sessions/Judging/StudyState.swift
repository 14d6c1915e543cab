import Datasets
import Engine
import Languages
import Studies

/// What a session keeps of the judging of networks.
struct StudyState {
  /// The runs that `train` and `search` left.
  var runs = RunRecords()
  /// What runs are chosen by, where a person has said so.
  var goal: Goal?
  /// The part whose mistakes were shown last.
  var lastPart: Splits.Part?
  /// What was written on examples, and of which state of the data.
  fileprivate var tags = (revision: 0, book: Tags())
  /// What was written on examples, for telling one state from another.
  var book: Tags { tags.book }
}

extension Session {
  /// Leaves a row in `runs`; a run within an iteration leaves none.
  func record(_ run: Trainer, _ origin: RunRecord.Origin, seconds: Double) {
    let experiment = state.experiment
    let dev = experiment.splits?[.dev].flatMap { try? run.assessment(on: $0) }
    let record = RunRecord(
      number: state.studies.runs.nextNumber, origin: origin, run, dev: dev,
      seconds: measured(seconds),
      dataRevision: experiment.dataRevision)
    state.studies.runs.append(record)
  }

  /// What was written on the examples of the data as they are now.
  var tags: Tags {
    get {
      let (revision, book) = state.studies.tags
      return revision == state.experiment.dataRevision ? book : Tags()
    }
    set { state.studies.tags = (state.experiment.dataRevision, newValue) }
  }

  /// The examples of a part that the network gets wrong.
  /// - Throws: what is missing; `StudyProblem.needsClasses` where numbers are predicted.
  func mistakes(on part: Splits.Part) throws -> [MisclassifiedExample] {
    let run = try state.experiment.run()
    let dataset = try state.experiment.part(part)
    let loss = run.plan.network.loss
    guard OutputMeaning(dataset, loss: loss).hasClasses else {
      throw SessionError.study(.needsClasses(Localized(en: "looking for mistakes", zh: "找错例")))
    }
    let evaluation = try run.evaluate(try state.experiment.examples(part))
    return MisclassifiedExample.all(evaluation, on: dataset, loss: loss)
  }

  /// What runs are chosen by: as was said, else the accuracy or the cost of the dev part.
  var goal: Goal {
    if let goal = state.studies.goal { return goal }
    let hasClasses = state.studies.runs.all.last?.dev?.question.hasClasses ?? true
    return Goal(optimizing: .dev(hasClasses ? .accuracy : .J))
  }
}
