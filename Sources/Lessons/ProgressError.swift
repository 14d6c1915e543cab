import Glibc
import Languages

/// Why progress could not be read or written; the file is left as it was.
public struct ProgressError: Error, Equatable, Sendable {
  /// The file.
  public let path: String
  /// What was found.
  public let reason: Reason

  /// What was found.
  public enum Reason: Error, Equatable, Sendable {
    /// It could not be read; the system's error number.
    case unreadable(code: Int32)
    /// It could not be written; the system's error number.
    case notWritable(code: Int32)
    /// A version that another Backstep wrote.
    case otherVersion(Int)
    /// Something else than progress.
    case notProgress
    /// More bytes than progress can have.
    case tooLarge(limit: Int)
  }
}

extension ProgressError {
  /// Whether what lies there is no progress that any Backstep could read, so that it is only in the way.
  public var isDamage: Bool {
    switch reason {
    case .notProgress, .tooLarge, .unreadable(EISDIR): true
    case .unreadable, .notWritable, .otherVersion: false
    }
  }

  /// That what lay there was moved, and where it is now.
  public func setAside(as place: String) -> Localized<String> {
    Localized(
      en: "\(path) is no progress that can be read: it now lies at \(place), and a new one begins.",
      zh: "\(path) 不是能读取的学习记录：已移到 \(place)，并重新开始一份。")
  }
}

extension ProgressError: CustomStringConvertible {
  /// `words` in English.
  public var description: String { words.en }

  /// One sentence with the file and what to do.
  public var words: Localized<String> {
    Localized(en: "\(path): ", zh: "\(path)：") + reason.words
  }
}

extension ProgressError.Reason {
  fileprivate var words: Localized<String> {
    switch self {
    case .unreadable(ELOOP), .notWritable(ELOOP):
      Localized(
        en: "a symbolic link is not followed; put a file in its place, or nothing.",
        zh: "不会跟随符号链接；请换成普通文件，或者删掉它。")
    case .unreadable(let code):
      Localized(en: "progress cannot be read (", zh: "无法读取学习记录（") + .systemError(code)
        + Localized(en: ").", zh: "）。")
    case .notWritable(let code):
      Localized(en: "progress cannot be saved (", zh: "无法保存学习记录（") + .systemError(code)
        + Localized(en: ").", zh: "）。")
    case .otherVersion(let version):
      Localized(
        en: "progress of version \(version) needs a newer Backstep; the file is left alone.",
        zh: "版本 \(version) 的学习记录需要更新的 Backstep；文件没有改动。")
    case .notProgress:
      Localized(
        en: "this is not a progress file; move it away to begin a new one.",
        zh: "这不是学习记录；把它移开，就会重新开始一份。")
    case .tooLarge(let limit):
      Localized(
        en: "progress over \(limit) bytes is not read; move the file away to begin a new one.",
        zh: "超过 \(limit) 字节的学习记录不读取；把文件移开，就会重新开始一份。")
    }
  }
}
