import Languages

/// What a script that is run within a session may not do to the session.
enum ScriptMatter {
  /// Take lines back, bring them back, or run them again.
  case lines
  /// Write it as a document.
  case document
  /// Put another one in its place.
  case otherSession
}

extension ScriptMatter {
  /// Why not, in one sentence.
  var refusal: Localized<String> {
    switch self {
    case .lines:
      Localized(
        en: "within a script lines cannot be taken back or run again", zh: "脚本内部不能撤销或重新运行")
    case .document:
      Localized(
        en: "a script that run carries out cannot write the session as a document",
        zh: "由 run 运行的脚本不能把会话写成文档")
    case .otherSession:
      Localized(
        en: "a script that run carries out cannot go on with another session",
        zh: "由 run 运行的脚本不能接着别的会话")
    }
  }

  /// What to do.
  var hint: Localized<String> {
    switch self {
    case .lines:
      Localized(en: "after it, undo takes all of run back", zh: "脚本结束后，undo 会撤销整个 run")
    case .document:
      Localized(
        en: "type export after it: the script's lines stand in the document one by one",
        zh: "在它之后输入 export：脚本的各行会逐行写进文档")
    case .otherSession: Localized(en: "type resume after it", zh: "在它之后输入 resume")
    }
  }
}
