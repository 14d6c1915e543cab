import Glibc
import Languages
import Lessons
import Matrices

/// The lessons there are and how far the learner is with them.
final class Course {
  /// The lessons; read when first asked for.
  private(set) lazy var catalog = Self.catalog(surroundings)
  /// What has been done, in this shell and in others; while a line is carried out again, what had
  /// been done then; in a document, what has been done there.
  var progress: Progress { isOfDocument ? document : supposed ?? own }
  private lazy var own = load()
  private var supposed: Progress?
  /// What the lines of the document at work have done.
  private var document = Progress()
  /// Whether the lines at work stand in a document: it is the same for every reader, and leaves what
  /// they have done alone.
  var isOfDocument = false
  private let surroundings: Surroundings
  private let store: ProgressStore?
  private var warnings: [Localized<String>] = []
  private var hasFailed = false
  /// Called where what is known of an exercise has changed: it was tried, solved, a hint was read.
  var onAnswer: (() -> Void)?
  /// Whether what is done counts; not where lines are only run again.
  var isListening = true

  init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
    store = ProgressStore.path(in: surroundings.environment).map(ProgressStore.init(path:))
  }

  /// What the lessons and their pages are called; none of them is read for it.
  private(set) lazy var headings =
    (try? surroundings.home().lessons).map { Catalog.headings(in: $0) } ?? []

  private static func catalog(_ surroundings: Surroundings) -> Result<Catalog, any Error> {
    Result { Catalog(folder: try surroundings.home().lessons) }
  }

  /// Notes something done; where it cannot be saved it counts for this shell, and is said once.
  func update(_ change: @escaping (inout Progress) -> Void) {
    // What was judged by the rest of a computation that was stopped is no answer.
    guard !Patience.hasLost else { return }
    let change = dated(change)
    guard !isOfDocument else { return change(&document) }
    if var progress = supposed {
      change(&progress)
      supposed = progress
    }
    if isListening { note(change) }
  }

  private func note(_ change: @escaping (inout Progress) -> Void) {
    let before = own
    change(&own)
    if own.exercises != before.exercises || own.tests != before.tests { onAnswer?() }
    guard let store, !hasFailed else { return }
    do {
      own = try store.update(change)
    } catch {
      guard setAside(error) else { return warn(error) }
      let kept = own
      do { own = try store.update { $0 = kept } } catch { warn(error) }
    }
  }

  /// Takes the learner to be so far, while a line is carried out again; nil as far as they are.
  func suppose(_ progress: Progress?) { supposed = progress }

  /// A document begins, in which nothing has been done yet.
  func beginDocument() { document = Progress() }

  /// Carries out a line that stood in a document.
  /// - Parameter progress: What had been done there; nil where nothing has changed since.
  func inDocument<Result>(_ progress: Progress?, _ body: () -> Result) -> Result {
    let was = isOfDocument
    (isOfDocument, document) = (true, progress ?? document)
    defer { isOfDocument = was }
    return body()
  }

  /// Does something that leaves alone what the document at work has done.
  func keepingDocument<Result>(_ body: () throws -> Result) rethrows -> Result {
    let before = document
    defer { document = before }
    return try body()
  }

  /// A change that also notes the day of what it has solved.
  private func dated(_ change: @escaping (inout Progress) -> Void) -> (inout Progress) -> Void {
    let day = today
    return { progress in
      let before = progress
      change(&progress)
      progress.date(changesSince: before, on: day)
    }
  }

  /// The day where the learner is, counted from 1 January 1970.
  var today: Int {
    var now = time(nil)
    var local = tm()
    guard localtime_r(&now, &local) != nil else { return now / 86_400 }
    return (now + local.tm_gmtoff) / 86_400
  }

  /// Whether something is to be said about the progress file.
  var hasWarnings: Bool { !warnings.isEmpty }

  /// What is to be said about the progress file, once.
  func takeWarnings() -> [Localized<String>] {
    defer { warnings = [] }
    return warnings
  }

  private func load() -> Progress {
    guard let store else { return Progress() }
    do {
      let found = try store.load()
      let lost = found.damaged.count
      if lost > 0 { warnings.append(Message.damagedProgress(lines: lost).text) }
      return found
    } catch {
      if !setAside(error) { warn(error) }
      return Progress()
    }
  }

  /// Moves what is in the way of progress aside and says so; false where it is something else, or stays.
  private func setAside(_ error: ProgressError) -> Bool {
    guard error.isDamage, let place = try? store?.setAside() else { return false }
    warnings.append(error.setAside(as: place))
    return true
  }

  private func warn(_ error: ProgressError) {
    let kept = Localized(en: " It is kept until you leave.", zh: "离开之前都还记着。")
    if !hasFailed { warnings.append(error.words + kept) }
    hasFailed = true
  }
}
