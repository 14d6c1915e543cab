import Files
import Languages
import Presentation

/// `config`: how things look, and who said so.
struct ConfigCommand: Command {
  let name = "config"
  let topic = Topic.session
  let summary = Localized(
    en: "how things look, and where each setting comes from", zh: "怎样显示，每个设置从哪里来")
  let usage = ["config"]
  let examples = ["config"]
  let details = Localized(
    en: """
      At the start the lines of $XDG_CONFIG_HOME/backstep/config (~/.config/backstep/config) are \
      carried out: lang zh, set digits=6 images=none color=never pager=off reader=on, \
      alias it=step iteration. It takes how things look and aliases, never a seed or a \
      hyper-parameter: what is computed does not depend on whose machine it is. Scripts, pipes \
      and programs take the language and the colours from it and nothing else; backstep \
      --no-config passes it over. What is longer than the screen goes through $BACKSTEP_PAGER, else \
      $PAGER, else a pager of its own (help pager).
      """,
    zh: """
      启动时执行 $XDG_CONFIG_HOME/backstep/config（~/.config/backstep/config）里的各行：lang zh、set \
      digits=6 images=none color=never pager=off reader=on、alias it=step iteration。它只管怎样显示和别\
      名，不管种子和超参数：算出来的东西不因为是谁的机器而不同。脚本、管道和别的程序只从它取语言和颜\
      色；backstep --no-config 不读它。比屏幕长的内容由 $BACKSTEP_PAGER 显示，没有就用 $PAGER，再没有就用自带的（help pager）。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let table = Table(
      columns: [
        Table.Column(Localized(en: "setting", zh: "设置")),
        Table.Column(Localized(en: "value", zh: "值")),
        Table.Column(Localized(en: "from", zh: "来自")),
      ], rows: Look.allCases.map { Self.row($0, session) } + Self.aliases(session))
    return [TableReport(table, note: Self.note(session))]
  }

  private static func row(_ look: Look, _ session: Session) -> [Table.Cell] {
    [
      .text(look.rawValue, as: .name), .text(session.value(of: look)),
      .words(session.origin(of: look), as: .muted),
    ]
  }

  private static func aliases(_ session: Session) -> [[Table.Cell]] {
    session.state.aliases.sorted { $0.key < $1.key }.map { name, alias in
      [
        .text("alias \(name)", as: .name), .text(alias.text),
        .words(alias.origin.words, as: .muted),
      ]
    }
  }

  private static func note(_ session: Session) -> Localized<String> {
    guard let path = ConfigurationFile.path(in: session.surroundings.environment) else {
      return Localized(en: "There is no home to keep a config in.", zh: "没有主目录，无处放 config。")
    }
    return Localized(en: "Your file: \(path)", zh: "你的文件：\(path)")
  }
}

extension Session {
  /// What a setting is at the moment.
  func value(of look: Look) -> String {
    switch look {
    case .language: state.language.rawValue
    case .digits: "\(state.digits)"
    case .images: images.rawValue
    case .color: state.looks.color.rawValue
    case .pager: state.looks.pager ? "on" : "off"
    case .reader: state.looks.isSpoken ? "on" : "off"
    }
  }

  fileprivate func origin(of look: Look) -> Localized<String> {
    if let origin = state.origins[look] { return origin.words }
    return deciding(look).map { Localized($0) } ?? Localized(en: "as it comes", zh: "本来如此")
  }

  /// The variable of the environment that decides how things look, where one does.
  private func deciding(_ look: Look) -> String? {
    let environment = surroundings.environment
    let isDumb = ["", "dumb"].contains(environment["TERM"])
    func first(_ names: String...) -> String? {
      names.first { environment[$0]?.isEmpty == false }
    }
    return switch look {
    case .language: first("LC_ALL", "LC_MESSAGES", "LANG")
    case .color: first("NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR") ?? (isDumb ? "TERM" : nil)
    case .pager:
      isDumb
        ? "TERM"
        : first("BACKSTEP_PAGER", "PAGER").map { "\($0)=\(environment[$0] ?? "")" }
    case .digits, .images, .reader: nil
    }
  }
}

extension SettingOrigin {
  fileprivate var words: Localized<String> {
    switch self {
    // The whole path stands below the table.
    case .place(let place): Localized(String(place.split(separator: "/").last ?? ""))
    case .typed: Localized(en: "typed here", zh: "在这里输入")
    }
  }
}
