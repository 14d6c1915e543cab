import Datasets
import Engine
import Explaining
import Formulas
import Languages
import Lessons
import Matrices
import Presentation

extension ErrorReport {
  /// Puts any error of a session into words, with the line it came from.
  init(describing error: any Error, in line: String) {
    switch error {
    case let error as ErrorReport: self = error
    case let error as SessionError: self = error.report(in: line)
    case let error as FormulaFailure: self = error.report(in: line)
    case StageMoment.Absence.notComputed(let name, let stage):
      self = SessionError.notComputed(name, stage: stage).report(in: line)
    case StageMoment.Absence.beforeStart(let back):
      self = SessionError.beforeStart(back).report(in: line)
    case let error as ExamProblem: self = error.report(in: line)
    case let error as ElementError: self = error.report(in: line)
    case let error as NetworkError: self = error.report
    case TrainingError.formula(let tensor, _, let error, let source):
      self = FormulaFailure(error: error, source: source).report(in: line, of: tensor)
    case RewritingProblem.cannotRun(let error): self.init(describing: error, in: line)
    case let error as TrainingError: self = error.report
    case let error as OwnFunctionFailure: self = error.report
    case let error as FormulaError:
      // Of a formula that nobody typed there is no line to show.
      let diagnostic = Diagnostic(error, in: line)
      self.init(kind: diagnostic.kind, message: diagnostic.message, hint: diagnostic.hint)
    case let error as ShapeError: self = error.report
    case let error as DatasetError: self.init(kind: "data", error.words, excerpt: error.excerpt)
    case let error as CellFailureReport: self = error.report
    case let error as CellProblem: self = error.report
    case let error as NotebookProblem: self = error.report
    case let error as ConfigurationProblem: self = error.report
    case let error as WeightsError: self = error.report
    case let error as BugRefusal: self = error.report
    case let error as RewritingProblem: self = error.report
    case let error as FunctionProblem: self = error.report
    case let error as FunctionRefusal: self = error.report
    case let error as StepProblem: self = error.report
    case let error as AuditRefusal: self = error.report
    case let error as ExpectationFailure: self.init(failed: error.report)
    case let error as ScriptFailure:
      self.init(
        kind: "script",
        message: Localized(
          en: "the script stopped at \(error.place)", zh: "脚本停在 \(error.place)"))
    case let error as LessonError: self.init(kind: "lesson", message: error.words)
    case let error as LessonRefusal: self = error.report
    case let error as LessonLineFailure: self = error.report
    default:
      self.init(kind: "internal", message: "\(error)")
    }
  }
}

extension FormulaFailure {
  /// The sentence, and carets where the formula stands in the line.
  /// - Parameter tensor: What the formula was to compute, where the line does not say it.
  func report(in line: String, of tensor: String? = nil) -> ErrorReport {
    let diagnostic = Diagnostic(error, in: source)
    let message = diagnostic.message
    return ErrorReport(
      kind: diagnostic.kind,
      message: tensor.map {
        Localized(en: "\($0): \(message.en)", zh: "\($0)：\(message.zh)")
      } ?? message, hint: diagnostic.hint,
      excerpt: excerpt(in: line))
  }

  private func excerpt(in line: String) -> ErrorReport.Excerpt {
    let start = line.firstRange(of: source).map {
      line.distance(from: line.startIndex, to: $0.lowerBound)
    }
    guard let start else { return .init(line: source, range: characters(of: error.range)) }
    let range = characters(of: error.range)
    return .init(line: line, range: (start + range.lowerBound)..<(start + range.upperBound))
  }

  /// A range of UTF-8 offsets into the source, in characters.
  private func characters(of range: Range<Int>) -> Range<Int> {
    func offset(_ utf8: Int) -> Int {
      let index = source.utf8.index(source.startIndex, offsetBy: min(utf8, source.utf8.count))
      return source.distance(from: source.startIndex, to: index)
    }
    return offset(range.lowerBound)..<offset(range.upperBound)
  }
}

extension DatasetError {
  /// The line of the file with a caret where it went wrong, if it is at one place.
  fileprivate var excerpt: ErrorReport.Excerpt? {
    guard let place, let text = place.text else { return nil }
    return .init(line: text, range: (place.column - 1)..<place.column)
  }
}
