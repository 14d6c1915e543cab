import Files
import Lessons
import Presentation

/// The authors' check: lessons keep the rules, their blocks run, their numbers and answers hold.
public struct LessonCheck {
  private let surroundings: Surroundings
  private let output: any SessionOutput

  /// Creates a check that tells an output what it finds.
  public init(surroundings: Surroundings, output: any SessionOutput) {
    var alone = surroundings
    alone.environment["XDG_STATE_HOME"] = nil
    alone.environment["HOME"] = nil
    self.surroundings = alone
    self.output = output
  }

  /// Checks lesson files, or all lessons where none are named.
  /// - Returns: Whether nothing is to be mended.
  public func run(_ files: [String]) -> Bool {
    let line = SourceLine("lessons check")
    output.speak(surroundings.language)
    do {
      let catalog = Catalog(folder: try surroundings.home().lessons)
      let (lessons, failures) =
        files.isEmpty
        ? (catalog.lessons + catalog.tests, catalog.failures) : Self.read(files)
      var findings = failures.map(LessonFinding.init)
      for lesson in lessons { findings += self.findings(in: lesson, of: catalog) }
      for finding in findings { output.show(finding, for: line) }
      output.show(LessonCheckSummary(lessons: lessons.count, findings: findings.count), for: line)
      return findings.isEmpty
    } catch {
      output.show(ErrorReport(describing: error, in: line.text), for: line)
      return false
    }
  }

  /// Counts what lesson files dictate and ask, or all lessons where none are named.
  /// - Returns: Whether that keeps within the limits.
  public func count(_ files: [String]) -> Bool {
    let line = SourceLine("lessons check --counts")
    output.speak(surroundings.language)
    do {
      let catalog = Catalog(folder: try surroundings.home().lessons)
      let (lessons, failures) =
        files.isEmpty ? (catalog.lessons, catalog.failures) : Self.read(files)
      for failure in failures { output.show(LessonFinding(failure), for: line) }
      let counts = CourseCounts(lessons)
      output.show(CourseCountsReport(counts: counts), for: line)
      return failures.isEmpty && counts.areKept
    } catch {
      output.show(ErrorReport(describing: error, in: line.text), for: line)
      return false
    }
  }

  private static func read(_ files: [String]) -> ([Lesson], [LessonError]) {
    var lessons: [Lesson] = []
    var failures: [LessonError] = []
    for file in files {
      do throws(LessonError) {
        lessons.append(try Catalog.lesson(at: file))
      } catch { failures.append(error) }
    }
    return (lessons, failures)
  }

  /// What is wrong with one lesson, line by line.
  private func findings(in lesson: Lesson, of catalog: Catalog) -> [LessonFinding] {
    let session = Session(surroundings: surroundings, output: NoOutput())
    let linter = Linter { word in
      ((try? session.commands.find(word)) ?? nil) != nil
    }
    let rules = linter.findings(in: lesson, of: catalog.with(lesson)).map(LessonFinding.init)
    var dryRun = DryRun(lesson, in: session)
    dryRun.run()
    return (rules + dryRun.findings).sorted { $0.line < $1.line }
  }
}

extension Catalog {
  /// The catalogue with a lesson in place of the one from the same file, however that is named.
  fileprivate func with(_ lesson: Lesson) -> Catalog {
    if lesson.isTest { return self }
    let path = lesson.file.realPath ?? lesson.file
    return Catalog(
      lessons.filter { ($0.file.realPath ?? $0.file) != path } + [lesson],
      tests: tests, failures: failures)
  }
}

/// Keeps everything to itself.
final class NoOutput: SessionOutput {
  func show(_ report: any Report, for line: SourceLine) {}
  func show(_ error: ErrorReport, for line: SourceLine) {}
  func show(_ progress: ProgressBar?) {}
}
