import Datasets
import Engine
import Explaining
import Languages
import Presentation

extension Session {
  /// What the files of a path are looked up by.
  var files: FileNames { FileNames(home: surroundings.environment["HOME"]) }

  /// Everything of a kind, whatever has been typed of it.
  func candidates(_ kind: CompletionKind) -> [Suggestion] {
    switch kind {
    case .tensors, .values, .files, .dataFiles, .columns: []
    case .computed: computed
    case .parts: parts
    case .units: units
    case .ownFunctions:
      ownNames.filter { isOwnFunction($0) && state.memory?.typeName($0) != "type" }
        .map { Suggestion($0, note(onName: $0)) }
    case .own: ownNames.map { Suggestion($0, note(onName: $0)) }
    case .words(let words):
      words.map {
        Suggestion(
          $0, ChoiceWords.meaning(of: $0), isWhole: $0.last.map { !"(<=".contains($0) } ?? true)
      }
    case .commands: (commands.all.map { Suggestion($0.name, $0.summary) } + aliases).map(\.leading)
    case .aliases: aliases
    case .topics:
      (Topic.allCases.map { Suggestion($0.word[language], Self.topicWords + $0.title) }
        + HelpTopic.allCases.map { Suggestion($0.rawValue, $0.summary) }).map(\.leading)
    case .plots: PlotCommand.subjects.map { Suggestion($0.name, Localized($0.usage)) }
    case .datasets: Self.datasets
    case .lessons:
      ((try? course.catalog.get().lessons) ?? []).map { Suggestion($0.id, $0.title) }
    case .bugs: BugKind.allCases.map { Suggestion($0.mistake.rawValue, $0.summary) }
    case .keptSessions:
      keptSessions().enumerated().map { Suggestion("\($0 + 1)", $1.place) }
    case .stages, .stageNames, .branches, .runs, .tags, .breakpoints, .cells: ofExperiment(kind)
    }
  }

  /// What a stage behind the batch writes, with its formula where that is no riddle.
  private var computed: [Suggestion] {
    let stages = (state.experiment.trainer?.plan.stages ?? []).filter { $0.id.pass != .batch }
    return stages.flatMap(\.writes).map { tensor in
      Suggestion(
        tensor.name, tensor.isBlank ? note(onName: tensor.name) : Localized("\(tensor.formula)"))
    }
  }

  /// The parts that the data have; all where there are no data yet.
  private var parts: [Suggestion] {
    (state.experiment.splits?.parts ?? Splits.Part.allCases).map {
      Suggestion($0.rawValue, ChoiceWords.meaning(of: $0.rawValue))
    }
  }

  /// Units to begin with: many in a layer within, in the last one as many as the data have targets.
  private var units: [Suggestion] {
    let hidden = Suggestion(
      "16", Localized(en: "units of a layer within, any number", zh: "中间一层的单元数，多少都行"))
    guard let rows = state.experiment.dataset?.Y.rows else { return [hidden] }
    return [
      hidden,
      Suggestion(
        "\(rows)", Localized(en: "units of the last layer, by the data", zh: "最后一层的单元数，由数据决定")),
    ]
  }

  private var aliases: [Suggestion] {
    state.aliases.map { Suggestion($0, Localized($1.text)) }
  }

  /// What there is of a kind because of what was done.
  private func ofExperiment(_ kind: CompletionKind) -> [Suggestion] {
    switch kind {
    case .stages: stages(in: nil)
    case .stageNames: stages(before: "")
    case .cells:
      notebook.living.map {
        Suggestion("\($0.number)", Localized($0.text.replacing("\n", with: " ⏎ ")))
      }
    case .branches: state.branches.names.map { Suggestion($0, note(onBranch: $0)) }
    case .runs:
      state.studies.runs.all.map {
        Suggestion("\($0.number)", Localized(RunWords($0).all.joined(separator: ", ")))
      }
    case .tags: tags.all.map { Suggestion($0) }
    case .breakpoints:
      state.breakpoints.map { Suggestion("\($0.number)", Localized($0.description)) }
    default: []
    }
  }

  /// The stages by themselves, and in an iteration: the one where the run is where none is given.
  func stages(in iteration: Int?) -> [Suggestion] {
    let place = iteration ?? max(1, state.experiment.trainer?.state.iteration ?? 1)
    return stages(before: "") + stages(before: "\(place).")
  }

  private func stages(before prefix: String) -> [Suggestion] {
    (state.experiment.trainer?.plan.stages ?? []).map { stage in
      let note = stage.writes.first.map { Localized("\($0.name) = \($0.formula)") }
      return Suggestion("\(prefix)\(stage.id)", note)
    }
  }

  private func note(onBranch name: String) -> Localized<String>? {
    let experiment = state.branches.experiment(name, current: state.experiment)
    return experiment?.trainer.map { .iteration($0.moment.finished) }
  }

  private static let topicWords = Localized(en: "the commands of: ", zh: "这一类命令：")

  private static let datasets =
    [
      Suggestion(
        "from", Localized(en: "variables of yours: data from x y", zh: "用你的变量：data from x y"))
    ]
    + BundledDataset.allCases.map { Suggestion($0.rawValue, $0.words) }
    + Generator.allCases.map { Suggestion($0.rawValue, $0.words) }
}

extension BundledDataset {
  /// What it holds, in a few words.
  fileprivate var words: Localized<String> {
    switch self {
    case .iris: Localized(en: "150 flowers, 4 measurements, 3 species", zh: "150 朵花，4 项测量，3 个种")
    case .digits: Localized(en: "1,797 digits of 8x8 pixels", zh: "1,797 个 8x8 像素的数字")
    case .mnist5k: Localized(en: "5,000 digits of 28x28 pixels", zh: "5,000 个 28x28 像素的数字")
    case .breastCancer:
      Localized(en: "569 tumours, 30 measurements, 2 classes", zh: "569 个肿瘤，30 项测量，2 类")
    }
  }
}

extension Generator {
  /// What it draws, in a few words.
  fileprivate var words: Localized<String> {
    switch self {
    case .xor: Localized(en: "four corners, one class a diagonal", zh: "四个角，每条对角线一类")
    case .moons: Localized(en: "two half moons", zh: "两个半月")
    case .circles: Localized(en: "a circle around another", zh: "一个圆套着另一个")
    case .blobs: Localized(en: "heaps of points", zh: "几堆点")
    case .spiral: Localized(en: "arms of a spiral", zh: "螺旋的几条臂")
    case .flower: Localized(en: "petals, one class after the other", zh: "花瓣，两类相间")
    }
  }
}
