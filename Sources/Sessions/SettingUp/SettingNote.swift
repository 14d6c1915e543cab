import Engine
import Glibc
import Languages
import Lessons
import Presentation

/// What a setting does that its new value alone does not say.
enum SettingNote {
  /// The run's numbers were rounded to float32.
  case rounded
  /// float64 again, but the numbers have only the digits float32 left them.
  case unrounded
  /// More threads than the machine has processors.
  case processors(Int)

  /// What there is to say of a change.
  static func notes(
    _ changes: SetCommand.Changes, since before: Experiment, _ session: Session
  ) -> [any Report] {
    let changed = before.hyperparameters.precision != changes.precision
    var notes: [SettingNote] = []
    if before.trainer != nil, changed, let precision = changes.precision {
      notes.append(precision == .float32 ? .rounded : .unrounded)
    }
    let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    if let threads = changes.threads, threads > processors { notes.append(.processors(processors)) }
    return notes.map { TextReport($0.text, as: .muted) }
  }

  private var text: Localized<String> {
    switch self {
    case .rounded:
      Localized(
        en: "The run goes on with its numbers rounded to about 7 digits.",
        zh: "训练继续，数值已舍入到约 7 位数字。")
    case .unrounded:
      Localized(
        en: "The run goes on with its numbers as float32 has left them.",
        zh: "训练继续，数值仍是 float32 留下的那些。")
    case .processors(let count):
      Localized(
        en: "This machine has \(count == 1 ? "one processor" : "\(count) processors"): "
          + "more threads than that are no faster.",
        zh: "这台机器有 \(count) 个处理器：线程再多也不会更快。")
    }
  }
}
